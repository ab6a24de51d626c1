/** Every kind of evidence, by the words of DESIGN.md section 7. */
export const kinds = [
  'vm-config',
  'vmcx',
  'vmrs',
  'vhd',
  'vhdx',
  'avhd',
  'avhdx',
  'vhds',
  'evtx',
  'evt',
  'event-xml',
  'event-text',
  'event-csv',
  'event-json',
  'clixml',
  'vssadmin',
  'diskshadow',
  'powershell',
  'listing',
  'wbadmin',
  'kernel-log',
  'product-log',
  'message',
  'zip',
  'scenario',
  'unknown',
] as const;

/** What a file of the evidence is. `unknown` is an answer too: such a file is listed, never skipped. */
export type Kind = (typeof kinds)[number];
