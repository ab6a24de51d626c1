import type { RuleFinding, Severity } from '../rule';

/** What of a script is wrong, or should be known: the rows of the registry. */
export const structureRows = [
  row('unknown-command', 'error', 'A command that diskshadow does not have'),
  row('unknown-option', 'warning', 'A word that this command does not take'),
  row('missing-value', 'warning', 'A command without what it needs'),
  row('option-conflict', 'error', 'Options that exclude each other'),
  row('create-without-volume', 'error', 'Shadow copies are made of no volume'),
  row('volume-after-create', 'warning', 'A volume is added after the shadow copies are made'),
  row('session-not-ended', 'warning', 'A backup or restore is begun and never ended'),
  row('end-without-begin', 'warning', 'A restore is ended that was not begun'),
  row('metadata-not-named', 'warning', 'A transportable copy without a named metadata file'),
  row('metadata-not-loaded', 'error', 'Import or restore without metadata that is loaded before'),
  row('context-replaced', 'warning', 'A context that is replaced before it is used'),
  row('alias-before-definition', 'warning', 'An alias is used before it has a value'),
  row('expose-not-persistent', 'warning', 'A shadow copy is exposed that is not persistent'),
  row('writer-after-create', 'warning', 'A writer is checked or excluded after the copies are made'),
  row('copy-left-behind', 'info', 'A shadow copy stays behind'),
  row('delete-all', 'warning', 'All shadow copies of the computer are deleted'),
  row('revert', 'warning', 'A volume is set back to a shadow copy'),
  row('hyperv-excluded', 'warning', 'VMs are left out of the shadow copies'),
] as const;

export type FaultCode = (typeof structureRows)[number]['code'];

/** Something that a structure rule tells. */
export interface Fault extends RuleFinding {
  readonly code: FaultCode;
}

export type Tell = (code: FaultCode, finding: RuleFinding) => void;

function row<Name extends string>(name: Name, severity: Severity, title: string) {
  return { code: `diskshadow/${name}` as const, severity, title };
}
