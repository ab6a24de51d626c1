import { longestPlainPath, parseHostPath, plainLength } from '../../evidence/host-path';
import type { TextShown, VmShown } from '../../inventory/model';
import { lastSegment } from '../../vmconfig/last-segment';
import { theVm, vmWord } from '../../vmconfig/words';
import { ampersand } from '../hvb/hvb024-ampersand';
import { duplicateVmName } from '../hvb/hvb023-duplicate-vm-name';
import { illegalName } from '../hvb/hvb025-illegal-name';
import { pathTooLong } from '../hvb/hvb026-path-too-long';
import { asFileName, notInFileNames, withoutAmpersand } from '../new-names';
import { hostNotes, quotePowerShell, vmParameter } from '../powershell';
import { renameNote, renameVm } from '../rename-vm';
import { ruleOf, type InventoryRule } from './inventory-input';
import { diskWords, factsOfVm, nameKey, onHost, vmFacts, whole } from './vm-input';

/** Two ids are two VMs, also where a replica has the name of its primary: that one has the same id. */
const duplicate = ruleOf('HVB023', duplicateVmName, (input, report) => {
  const byName = new Map<string, Map<string, VmShown>>();
  for (const vm of input.doc.vms) {
    const [name, id] = [whole(vm.name), whole(vm.id)];
    if (!name || !id || nameKey(name.value) === '') continue;
    const same = byName.get(nameKey(name.value)) ?? new Map<string, VmShown>();
    byName.set(nameKey(name.value), same);
    if (!same.has(id.value)) same.set(id.value, vm);
  }
  for (const same of byName.values()) {
    const [first, ...others] = [...same.values()];
    if (!first?.name || !first.id || others.length === 0) continue;
    const { name, id } = first;
    report({
      span: name.span,
      message: `${others.length === 1 ? 'Another VM in this text also has' : `${others.length} other VMs in this text also have`} the name ${vmWord(vmFacts(first))}; applications that select a VM by its name cannot tell them apart.`,
      related: others
        .slice(0, mostRelated)
        .map((vm) => ({ span: vm.name?.span ?? vm.span, message: `This one has the id ${vm.id?.value ?? ''}.` })),
      fixes: () => [
        {
          title: 'Give this VM another name on the host',
          // By its id: the name would mean both.
          powershell: `Get-VM -Id ${quotePowerShell(id.value)} | Rename-VM -NewName ${quotePowerShell(`${name.value.trim()}-${id.value.slice(0, 8)}`)}`,
          safety: `Not needed where the backup job can select the VM by its id. ${renameNote}${hostNotes(onHost(vmFacts(first), input))}`,
        },
      ],
    });
  }
});

/** So many other VMs are named; the number is always said. */
const mostRelated = 10;

const withAmpersand = ruleOf('HVB024', ampersand, (input, report) => {
  const told = new Set<string>();
  for (const vm of input.doc.vms) {
    const name = whole(vm.name);
    if (!name?.value.includes('&') || isTold(told, name.value)) continue;
    report({
      span: name.span,
      message: `The name "${name.value}" holds an ampersand, with which DPM of the 2010 era cannot read its own list of data sources.`,
      fixes: () => [renameVm(onHost(vmFacts(vm), input), withoutAmpersand(name.value))],
    });
  }
  for (const drive of input.doc.drives) {
    const path = drive.diskNumber ? undefined : whole(drive.path);
    const file = lastSegment(path?.value ?? '');
    if (!path || !file.includes('&')) continue;
    report({
      span: path.span,
      message: `The disk file "${file}", the ${diskWords(drive)} of ${theVm(factsOfVm(drive, input.doc))}, holds an ampersand, on which Acronis backups are known to fail.`,
    });
  }
});

const illegal = ruleOf('HVB025', illegalName, (input, report) => {
  const told = new Set<string>();
  for (const vm of input.doc.vms) {
    const name = whole(vm.name);
    const found = [...new Set(name?.value.match(notInFileNames) ?? [])];
    if (!name || found.length === 0 || isTold(told, name.value)) continue;
    const list = found.join(' ');
    const slash = found.includes('/');
    report({
      span: name.span,
      ...(!slash && { atMost: 'info' as const }),
      message: slash
        ? `The name "${name.value}" holds ${list}, and AnyBackup documents that it cannot protect a VM with a slash in its name.`
        : `The name "${name.value}" holds ${list}, which no file name may hold; inferred: export and restore folders named after it fail.`,
      fixes: () => [renameVm(onHost(vmFacts(vm), input), asFileName(name.value))],
    });
  }
});

/** One paste may show a VM several times. */
function isTold(told: Set<string>, name: string): boolean {
  const key = nameKey(name);
  return told.has(key) || !told.add(key);
}

const longPath = ruleOf('HVB026', pathTooLong, (input, report) => {
  const { vms, drives } = input.doc;
  const paths = [
    ...vms.flatMap((vm) => [
      { path: vm.path, what: 'The folder', facts: vmFacts(vm) },
      { path: vm.configurationLocation, what: 'The configuration', facts: vmFacts(vm) },
      { path: vm.snapshotLocation, what: 'The checkpoint location', facts: vmFacts(vm) },
    ]),
    ...drives
      .filter(({ diskNumber }) => !diskNumber)
      .map((drive) => ({ path: drive.path, what: `The ${diskWords(drive)}`, facts: factsOfVm(drive, input.doc) })),
  ];
  const told = new Set<string>();
  for (const { path: shown, what, facts } of paths) {
    const path: TextShown | undefined = whole(shown);
    const parsed = path && parseHostPath(path.value);
    const length = parsed ? plainLength(parsed) : 0;
    if (!path || parsed?.root.kind === 'share' || length <= longestPlainPath || isTold(told, path.value)) continue;
    report({
      span: path.span,
      message: `${what} of ${theVm(facts)} has a path of ${length} characters, more than ${longestPlainPath}; restored elsewhere Hyper-V cannot open it. Shorten folder names before the backup.`,
      fixes: () => [
        {
          title: "Move the VM's files to a folder with a short path",
          powershell: `Move-VMStorage ${vmParameter(facts)} -DestinationStoragePath '<folder with a short path>'`,
          safety: `The VM may run. No backup and no merge may run meanwhile, the target needs room for all files, and a shared disk cannot be moved so. The file names stay: they must be short too.${hostNotes(onHost(facts, input))}`,
        },
      ],
    });
  }
});

/** Rules on the names of VMs and files. */
export const nameRules: readonly InventoryRule[] = [duplicate, withAmpersand, illegal, longPath];
