import { hostPathKey } from './paths';
import type { CheckpointShown, DiskShown, Inventory, InventoryOutput } from '../../inventory/model';
import { lastSegment } from '../../vmconfig/last-segment';
import { listFolderDisks, readsOnly } from '../disk-commands';
import { attachedAvhdx } from '../hvb/hvb068-attached-avhdx';
import { checkpointsDisabled } from '../hvb/hvb018-checkpoints-disabled';
import { userCheckpoints } from '../hvb/hvb017-user-checkpoints';
import type { Span } from '../../text/span';
import { quotePowerShell } from '../powershell';
import type { Fix } from '../rule';
import { ruleOf, wholeOutputs, type InventoryRule } from './inventory-input';

/** From four differencing disks on: a number of ours, that of HVB063. */
const deepest = 3;

const copyFirst =
  'Copy every file of the chain first, with the VM off, and ask the vendor of the backup application or Microsoft support.';

/** Rules on checkpoints and on chains of disks. */
export const checkpointRules: readonly InventoryRule[] = [
  ruleOf('HVB017', userCheckpoints, ({ doc }, report) => {
    for (const [vmName, all] of byVm(doc)) {
      const [one, ...others] = all.filter(({ type }) => type?.value === 'Standard');
      if (!one) continue;
      const count = others.length === 0 ? 'a checkpoint' : `${others.length + 1} checkpoints`;
      report({
        span: one.name?.span ?? one.span,
        message: `${vmName} has ${count} that no backup made; as long as ${others.length === 0 ? 'it exists' : 'they exist'}, differencing disks grow and the checkpoint location cannot be changed.`,
        related: others.slice(0, 5).map(({ span }) => ({ span, message: 'This one too.' })),
        fixes: () => [listCheckpoints(vmName, 'List the checkpoints with type and age', '')],
      });
    }
  }),
  ruleOf('HVB018', checkpointsDisabled, ({ doc }, report) => {
    for (const { name, checkpointType } of doc.vms)
      if (checkpointType?.value === 'Disabled')
        report({
          span: checkpointType.span,
          message: `Checkpoints are turned off for ${name?.value ?? 'the VM'}; whether backups can still make theirs, no source says.`,
          fixes: () => [
            {
              title: 'Allow production checkpoints',
              powershell: `Set-VM -Name ${nameOf(name?.value)} -CheckpointType Production`,
              safety: 'Only where nobody turned checkpoints off on purpose. The VM may stay on.',
            },
          ],
        });
  }),
  ruleOf('HVB061', { severity: 'error' }, ({ doc }, report) => {
    for (const [vmName, all] of byVm(doc))
      for (const { name, type, created } of all)
        if (type?.value === 'Recovery')
          report({
            span: type.span,
            message: `${vmName} has the checkpoint ${quoted(name?.value)} of type Recovery${created ? `, made ${created.value}` : ''}; a backup makes such a one for as long as it runs, so unless a job runs now or its application keeps it on purpose, it was left behind.`,
            atMost: 'warning',
            fixes: () => [
              listCheckpoints(
                vmName,
                'See which backup checkpoints are there and since when',
                ' -SnapshotType Recovery',
                "First no job, no mount and no proxy attachment, and enough free space for the merge. Then pipe the same command to Remove-VMSnapshot and wait for event 19080; without its type it would take people's own checkpoints too. If it is refused, try again with the VM shut down; after that ask the application's vendor or Microsoft support.",
              ),
            ],
          });
  }),
  ruleOf('HVB063', { severity: 'warning' }, ({ doc }, report) => {
    const disks = disksByPath(doc);
    const parents = new Set(doc.disks.flatMap(({ parentPath }) => (parentPath ? [hostPathKey(parentPath.value)] : [])));
    for (const [key, disk] of disks) {
      if (parents.has(key)) continue;
      const depth = depthOf(disk, disks);
      if (depth > deepest && disk.path)
        report({
          span: disk.path.span,
          message: `${lastSegment(disk.path.value)} is the last of ${depth} differencing disks in a row; every read may go through all of them, and merges take long.`,
          fixes: () => [
            lookAt(
              disk,
              'See the chain',
              'Find out first why they were not merged; then remove checkpoints one by one through Hyper-V.',
            ),
          ],
        });
    }
  }),
  ruleOf('HVB066', { severity: 'warning' }, ({ doc }, report) => {
    const children = new Map<string, DiskShown[]>();
    for (const disk of disksByPath(doc).values()) {
      if (!disk.parentPath || disk.parentPath.isCut) continue;
      const key = hostPathKey(disk.parentPath.value);
      const all = children.get(key) ?? [];
      children.set(key, all);
      all.push(disk);
    }
    const forks = [...children.values()].filter(({ length }) => length > 1);
    const users = usersOf(doc, new Set(forks.flat().map((one) => hostPathKey(one.path?.value ?? ''))));
    for (const [one, ...others] of forks) {
      if (!one?.parentPath) continue;
      const branches = [one, ...others];
      const used = branches.flatMap(({ path }) => users.get(hostPathKey(path?.value ?? '')) ?? []).slice(0, 5);
      report({
        span: one.parentPath.span,
        message: `${lastSegment(one.parentPath.value)} is the parent of ${branches.length} disks${namesOf(branches)}; a merge of one branch into it makes the other unreadable.${used.map(({ words }) => ` ${words}`).join('')}`,
        related: [
          ...others
            .slice(0, 5)
            .flatMap(({ parentPath }) =>
              parentPath ? [{ span: parentPath.span, message: 'The same parent here.' }] : [],
            ),
          ...used.map(({ span }) => ({ span, message: 'This VM uses it.' })),
        ],
        fixes: () => [
          lookAt(
            one,
            'See which branch is used by what',
            `${used.length > 0 ? 'What uses the other branch must be proved first.' : 'Which branch the VM uses must be proved first.'} ${copyFirst}`,
          ),
        ],
      });
    }
  }),
  ruleOf('HVB068', attachedAvhdx, (input, report) => {
    const hasNoCheckpoint = withoutCheckpoint(input.doc);
    for (const drive of input.doc.drives) {
      const { path, vmName } = drive;
      if (!path || !vmName || path.isCut || vmName.isCut || !/\.avhdx?$/i.test(path.value)) continue;
      if (!hasNoCheckpoint(vmName.value)) continue;
      report({
        span: path.span,
        atMost: 'warning',
        message: `A disk of ${vmName.value} is ${lastSegment(path.value)}, and Get-VMSnapshot shows no checkpoint of it; inferred: a backup left it behind, unless a job or a merge is running or Replica keeps it as a recovery point.`,
        fixes: () => [
          listCheckpoints(
            vmName.value,
            'See the checkpoints of this VM again',
            '',
            'Next: backup application idle, without a mount or a proxy attachment; a restorable backup at hand; free space for a merge; then shut the VM down and wait, which usually starts the merge. Never delete or rename an AVHDX.',
          ),
        ],
      });
    }
  }),
];

