import { folderOf } from '../evidence/host-path';
import type { Drive } from '../vmconfig/model';
import type { VmFacts } from '../vmconfig/vm-facts';
import { quotePowerShell, vmParameter } from './powershell';

/** Pieces of PowerShell that look at disk files or say which drive is meant. Lists, since tables cut long paths. */
const shown = 'Format-List Path, ParentPath, VhdType';

/** The file that each disk of the VM uses, with its parent. It only reads. */
export function listVmDisks(config: VmFacts): string {
  return `Get-VMHardDiskDrive ${vmParameter(config)} | Get-VHD | ${shown}`;
}

/** Every disk file in the folder of a path, with its parent. It only reads. */
export function listFolderDisks(path: string): string {
  const extensions = "'.vhd', '.vhdx', '.avhd', '.avhdx'";
  return `Get-ChildItem -LiteralPath ${quotePowerShell(folderOf(path) || '.')} | Where-Object Extension -in ${extensions} | ForEach-Object { Get-VHD -Path $_.FullName } | ${shown}`;
}

/** Get-VHD opens a disk in use only on the host that uses it, says its page. */
export const readsOnly = 'It only reads. Run it on the host where the VM runs.';

/** Which VM and which of its slots, for `Set-VMHardDiskDrive`. */
export function driveParameter(
  config: VmFacts,
  { controllerKind, controllerNumber, location }: Pick<Drive, 'controllerKind' | 'controllerNumber' | 'location'>,
): string {
  const place = `-ControllerType ${controllerKind.toUpperCase()} -ControllerNumber ${controllerNumber} -ControllerLocation ${location}`;
  // A VM given as an object belongs to another set of parameters, which takes the drive as an object too.
  return vmParameter(config).startsWith('-VMName ')
    ? `${vmParameter(config)} ${place}`
    : `-VMHardDiskDrive (Get-VMHardDiskDrive ${vmParameter(config)} ${place})`;
}
