import { longestPlainPath, parseHostPath, plainLength, volumeOf } from '../../evidence/host-path';
import { folderName, pathOf } from '../../listing/disk-files';
import type { FreeSpace, ListedFile, ListedFolder } from '../../listing/model';
import { factsOf, isServerBetween } from '../../vmconfig/facts/host-os';
import { configVersionOld } from '../hvb/hvb020-config-version-old';
import { ampersand } from '../hvb/hvb024-ampersand';
import { pathTooLong } from '../hvb/hvb026-path-too-long';
import { vhdFormat } from '../hvb/hvb075-vhd-format';
import { bytesOf, relatedFiles, ruleOf, sizeWords, type ListingInput, type ListingRule } from './listing-input';
import { lookAtChain } from './look';

/** The share of the disks' size that a backup may need beside them where nothing is known of their changes (RULES.md, HVB072). */
const planned = 0.1;

/** Rules on the other files of a listing, and on the room beside them. */
export const diskRules: readonly ListingRule[] = [
  ruleOf('HVB024', ampersand, ({ disks }, report) => {
    for (const file of disks.flatMap((one) => [...one.disks, ...one.sets]))
      if (file.name.value.includes('&'))
        report({
          span: file.name.span,
          message: `The disk file "${file.name.value}" holds an ampersand, on which Acronis backups are known to fail.`,
          fixes: () => [
            {
              title:
                'Only where Acronis backs this VM up: give the disk another name through Hyper-V, with the VM off, without checkpoints and after a backup that can be restored.',
            },
          ],
        });
  }),
  ruleOf('HVB020', configVersionOld, (input, report) => {
    const configs = input.doc.files.filter(({ fileKind }) => fileKind?.id === 'vmcx');
    const { os } = input.host ?? {};
    const is2016 =
      os === undefined ? configs.length > 0 : isServerBetween(os, 'windows-server-2016', 'windows-server-2025');
    if (!is2016) return;
    const upgraded = new Set(configs.map(({ name }) => name.value.toLowerCase().replace(/\.vmcx$/, '')));
    for (const folder of input.folders.filter((one) => folderName(one).toLowerCase() === 'virtual machines'))
      for (const file of folder.files) {
        const id = file.name.value.toLowerCase().replace(/\.xml$/, '');
        if (file.fileKind?.id !== 'vm-config' || upgraded.has(id)) continue;
        report({
          span: file.name.span,
          message: `${file.name.value} is the configuration of a VM as XML, which ends with version 5.0; inferred: on ${os === undefined ? 'a host that also has .vmcx files' : factsOf(os).name} this VM gets no production checkpoints and no change tracking.`,
          // It may be left over from a VM that is gone.
          atMost: 'info',
          fixes: () => [
            {
              title:
                'See whether the VM is there and which version it has; it can be upgraded while it is off, and then runs on no older host any more.',
              powershell: 'Get-VM | Format-Table Name, Id, Version',
              safety: 'It only reads.',
            },
          ],
        });
      }
  }),
  ruleOf('HVB026', pathTooLong, ({ folders }, report) => {
    for (const folder of folders) {
      const [first, ...others] = folder.files.filter((file) => file.fileKind && isTooLong(folder, file));
      if (!first) continue;
      report({
        span: first.name.span,
        message: `${first.name.value} has a path of ${lengthOf(folder, first)} characters, more than ${longestPlainPath}; restored elsewhere Hyper-V cannot open it.`,
        related: relatedFiles(others),
        fixes: () => [
          {
            title:
              'Shorten the path before the next backup: move the storage of the VM through Hyper-V to a folder with a short path; no file of a VM may be moved by hand.',
          },
        ],
      });
    }
  }),
  ruleOf('HVB072', { severity: 'error' }, (input, report) => {
    for (const free of input.doc.free) {
      const [shown, what] = needOf(input, free) ?? [];
      if (shown === undefined || what === undefined) continue;
      report({
        span: free.span,
        message: `${sizeWords(free.bytes)} are free on this volume, ${what}.`,
        // Another volume may be mounted below the folder, and how much a backup needs only its changes tell.
        atMost: 'warning',
        related: relatedFiles(shown, 'One of these files.'),
        fixes: () => [
          {
            title:
              'Free space or enlarge the volume before the next backup or merge; no AVHDX and no VHD Set may be deleted for it.',
          },
        ],
      });
    }
  }),
  ruleOf('HVB074', { severity: 'error' }, ({ folders }, report) => {
    for (const folder of folders)
      for (const file of folder.files) {
        const how = /\b(?:Compressed|Encrypted)\b/.exec(file.attributes?.value ?? '')?.[0].toLowerCase();
        if (how === undefined || !file.attributes || !file.disk || file.disk.kind === 'change-tracking') continue;
        report({
          span: file.attributes.span,
          message: `${file.name.value} is ${how} by its file system, and Hyper-V opens no such disk.`,
          // A copy that no VM uses does no harm.
          atMost: 'warning',
          related: relatedFiles([file], 'The disk.'),
          fixes: () => [
            {
              title: `Where a VM uses this disk: take ${how === 'encrypted' ? 'encryption' : 'compression'} off the file and its folder while the VM is off.`,
            },
          ],
        });
      }
  }),
  ruleOf('HVB075', vhdFormat, (input, report) => {
    const isKnown = input.host !== undefined || input.doc.files.some(is2016);
    for (const { folder, disks } of input.disks)
      for (const file of disks.filter(({ disk }) => disk?.extension === 'vhd'))
        report({
          span: file.name.span,
          message: `${file.name.value} is a .vhd file by its name; on Windows Server 2016 and later the VHD format has no resilient change tracking, so each backup reads the whole disk.`,
          ...(!isKnown && { atMost: 'info' as const }),
          fixes: () => [
            lookAtChain(
              'See the format and the parents of the disks in this folder; a disk of a VM can be converted to VHDX.',
              folder,
              file,
              'A conversion needs the VM off, no checkpoint, no other disk that has this one as its parent, and room for a second copy.',
            ),
          ],
        });
  }),
  ruleOf('HVB170', { severity: 'warning' }, ({ folders }, report) => {
    for (const folder of folders.filter(({ isWhole }) => isWhole)) {
      const names = new Set(folder.files.map(({ name }) => name.value.toLowerCase()));
      for (const file of folder.files.filter(({ disk }) => disk?.kind === 'change-tracking')) {
        const told = trackingTold(file.name.value, names);
        if (told === undefined) continue;
        report({
          span: file.name.span,
          message: `${file.name.value} is in this folder, but ${told}.`,
          // Whether the disk is still backed up from here, no listing says.
          atMost: 'info',
          fixes: () => [
            {
              title:
                'Allow one full backup; leave the file where it is, and ask the vendor of the backup application if every backup stays a full one.',
            },
          ],
        });
      }
    }
  }),
];

