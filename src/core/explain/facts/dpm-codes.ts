/** A message of Data Protection Manager by its number, which stands behind it: `(ID 30112 Details: ...)`. */
export interface DpmCode {
  readonly id: number;
  readonly meaning: string;
  readonly rules: readonly string[];
  readonly source: string;
}

/** Those that are known of backups of VMs. */
export const dpmCodes: readonly DpmCode[] = [
  {
    id: 104,
    meaning: 'An error that DPM did not expect; the code behind "Details" says more.',
    rules: [],
    source: 'https://learn.microsoft.com/troubleshoot/system-center/dpm/host-level-backup-error-0x8007173d',
  },
  {
    id: 30112,
    meaning:
      'A VSS writer failed in a way that can pass; DPM puts the code of the writer behind it, 0x800423F3. Which writer it was, and why, stands in the events of that minute.',
    rules: ['HVB193', 'HVB090', 'HVB102'],
    source: 'https://learn.microsoft.com/troubleshoot/system-center/dpm/hyper-v-backup-fails-error-30112',
  },
  {
    id: 32612,
    meaning: 'The Cluster Shared Volume could not be prepared, because another backup runs on it.',
    rules: ['HVB194', 'HVB142'],
    source: 'https://learn.microsoft.com/troubleshoot/system-center/dpm/host-level-backup-error-0x8007173d',
  },
];