/** The names of a few branches. */
function namesOf(branches: readonly DiskShown[]): string {
  const names = branches.slice(0, 3).map(({ path }) => lastSegment(path?.value ?? ''));
  return ` (${names.join(', ')}${branches.length > 3 ? ', ...' : ''})`;
}

interface User {
  readonly words: string;
  readonly span: Span;
}

/** No chain is as long; a text may be made of nothing else. */
const longestWalk = 500;

/** By the disk of a branch, the VMs whose drives show that they stand on it, directly or on a disk above it. */
function usersOf(doc: Inventory, branches: ReadonlySet<string>): ReadonlyMap<string, readonly User[]> {
  const disks = disksByPath(doc);
  const found = new Map<string, User[]>();
  for (const { path, vmName } of doc.drives) {
    if (!path || path.isCut || !vmName) continue;
    const seen = new Set<string>();
    for (let at: string | undefined = hostPathKey(path.value); at !== undefined && !seen.has(at);) {
      if (branches.has(at)) {
        const file = lastSegment(disks.get(at)?.path?.value ?? '');
        const all = found.get(at) ?? [];
        found.set(at, all);
        all.push({ words: `The VM ${vmName.value} uses the branch of ${file}.`, span: path.span });
      }
      if (seen.size >= longestWalk) break;
      seen.add(at);
      const parent: string | undefined = disks.get(at)?.parentPath?.value;
      at = parent === undefined ? undefined : hostPathKey(parent);
    }
  }
  return found;
}

