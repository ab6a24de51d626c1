import type { Coverage } from '../report/coverage';
import type { PrivateValue } from '../report/private-values';
import type { LogItem } from './record';

/** What does not fit in bytes that were read all the same. */
export interface ReadingDoubt {
  readonly byteOffset: number;
  readonly lengthBytes: number;
  readonly reason: string;
}

/** A reader of one log, whatever its format: `EvtxReader` and `EventXmlReader` are two. */
export interface LogReader {
  readonly doubts: readonly ReadingDoubt[];
  /** Records whose time no clock has shown. */
  readonly timesImpossible: number;
  readonly progress: { readonly bytesRead: number; readonly bytes: number };
  /** Records and damage in the order of the log. Throws only for a file that cannot be opened at all. */
  batches(): AsyncGenerator<readonly LogItem[], void, undefined>;
  /** Of logs whose times may name no zone: true once one was read as UTC because nobody had named a zone. */
  readonly isZoneAssumed?: boolean;
  /** Of a text that is read whole: what of it is a customer's own, beside what its records hold. */
  readonly privateValues?: readonly PrivateValue[];
  /** At any time what was read so far and what was not. */
  coverage(): Coverage;
}
