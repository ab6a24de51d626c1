import { readDiskName, type DiskName } from '../evidence/disk-name';
import { hostFileName, parseHostPath, volumeOf } from '../evidence/host-path';
import { pathKey, type FileStatus } from '../vmconfig/evidence-facts';
import { code, paragraphs } from './hover-text';
import type { HoverContext } from './hover';

const extensions: Readonly<Record<string, string>> = {
  iso: 'An optical disc image.',
  vfd: 'A virtual diskette.',
  bin: 'The saved memory of the VM.',
  vsv: 'The saved state of the devices.',
  vmrs: 'Saved state of the VM, memory and devices in one file (2016 and later).',
  vmgs: 'Guest state of the VM (2019 and later).',
  xml: 'A VM configuration (up to version 5.0).',
  vmcx: 'A VM configuration (version 6.2 and later).',
};

/** What a path of the host says by itself, and whether its file is in the evidence. */
export function pathText(path: string, { evidence }: HoverContext): string {
  const parsed = parseHostPath(path.trim());
  const name = hostFileName(parsed);
  const disk = readDiskName(name);
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const volume = volumeOf(parsed);
  return paragraphs(
    disk ? diskText(disk) : extensions[extension],
    volume && `${volumeWords[volume.kind]} ${code(volume.label)}.`,
    evidence && statusText(evidence.files.get(pathKey(path))),
  );
}

const volumeWords = {
  drive: 'On drive',
  csv: 'On the Cluster Shared Volume',
  share: 'On the file share',
  volume: 'On the volume',
} as const;

function diskText({ kind, base, extension, guid }: DiskName): string {
  switch (kind) {
    case 'disk':
      return `A virtual hard disk (${extension.toUpperCase()}).`;
    case 'vhd-set':
      return 'A VHD Set: a disk that several VMs share, with its data in .avhdx files beside it.';
    case 'checkpoint': {
      const id = guid === undefined ? '' : ` with the id ${code(guid)}`;
      return `By its name the disk of a checkpoint of ${code(base)}${id}: the VM now writes here, and only what changed since. The chain itself stands in the disks' headers.`;
    }
    case 'differencing':
      return 'By its name a differencing disk of a checkpoint: it holds only what changed, and its parent is named in its header.';
    case 'auto-recovery':
      return `By its name the AutoRecovery disk of ${code(base)}: a host backup makes it so that the guest can finish its snapshot, and removes it at the end. One that stays was left behind.`;
    case 'change-tracking':
      return 'A file of resilient change tracking: it tells a backup which blocks changed.';
  }
}

function statusText(status: FileStatus | undefined): string | undefined {
  switch (status?.status) {
    case 'present':
      return 'The file is in the evidence.';
    case 'absent':
      return 'The file is not in the evidence, though its folder is.';
    case 'not-checked':
      return 'Not checked: no folder of the evidence matches this path.';
    case undefined:
      return undefined;
  }
}
