import type { CheckedLogs, LogRecord, ReadLog } from '../core';

/** So many records are kept whole, some 40 MB at worst; any other is read from its log again when somebody asks. */
const mostKept = 20_000;

/** One record among those of several logs. */
export function recordKey({ uri, byteOffset }: { readonly uri: string; readonly byteOffset: number }): string {
  return `${byteOffset} ${uri}`;
}

/** The records that a run or a finding rests on: these are looked at in the panel. */
export function evidenceOf(logs: readonly ReadLog[], { observation, inputs }: CheckedLogs): readonly LogRecord[] {
  const wanted = new Set<string>();
  for (const { steps, story } of observation.runs) {
    for (const { evidence } of steps) for (const place of evidence) wanted.add(recordKey(place));
    for (const { place } of story) wanted.add(recordKey(place));
  }
  for (const { findings } of inputs)
    for (const finding of findings)
      if ('record' in finding) wanted.add(recordKey({ uri: finding.uri, byteOffset: finding.record.byteOffset }));
  const kept: LogRecord[] = [];
  for (const { records } of logs) {
    for (const record of records) {
      if (kept.length >= mostKept) return kept;
      if (wanted.has(recordKey(record.place))) kept.push(record);
    }
  }
  return kept;
}
