import { readDiskName } from '../../evidence/disk-name';
import { folderOf, isElsewhere, parseHostPath, volumeOf, type HostVolume } from '../../evidence/host-path';
import type { DriveShown, VmShown } from '../../inventory/model';
import { lastSegment } from '../../vmconfig/last-segment';
import { theVm } from '../../vmconfig/words';
import { isHostUpTo } from '../host-age';
import { checkpointLocation } from '../hvb/hvb010-checkpoint-location';
import { passThroughDisk } from '../hvb/hvb011-pass-through-disk';
import { sharedVhdx2012R2 } from '../hvb/hvb014-shared-vhdx-2012-r2';
import { sharedVhdxNotSet } from '../hvb/hvb015-shared-vhdx-not-set';
import { vhdFormat } from '../hvb/hvb075-vhd-format';
import { hostNotes, quotePowerShell, vmParameter } from '../powershell';
import { ruleOf, type InventoryInput, type InventoryRule } from './inventory-input';
import { diskWords, factsOfVm, isWord, onHost, since2016, vmFacts, vmsOf, whole } from './vm-input';

const passThrough = ruleOf('HVB011', passThroughDisk, (input, report) => {
  for (const drive of input.doc.drives) {
    // Only a disk of the host has a number; of a virtual disk the value is empty.
    if (!drive.diskNumber) continue;
    const on = onHost(factsOfVm(drive, input.doc), input);
    report({
      span: drive.diskNumber.span,
      message: `The ${diskWords(drive)} of ${theVm(on.config)} is disk ${drive.diskNumber.value} of the host, passed through: it is in no backup of the host, and a checkpoint of the VM is refused.`,
      fixes: () => [
        {
          title: 'List the physical disks of this VM',
          powershell: `Get-VMHardDiskDrive ${vmParameter(on.config)} | Where-Object DiskNumber -NE $null`,
          safety: `It only reads. Then convert the disk to VHDX while the VM is off, or protect its data from inside the guest.${hostNotes(on)}`,
        },
      ],
    });
  }
});

const sharedOn2012R2 = ruleOf('HVB014', sharedVhdx2012R2, (input, report) => {
  for (const drive of input.doc.drives) {
    if (drive.persistentReservations?.value !== true || drive.diskNumber) continue;
    const on = onHost(factsOfVm(drive, input.doc), input);
    report({
      span: drive.persistentReservations.span,
      message: `The ${diskWords(drive)} of ${theVm(on.config)} is shared (SupportPersistentReservations is True), and Windows Server 2012 R2 leaves a shared disk out of a backup from the host (event 10169).`,
      related: drive.path ? [{ span: drive.path.span, message: 'This is the shared disk.' }] : [],
      fixes: () => [
        {
          title: 'List the shared disks of this VM',
          powershell: `Get-VMHardDiskDrive ${vmParameter(on.config)} | Where-Object SupportPersistentReservations`,
          safety: `It only reads. Then back the data up inside the guest cluster, or move to Windows Server 2016 or later and a VHD Set.${hostNotes(on)}`,
        },
      ],
    });
  }
});

const sharedNotSet = ruleOf('HVB015', sharedVhdxNotSet, (input, report) => {
  for (const drive of input.doc.drives) {
    const path = whole(drive.path);
    if (drive.persistentReservations?.value !== true || !path) continue;
    const name = readDiskName(lastSegment(path.value));
    // Of an AVHDX the base would have to be converted, and what that is its header says.
    if (name?.kind === 'change-tracking' || name?.extension !== 'vhdx') continue;
    const since = since2016(drive, input);
    if (since === undefined && input.host?.os === undefined) continue;
    const { config } = onHost(factsOfVm(drive, input.doc), input);
    report({
      span: path.span,
      ...(since !== 'said' && { atMost: 'warning' as const }),
      message: `The ${diskWords(drive)} of ${theVm(config)} is shared (SupportPersistentReservations is True) and is no VHD Set, so a checkpoint of the VM is refused (event 18174).`,
      related: [{ span: drive.persistentReservations.span, message: 'This says that it is shared.' }],
      fixes: () => [
        {
          title: 'Convert the shared disk to a VHD Set',
          powershell: `Convert-VHD -Path ${quotePowerShell(path.value)} -DestinationPath ${quotePowerShell(`${path.value.slice(0, -'vhdx'.length)}vhds`)}`,
          safety:
            'Shut every node of the guest cluster down, take a copy, detach the disk from all of them first. Then attach the .vhds to all, start one node and look at the disk.',
        },
      ],
    });
  }
});

