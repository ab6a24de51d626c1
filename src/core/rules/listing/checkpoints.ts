import { folderName } from '../../listing/disk-files';
import type { ListedFile } from '../../listing/model';
import { autoRecoveryLeft } from '../hvb/hvb060-auto-recovery-left';
import { avhdxMoved } from '../hvb/hvb067-avhdx-moved';
import { bytesOf, relatedFiles, ruleOf, sizeWords, type ListingRule } from './listing-input';
import { lookAtChain, snapshotsOf } from './look';

/** From four on a chain is deeper than HVB063 likes; two dozen are more than anybody keeps on purpose. Both are of ours. */
const several = 4;
const dozens = 24;

const copyFirst =
  'Copy every file of the chain before anything else, with the VM off, and ask the vendor of the backup application or Microsoft support.';

/** Rules on the differencing disks of a listing. */
export const checkpointRules: readonly ListingRule[] = [
  ruleOf('HVB060', autoRecoveryLeft, ({ disks }, report) => {
    for (const { folder, autoRecovery } of disks)
      for (const file of autoRecovery)
        report({
          span: file.name.span,
          message: `${file.name.value} exists only during a backup; if no job runs, it was left behind and the next backup fails because the file exists (0x80070050).`,
          fixes: () => [
            lookAtChain(
              'See which disks of this folder name which file as their parent.',
              folder,
              file,
              "First let the backup application be idle, without a mount or a proxy attachment, and clear a leftover recovery checkpoint; if the file is then still there, hand this list to the application's vendor or Microsoft support. It must not be put together with its parent.",
            ),
          ],
        });
  }),
  ruleOf('HVB062', { severity: 'error' }, ({ byPath, disks }, report) => {
    for (const { folder, base, sets, checkpoints } of disks) {
      const [first, ...others] = checkpoints;
      // The data of a VHD Set lies in AVHDX files for good.
      if (!first || sets.length > 0) continue;
      const snapshots = snapshotsOf(folder, byPath);
      const configs = snapshots?.files.filter(isCheckpointConfig).length ?? 0;
      const isProved = snapshots?.isWhole === true && configs === 0;
      if (checkpoints.length < several && !isProved) continue;
      const count = checkpoints.length === 1 ? 'One AVHDX file' : `${checkpoints.length} AVHDX files`;
      const bytes = bytesOf(checkpoints);
      const size = bytes > 0 ? ` with ${sizeWords(bytes)}` : '';
      const told = isProved
        ? 'the folder Snapshots beside them holds no configuration of a checkpoint: unless a backup or a merge runs, or the VM keeps its checkpoints elsewhere, they were left behind'
        : 'a listing shows no checkpoints: if Hyper-V shows fewer for this VM, backups left these files behind';
      report({
        span: first.name.span,
        message: `${count} of ${base}${size} ${checkpoints.length === 1 ? 'lies' : 'lie'} in this folder, and ${told}.`,
        atMost: isProved || checkpoints.length >= dozens ? 'warning' : 'info',
        related: relatedFiles(others),
        fixes: () => [
          lookAtChain(
            'See how the files of this folder hang together, and compare them with the checkpoints of the VM.',
            folder,
            first,
            `Next: Get-VMSnapshot for the VM; backup application idle; a backup that can be restored; ${bytes > 0 ? `${sizeWords(bytes)} of free space for a merge` : 'free space for a merge'}; then shut the VM down and wait, which usually starts the merge. No AVHDX may be deleted or renamed.`,
          ),
        ],
      });
    }
  }),
  ruleOf('HVB064', { severity: 'error' }, ({ doc, disks }, report) => {
    const known = new Set(doc.files.flatMap(namesOfDisk));
    for (const { folder, base, checkpoints } of disks) {
      const [first, ...others] = checkpoints.filter(({ disk }) => disk?.kind === 'checkpoint');
      // Before 2012 R2 the disks of checkpoints lay in the folder of their configuration, away from their parents.
      const isApart = /(?:^|\\)snapshots(?:\\|$)/i.test(folder.path?.value ?? '') || folderName(folder) === '';
      if (!first || !folder.isWhole || isApart || known.has(base.toLowerCase())) continue;
      report({
        span: first.name.span,
        message: `By its name ${first.name.value} is a checkpoint's disk of ${base}, but no ${base}.vhdx, .vhd or .vhds is in this folder or elsewhere in the listing; inferred: its parent is missing or lies in a folder that is not listed, and without it the disk cannot be opened.`,
        atMost: 'warning',
        related: relatedFiles(others),
        fixes: () => [
          lookAtChain(
            'Look which file the disk names as its parent, and search that on other volumes and in backups.',
            folder,
            first,
            copyFirst,
          ),
        ],
      });
    }
  }),
  ruleOf('HVB067', avhdxMoved, ({ folders }, report) => {
    for (const folder of folders)
      for (const file of folder.files) {
        const shown = file.isCut ? undefined : renamedAvhdx(file.name.value);
        if (shown === undefined) continue;
        report({
          span: file.name.span,
          message: `${file.name.value} is not as Hyper-V names a checkpoint's disk: "${shown}" was added; inferred: it was renamed or copied by hand, and a chain that needs it does not find it.`,
          atMost: 'warning',
          fixes: () => [lookAtChain('See which files of this folder name which parent.', folder, file, copyFirst)],
        });
      }
  }),
];

/** What the name of a checkpoint's disk of this disk begins with: a disk may have a GUID in its own name. */
function namesOfDisk({ disk, name }: ListedFile): string[] {
  if (disk?.kind !== 'disk' && disk?.kind !== 'vhd-set') return [];
  const stem = name.value.slice(0, name.value.lastIndexOf('.'));
  return [disk.base.toLowerCase(), stem.toLowerCase()];
}

function isCheckpointConfig({ fileKind }: ListedFile): boolean {
  return fileKind?.id === 'vmcx' || fileKind?.id === 'vm-config';
}

const guid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
/** What may follow the GUID; an export of a checkpoint has its disk as a VHDX. */
const usual = /^(?:-autorecovery)?\.(?:a?vhd[xs]?(?:\.(?:rct|mrt|hrl))?|hrl)$/i;
const withGuid = new RegExp(`^.{0,400}_${guid}([^]{0,100})$`, 'i');
const withExtension = /\.avhdx?(\.[a-z0-9_~-]{1,12})$/i;

/** What somebody added to the name of an AVHDX; `undefined` for a name that Hyper-V could have made. */
function renamedAvhdx(name: string): string | undefined {
  const tail = withGuid.exec(name)?.[1];
  if (tail !== undefined) {
    if (usual.test(tail) || !/\.avhdx?/i.test(tail)) return undefined;
    return tail.replace(/\.avhdx?$/i, '').replace(/^\.avhdx?/i, '');
  }
  const added = withExtension.exec(name)?.[1];
  return added === undefined || /^\.(?:rct|mrt|hrl)$/i.test(added) ? undefined : added;
}
