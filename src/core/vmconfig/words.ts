import type { ControllerKind, Drive } from './model';
import type { VmFacts } from './vm-facts';

const controllerWords: Readonly<Record<ControllerKind, string>> = { ide: 'IDE', scsi: 'SCSI', floppy: 'Floppy' };

/** `IDE 0:1`: controller, then location, as Hyper-V Manager counts them. */
export function driveWhere({
  controllerKind,
  controllerNumber,
  location,
}: Pick<Drive, 'controllerKind' | 'controllerNumber' | 'location'>): string {
  return `${controllerWords[controllerKind]} ${controllerNumber}:${location}`;
}

/** The VM in a message: its name in quotes, or what can be said without one. */
export function vmWord({ name }: VmFacts): string {
  return name?.value.trim() ? `"${name.value}"` : 'This VM';
}

/** The same inside of a sentence. */
export function theVm(config: VmFacts): string {
  return config.name?.value.trim() ? vmWord(config) : 'this VM';
}