/** Where one paste shows both: the location from Get-VM, the disks from Get-VMHardDiskDrive. */
const locationElsewhere = ruleOf('HVB010', checkpointLocation, (input, report) => {
  const drives = new Map<VmShown, DriveShown[]>();
  for (const drive of input.doc.drives)
    for (const vm of vmsOf(drive, input.doc)) {
      const all = drives.get(vm) ?? [];
      drives.set(vm, all);
      all.push(drive);
    }
  for (const [vm, own] of drives) {
    const location = whole(vm.snapshotLocation);
    const volume = location && volumeOf(parseHostPath(location.value));
    if (!volume) continue;
    const disks = own.flatMap((drive) => {
      const path = drive.diskNumber ? undefined : whole(drive.path);
      const on = path && volumeOf(parseHostPath(path.value));
      return on ? [{ drive, path, own: on }] : [];
    });
    const elsewhere = disks.filter(({ own }) => isElsewhere(own, volume));
    const [first] = elsewhere;
    if (!first) continue;
    const on = onHost(vmFacts(vm), input);
    const old = isHostUpTo('windows-server-2012', on);
    report({
      span: location.span,
      // A host that nobody named may be a later one, where this is no error.
      ...(!old && { atMost: 'info' as const }),
      message: `Checkpoints of ${theVm(on.config)} go to ${volume.label}, but its ${diskWords(first.drive)} is on ${first.own.label}; ${locationEffect(input, old)}.`,
      related: elsewhere.map(({ path, own }) => ({ span: path.span, message: `This disk is on ${own.label}.` })),
      fixes: () => [
        {
          title: `Move the checkpoint location to ${first.own.label}`,
          powershell: `Set-VM ${vmParameter(on.config, '-Name')} -SnapshotFileLocation ${quotePowerShell(folderOf(first.path.value))}`,
          safety: `The VM must have no checkpoint (event 16340).${severalVolumes(disks.map(({ own }) => own))}${hostNotes(on)}`,
        },
      ],
    });
  }
});

function locationEffect({ host }: InventoryInput, old: boolean): string {
  if (old) return 'on this host the VM is put into saved state for its backup';
  return host?.os
    ? 'from 2012 R2 on AVHDX files are made beside their disks, so this matters little'
    : 'up to Windows Server 2012 the VM is put into saved state for its backup, from 2012 R2 on this matters little';
}

function severalVolumes(all: readonly HostVolume[]): string {
  const labels = [...new Map(all.map(({ key, label }) => [key, label])).values()];
  return labels.length > 1
    ? ` The disks lie on ${labels.join(', ')}: up to 2012 they too have to share that volume.`
    : '';
}

/** By Get-VHD, which reads the header; else by the extension that Get-VMHardDiskDrive shows. */
const oldFormat = ruleOf('HVB075', vhdFormat, (input, report) => {
  const { doc, host } = input;
  const told = new Set(doc.disks.flatMap(({ path }) => (path ? [path.value.toLowerCase()] : [])));
  for (const disk of doc.disks) {
    if (!disk.format || !isWord(disk.format, 'VHD')) continue;
    const limit = formatLimit(disk, input);
    if (limit === 'no') continue;
    const name = whole(disk.path) ? `"${lastSegment(disk.path?.value ?? '')}"` : 'This disk';
    report({
      span: disk.format.span,
      ...(limit !== 'none' && { atMost: limit }),
      message: `${name} has the format VHD, which has no resilient change tracking, so each backup reads the whole disk${inferred(limit)}.`,
      ...(whole(disk.path) && isPlainVhd(disk.path?.value) && { fixes: () => convert(disk.path?.value ?? '') }),
    });
  }
  for (const drive of doc.drives) {
    const path = whole(drive.path);
    if (!path || drive.diskNumber || told.has(path.value.toLowerCase())) continue;
    const { extension } = readDiskName(lastSegment(path.value)) ?? {};
    const limit = formatLimit(drive, input);
    if (limit === 'no' || (extension !== 'vhd' && extension !== 'avhd')) continue;
    report({
      span: path.span,
      ...(limit !== 'none' && { atMost: limit }),
      message: `The ${diskWords(drive)} of ${theVm(factsOfVm(drive, doc))} is a .${extension} file; the VHD format has no resilient change tracking, so each backup reads the whole disk${inferred(limit)}.`,
      ...(extension === 'vhd' && { fixes: () => convert(path.value) }),
    });
  }
  function formatLimit(one: { readonly output: number } & Pick<DriveShown, 'computerName'>, of: InventoryInput) {
    // Which host it is, its row of severities knows.
    if (host?.os) return 'none' as const;
    return since2016(one, of) ? ('info' as const) : ('no' as const);
  }
});

function inferred(limit: 'none' | 'info'): string {
  return limit === 'info' ? ' (inferred: by the versions of its VMs the host is Windows Server 2016 or later)' : '';
}

function isPlainVhd(path = ''): boolean {
  return readDiskName(lastSegment(path))?.kind === 'disk' && path.toLowerCase().endsWith('.vhd');
}

function convert(path: string) {
  return [
    {
      title: 'Convert the disk to VHDX',
      powershell: `Convert-VHD -Path ${quotePowerShell(path)} -DestinationPath ${quotePowerShell(`${path}x`)}`,
      safety:
        'VM off, no checkpoints, no backup job running, no other disk that has this one as its parent, free space for a second copy. The old file stays as it is; point the VM to the new one only after the conversion has succeeded.',
    },
  ];
}

/** Rules on disks and where they lie. */
export const diskRules: readonly InventoryRule[] = [
  locationElsewhere,
  passThrough,
  sharedOn2012R2,
  sharedNotSet,
  oldFormat,
];
