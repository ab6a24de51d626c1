import { isCredibleTime, type LogRecord } from '../logs/record';
import { isBackupRecord, signaturesOfRecord } from '../process';
import { fileName } from '../evidence/uri-path';
import { firstLabel, sameHost } from './clocks';
import type { RunEvent } from './event';
import { fieldOf, guidOf } from './fields';
import type { Run } from './run';
import { filetimeToIso } from '../vmconfig/filetime';

/** Records of text logs, told apart by what they can prove. */
export interface TextRecords {
  /** With a time: they may be of a step. */
  readonly timed: readonly LogRecord[];
  /** Without one: they stand beside the backups of their computer. */
  readonly untimed: readonly LogRecord[];
  /** What was assumed. */
  readonly notes: readonly string[];
}

/**
 * Records of text logs under the names that the logs of Windows have for their computers. A text that names none is of the only
 * computer there is, where there is one alone, and that is said; else it is of none.
 */
export function settleTexts(texts: readonly LogRecord[], logged: readonly LogRecord[]): TextRecords {
  const known = texts.filter(isBackupRecord);
  if (known.length === 0) return { timed: [], untimed: [], notes: [] };
  const hosts = [...new Set(logged.map(({ host }) => host))].filter((host) => host !== '');
  const [only, ...others] = hosts;
  const sole = only !== undefined && others.every((host) => sameHost(host, only)) ? only : undefined;
  const settled = known.map((record) => {
    const host = record.host === '' ? sole : hosts.find((one) => sameHost(one, record.host));
    return host === undefined ? record : { ...record, host };
  });
  const namesVm = ({ data }: LogRecord): boolean => data.some(({ name }) => name === 'VmName');
  const nameless = new Set(
    known.filter((record) => record.host === '' && !namesVm(record)).map(({ place }) => fileName(place.uri)),
  );
  const names = [...nameless].slice(0, 3).join(', ') + (nameless.size > 3 ? ` and ${nameless.size - 3} more` : '');
  const notes =
    nameless.size === 0
      ? []
      : sole === undefined
        ? [`Nothing in ${names} names the computer it is of, so it stands beside no backup.`]
        : [
            `Nothing in ${names} names the computer it is of; it was taken for that of ${sole}, the only one in these logs.`,
          ];
  return {
    timed: settled.filter(({ time }) => isCredibleTime(time)),
    untimed: settled.filter(({ time }) => !isCredibleTime(time)),
    notes,
  };
}

/**
 * Runs with the texts that show their snapshot set at another time: nothing tells a set's id by chance, so the text was read with a
 * wrong zone, or its clock was wrong. It is of no step.
 */
export function withOtherTimes(runs: readonly Run[], lonely: readonly RunEvent[]): Run[] {
  const texts = lonely.filter(({ record, setId }) => record.mark !== undefined && setId !== undefined);
  if (texts.length === 0) return [...runs];
  return runs.map((run) => {
    const own = texts.filter(({ setId }) => setId === run.setId);
    if (own.length === 0) return run;
    const told = own.map(({ record }) => {
      const at = (filetimeToIso(record.time) ?? '').slice(0, 19).replace('T', ' ');
      return `${fileName(record.place.uri)} shows the snapshot set of this backup at ${at} UTC, which is not in its time: its time zone or its clock is another.`;
    });
    return { ...run, notes: [...run.notes, ...new Set(told)] };
  });
}

/** So many things without a time are told beside one run. */
const mostTold = 6;

/** Runs that did not succeed with what texts without a time say of their host: no step, and when it was so is not known. */
export function withUntimed(runs: readonly Run[], untimed: readonly LogRecord[]): Run[] {
  const telling = untimed.filter(({ level }) => level > 0 && level <= 3);
  if (untimed.length === 0) return [...runs];
  const sets = bySet(untimed);
  return runs.map((found) => {
    const run = withSet(found, sets);
    if (run.outcome === 'succeeded') return run;
    const own = telling.filter((record) => isBeside(record, run));
    if (own.length === 0) return run;
    const told = [...new Set(own.map(untimedInWords))];
    const more =
      told.length > mostTold ? [`${told.length - mostTold} more such things stand in texts without a time.`] : [];
    return { ...run, notes: [...run.notes, ...told.slice(0, mostTold), ...more] };
  });
}

/** A text may show the set of a backup and a time that nobody can read. */
function withSet(run: Run, sets: ReadonlyMap<string, readonly LogRecord[]>): Run {
  const own = sets.get(run.setId ?? '') ?? [];
  if (own.length === 0) return run;
  const told = own.map(
    ({ place }) => `${fileName(place.uri)} shows the snapshot set of this backup, without a time that could be read.`,
  );
  return { ...run, notes: [...run.notes, ...new Set(told)] };
}

function bySet(records: readonly LogRecord[]): Map<string, LogRecord[]> {
  const sets = new Map<string, LogRecord[]>();
  for (const record of records) {
    const [match] = signaturesOfRecord(record);
    const setId = guidOf(fieldOf(record, match?.signature.fields?.setId));
    if (setId !== undefined) sets.set(setId, [...(sets.get(setId) ?? []), record]);
  }
  return sets;
}

/** Of its host, of its guest, or of its VM by name. */
function isBeside({ host, data }: LogRecord, { host: ofRun, vm }: Run): boolean {
  const named = data.find(({ name }) => name === 'VmName')?.value;
  if (named !== undefined) return named.toLowerCase() === vm.name.toLowerCase();
  return host !== '' && (sameHost(host, ofRun) || firstLabel(host).toLowerCase() === vm.name.toLowerCase());
}

/** `HV01.txt, without a time: a VSS writer has failed (Microsoft Hyper-V VSS Writer, [8] Failed, Timed out).` */
function untimedInWords(record: LogRecord): string {
  const [match] = signaturesOfRecord(record);
  const values = record.data.filter(({ name }) => !/Id$/.test(name ?? '')).map(({ value }) => shortened(value));
  const what = values.length === 0 ? '' : ` (${values.slice(0, 4).join(', ')})`;
  return `${fileName(record.place.uri)} shows, without a time: ${match?.signature.says ?? ''}${what}.`;
}

/** A message of a product may be a page. */
function shortened(value: string): string {
  return value.length > 160 ? `${value.slice(0, 159)}\u2026` : value;
}

/** What made no step and stands beside no run. */
export function untimedNotes(untimed: readonly LogRecord[], runs: readonly Run[]): string[] {
  const isTold = (record: LogRecord): boolean =>
    record.level > 0 && record.level <= 3 && runs.some((run) => run.outcome !== 'succeeded' && isBeside(record, run));
  const rest = untimed.filter((record) => !isTold(record));
  const files = [...new Set(rest.map(({ place }) => fileName(place.uri)))];
  if (rest.length === 0) return [];
  const names = files.slice(0, 3).join(', ') + (files.length > 3 ? ` and ${files.length - 3} more` : '');
  return [
    `What ${names} ${files.length === 1 ? 'shows' : 'show'} without a time (${rest.length}) proves no step, and it fits no backup that failed.`,
  ];
}
