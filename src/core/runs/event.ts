import type { LogRecord } from '../logs/record';
import { signaturesOfRecord, type BuildRange, type GenerationId, type Signature, type StepId } from '../process';
import { stepIndex } from '../process';
import { fieldOf, guidOf, hresultOf } from './fields';
import { refine } from './refine';
import type { EvidencePlace } from './run';

/** A record that a signature knows, with its values. */
export interface RunEvent {
  readonly record: LogRecord;
  /** Corrected by the clock offset of its computer. */
  readonly time: bigint;
  /** All that it can mean on what is known of the host; several only while the build is not known. */
  readonly meanings: readonly Signature[];
  readonly vmName?: string;
  readonly vmId?: string;
  readonly code?: string;
  readonly file?: string;
  readonly setId?: string;
  readonly volume?: string;
}

/** Reads a record; `undefined` when no signature knows it on these builds, or when its data show that it is of no backup. */
export function eventOf(record: LogRecord, builds: BuildRange, time: bigint): RunEvent | undefined {
  const meanings = signaturesOfRecord(record, builds).flatMap(({ signature }) => {
    const refined = refine(signature, record);
    return refined ? [refined] : [];
  });
  const [first] = meanings;
  if (!first) return undefined;
  const fields = meanings.map((one) => one.fields ?? {});
  const read = (of: (one: (typeof fields)[number]) => string | undefined): string | undefined =>
    fields.map(of).find((value) => value !== undefined);
  const vmName = read((one) => fieldOf(record, one.vmName, 'vmName'));
  const vmId = guidOf(read((one) => fieldOf(record, one.vmId, 'vmId')));
  const code =
    hresultOf(read((one) => fieldOf(record, one.code, 'code'))) ??
    hresultOf(read((one) => fieldOf(record, one.error, 'error')));
  const file = read((one) => fieldOf(record, one.file));
  const setId = guidOf(read((one) => fieldOf(record, one.setId)));
  const volume = read((one) => fieldOf(record, one.volume));
  return {
    record,
    time,
    meanings,
    ...(vmName !== undefined && { vmName }),
    ...(vmId !== undefined && { vmId }),
    ...(code !== undefined && { code }),
    ...(file !== undefined && { file }),
    ...(setId !== undefined && { setId }),
    ...(volume !== undefined && { volume }),
  };
}

/** What the event means to a run of this generation, and its step there; `undefined` when the generation does not know it. */
export function meaningIn(
  event: RunEvent,
  generation: GenerationId,
): { readonly signature: Signature; readonly step: StepId; readonly index: number } | undefined {
  for (const signature of event.meanings) {
    const step = signature.steps[generation];
    if (step !== undefined) return { signature, step, index: stepIndex(generation, step) };
  }
  return undefined;
}

/** Where the record is. */
export function placeOf({ place, recordId, time, host, provider, eventId, mark }: LogRecord): EvidencePlace {
  const { uri, byteOffset } = place;
  return { uri, byteOffset, recordId, time, host, provider, eventId, ...(mark !== undefined && { mark }) };
}

/** In the order of corrected time, then of the log. */
export function byTime(a: RunEvent, b: RunEvent): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.record.host !== b.record.host) return a.record.host < b.record.host ? -1 : 1;
  return a.record.recordId < b.record.recordId ? -1 : a.record.recordId > b.record.recordId ? 1 : 0;
}