/** Files that only Windows Server 2016 and later, or Windows 10, make. */
function is2016({ fileKind, name }: ListedFile): boolean {
  return fileKind !== undefined && /\.(?:rct|mrt|vmcx|vmrs|vmgs|vhds)$/i.test(name.value);
}

function isTooLong(folder: ListedFolder, file: ListedFile): boolean {
  const path = pathOf(folder, file);
  // Long paths of a share are HVB158.
  const { kind } = path === undefined ? { kind: 'relative' } : parseHostPath(path).root;
  return (kind === 'drive' || kind === 'volume') && lengthOf(folder, file) > longestPlainPath;
}

function lengthOf(folder: ListedFolder, file: ListedFile): number {
  return plainLength(parseHostPath(pathOf(folder, file) ?? ''));
}

/** The files that need more than is free, and in which way. */
function needOf({ doc, disks }: ListingInput, free: FreeSpace): [readonly ListedFile[], string] | undefined {
  const listed = new Set(doc.folders.slice(free.from, free.to));
  const first = doc.folders[free.from];
  const volume = first?.path && volumeOf(parseHostPath(first.path.value))?.key;
  const groups = disks.filter(
    ({ folder }) => listed.has(folder) && (folder.path && volumeOf(parseHostPath(folder.path.value))?.key) === volume,
  );
  const merging = groups
    .filter(({ sets, checkpoints }) => sets.length === 0 && bytesOf(checkpoints) > free.bytes)
    .sort((a, b) => bytesOf(b.checkpoints) - bytesOf(a.checkpoints))[0];
  if (merging)
    return [
      merging.checkpoints,
      `less than the ${sizeWords(bytesOf(merging.checkpoints))} of the checkpoints' disks of ${merging.base}, which a merge may need`,
    ];
  const all = groups.flatMap((one) => one.disks);
  const bytes = bytesOf(all);
  if (bytes === 0 || free.bytes >= bytes * planned) return undefined;
  return [
    all,
    `less than a tenth of the ${sizeWords(bytes)} of the disks listed here: the checkpoints that backups make grow there, and VMs are paused when nothing is left`,
  ];
}

function trackingTold(name: string, names: ReadonlySet<string>): string | undefined {
  const disk = name.slice(0, -4);
  const isRct = /\.rct$/i.test(name);
  if (!names.has(disk.toLowerCase()))
    return `not ${disk}, whose changes it tracks: the disk was moved, renamed or merged without it, and the next backup of that disk is a full one`;
  const other = `${disk}.${isRct ? 'mrt' : 'rct'}`;
  if (names.has(other.toLowerCase())) return undefined;
  return isRct
    ? `not ${other}, which keeps the last writes over a crash: after one the next backup is a full one`
    : `not ${other}, which tells what changed: the next backup of ${disk} is a full one`;
}
