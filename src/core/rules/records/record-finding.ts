import type { EvidencePlace } from '../../runs';
import type { Finding } from '../rule';

/** A finding on a record of a log: it has the record's place and no range. */
export interface RecordFinding extends Finding {
  readonly record: EvidencePlace;
  readonly vm?: { readonly id?: string; readonly name: string };
  /** The runs that it is of; several when VMs share what failed, such as a volume's snapshot. */
  readonly runIds: readonly string[];
  /** How many more records say the same. */
  readonly repeats: number;
}
