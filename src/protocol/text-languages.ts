import type { Kind } from '../core';

/** The language of ours in which a text of a kind is shown; of the others each has its own, or none. */
export const languageOfText: Partial<Readonly<Record<Kind, string>>> = {
  vssadmin: 'hyperv-backup-log',
  powershell: 'hyperv-backup-log',
  listing: 'hyperv-backup-log',
  wbadmin: 'hyperv-backup-log',
  'kernel-log': 'hyperv-backup-log',
  'product-log': 'hyperv-backup-log',
  message: 'hyperv-backup-log',
  diskshadow: 'diskshadow',
  scenario: 'hyperv-backup-scenario',
};
