import type { Kind } from '../evidence/kinds';

/** What of one input was read and what was not (DESIGN.md section 5). Every answer states it. */
export interface Coverage {
  readonly kind: Kind;
  readonly bytes: number;
  readonly bytesRead: number;
  /** Log records; 0 for what holds none. */
  readonly records: number;
  readonly recordsBad: number;
  readonly notRead: readonly UnreadRange[];
  /** Of logs: what time and which record ids of which host and channel. */
  readonly spans: readonly CoverageSpan[];
  /** What was assumed while reading, a sentence each. */
  readonly notes?: readonly string[];
}

export interface UnreadRange {
  readonly byteOffset: number;
  readonly length: number;
  readonly reason: string;
}

export interface CoverageSpan {
  readonly host: string;
  readonly channel: string;
  /** FILETIME. */
  readonly firstTime: bigint;
  readonly lastTime: bigint;
  readonly firstRecordId: bigint;
  readonly lastRecordId: bigint;
  /** Ids between which records are missing. */
  readonly idGaps: readonly (readonly [after: bigint, before: bigint])[];
}

/** Everything was read. */
export function readWhole(kind: Kind, bytes: number): Coverage {
  return { kind, bytes, bytesRead: bytes, records: 0, recordsBad: 0, notRead: [], spans: [] };
}

/** Nothing was taken from it but, at most, the first bytes that tell its kind; those do not count as read. */
export function readNothing(kind: Kind, bytes: number, reason: string): Coverage {
  const notRead = [{ byteOffset: 0, length: bytes, reason }];
  return { kind, bytes, bytesRead: 0, records: 0, recordsBad: 0, notRead, spans: [] };
}

/** How many bytes a text takes in UTF-8, without encoding it; a lone surrogate, which has no UTF-8, counts as two. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // A surrogate pair is two units and four bytes: one byte more than a unit, each.
    if (code > 0x7f) length += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return length;
}
