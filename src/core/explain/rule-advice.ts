import { catalogueRow, ruleCatalogue } from '../rules/facts/catalogue';
import type { RelatedRule } from './explanation';

const support = "the backup application's vendor or Microsoft support";

/**
 * Advice in place of the catalogue's, where that goes on to work on files by hand once it is proved safe. An explanation has no
 * evidence that could prove it, so it ends at copies and at those who can judge (DESIGN.md section 11).
 */
const withoutEvidence: Readonly<Record<string, string>> = {
  HVB022: `Copy the configuration folder and change nothing in it; then restore the VM from backup, or let ${support} repair it.`,
  HVB023: 'Give one of the VMs another name in Hyper-V, or select VMs by their ids.',
  HVB024: 'Give the VM another name in Hyper-V. Disk files keep their names.',
  HVB025: 'Give the VM another name in Hyper-V.',
  HVB061: `1. No job, mount or proxy attachment (HVB201, HVB202). 2. Enough free space for the merge. 3. \`Get-VMSnapshot -VMName 'X' -SnapshotType Recovery\`, look at the list, then pipe the same command to \`Remove-VMSnapshot\` and wait for event 19080. 4. If it is refused, try again with the VM shut down; after that, ${support}.`,
  HVB064: `Change nothing in the chain. Look for the missing parent on other volumes and in backups; with what you find, ${support} can put the chain in order. Otherwise restore from backup.`,
  HVB065: `Change nothing in the chain: disks that do not fit lose data when they are joined. Prefer a restore from backup; ${support} can judge from the disk headers.`,
  HVB077: `Change nothing more; shut the VM down and copy every file of the chain. What can be saved is for ${support} to judge, from the disk headers.`,
  HVB132:
    'Restore to the original path. Have a backup of a VM that stands in the way before it is removed in Hyper-V. Connect network adapters to a virtual switch again.',
  HVB171: `Check the disk format (HVB075), free space and permissions beside the VHDX. If tracking files are in the way, use the reset of the backup application or ask its vendor; the next run is a full one.`,
};

const known = new Set(ruleCatalogue.map(({ code }) => code));

/** The safe next steps of a rule; `undefined` for a code without a row in the catalogue. */
export function adviceOf(code: string): string | undefined {
  return known.has(code) ? sentence(withoutEvidence[code] ?? catalogueRow(code).fix) : undefined;
}

/** Rules by their codes, each once, with their titles and advice. Codes stand in our tables; a wrong one is a mistake there. */
export function relatedRules(codes: readonly string[]): RelatedRule[] {
  return [...new Set(codes)].map((code) => {
    const advice = adviceOf(code);
    return { code, title: catalogueRow(code).title, ...(advice !== undefined && { advice }) };
  });
}

/** With its full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