/** Checkpoints by the name of their VM, as far as it is shown whole. */
function byVm({ checkpoints }: Inventory): ReadonlyMap<string, readonly CheckpointShown[]> {
  const found = new Map<string, CheckpointShown[]>();
  for (const one of checkpoints) {
    const name = one.vmName?.value ?? 'The VM';
    const all = found.get(name) ?? [];
    found.set(name, all);
    all.push(one);
  }
  return found;
}

/** Says whether a VM is shown to have no checkpoint. A name that is cut may be that of any VM. */
function withoutCheckpoint(doc: Inventory): (vmName: string) => boolean {
  const isAllShown = wholeOutputs(doc, 'checkpoint', 'get-vmsnapshot', 'get-vmcheckpoint').length > 0;
  const shown = new Set(doc.outputs.flatMap((one) => (isWholeOf(one) ? [one.ofVm] : [])));
  const named = new Set(doc.checkpoints.map(({ vmName }) => (vmName?.isCut ? undefined : vmName?.value.toLowerCase())));
  return (vmName) => {
    const name = vmName.toLowerCase();
    return (isAllShown || shown.has(name)) && !named.has(undefined) && !named.has(name);
  };
}

/** The checkpoints of this one VM were asked for, and the output shows whole. */
function isWholeOf({ cmdlet, ofVm, hasBeginning, hasEnd }: InventoryOutput): boolean {
  return /^get-vm(?:snapshot|checkpoint)$/.test(cmdlet ?? '') && ofVm !== undefined && hasBeginning && hasEnd;
}

function disksByPath({ disks }: Inventory): ReadonlyMap<string, DiskShown> {
  const found = new Map<string, DiskShown>();
  for (const disk of disks) if (disk.path && !disk.path.isCut) found.set(hostPathKey(disk.path.value), disk);
  return found;
}

/** How many differencing disks follow one another, as far as they are shown; a ring ends where it closes. */
function depthOf(disk: DiskShown, disks: ReadonlyMap<string, DiskShown>): number {
  const seen = new Set<DiskShown>();
  for (let at: DiskShown | undefined = disk; at?.parentPath && !seen.has(at) && seen.size < longestWalk;) {
    seen.add(at);
    at = disks.get(hostPathKey(at.parentPath.value));
  }
  return seen.size;
}

function lookAt({ path }: DiskShown, title: string, then: string): Fix {
  return { title, powershell: listFolderDisks(path?.value ?? ''), safety: `${readsOnly} ${then}` };
}

function listCheckpoints(vmName: string, title: string, type: string, then = ''): Fix {
  return {
    title,
    powershell: `Get-VMSnapshot -VMName ${nameOf(vmName)}${type} | Format-List VMName, Name, SnapshotType, CreationTime, ParentSnapshotName`,
    safety: `${readsOnly}${then === '' ? ' Leave checkpoints of type Recovery to the backup application, and remove others through Hyper-V, never by deleting their files.' : ` ${then}`}`,
  };
}

/** Names take wildcards, and one that is cut is none. */
function nameOf(name: string | undefined): string {
  return name === undefined || name === 'The VM' || /[*?[\]`]|\.\.\.$|\u2026$/.test(name)
    ? "'<VM name>'"
    : quotePowerShell(name);
}

function quoted(name: string | undefined): string {
  return name === undefined ? 'without a name' : `"${name}"`;
}
