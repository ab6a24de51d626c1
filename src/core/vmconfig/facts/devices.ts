/**
 * Device classes of VM configurations, matched by GUID and never by name: names changed between versions ("Microsoft
 * Synthetic SCSI Controller" in 2.0, "Synthetic SCSI Controller" from 5.0). Source: corpus/vmconfig VOCABULARY.md
 * section 5 and DEVICES.tsv of our own survey.
 */
export interface DeviceClass {
  /** Lower case, no braces. */
  readonly guid: string;
  readonly name: string;
  /** What it is and why a backup cares, one or two sentences. */
  readonly about: string;
  readonly kind: DeviceKind;
  /** Generations it occurs in. */
  readonly generations: readonly (1 | 2)[];
  /** True when the instance GUID is the class GUID; only network and SCSI have random instances. */
  readonly fixedInstance: boolean;
  /** Where the fact comes from. */
  readonly source: string;
}

export type DeviceKind =
  | 'ide'
  | 'scsi'
  | 'floppy'
  | 'network'
  | 'legacy-network'
  | 'integration'
  | 'video'
  | 'input'
  | 'firmware'
  | 'serial'
  | 'tpm'
  | 'guest-state'
  | 'gpu'
  | 'pci'
  | 'platform';
