import type { ElementFacts, Segment } from '../vmconfig/facts/elements';

/**
 * The highest number of a numbered element, by its path; the lowest is 0. Sources: our survey of real files for IDE, diskette,
 * serial ports, legacy adapters and boot devices; learn.microsoft.com, "Plan for Hyper-V scalability", for 64 disks on a SCSI
 * controller.
 */
const highest: Readonly<Record<string, number>> = {
  'configuration/_<class ide>_/controller<n>': 1,
  'configuration/_<class ide>_/controller<n>/drive<n>': 1,
  'configuration/_<class scsi>_/controller<n>': 0,
  'configuration/_<class scsi>_/controller<n>/drive<n>': 63,
  'configuration/_<class floppy>_/controller<n>': 0,
  'configuration/_<class floppy>_/controller<n>/drive<n>': 0,
  'configuration/_<class serial>_/port<n>': 1,
  'configuration/_<class legacy-network>_/ethernet_card<n>': 3,
  'configuration/_<class firmware>_/boot/device<n>': 3,
};

/** A name with its number. */
export interface NumberedName {
  readonly name: string;
  readonly number: number;
}

/** The numbered name that is free next among siblings; `undefined` when all are taken. Three-digit ones begin at 001. */
export function nextName(
  { path }: ElementFacts,
  { prefix, placeholder }: Segment,
  siblings: ReadonlySet<string>,
): NumberedName | undefined {
  const isPadded = placeholder === 'three-digits';
  const last = highest[path] ?? Infinity;
  for (let number = isPadded ? 1 : 0; number <= last; number++) {
    const name = prefix + (isPadded ? String(number).padStart(3, '0') : String(number));
    if (!siblings.has(name)) return { name, number };
  }
  return undefined;
}
