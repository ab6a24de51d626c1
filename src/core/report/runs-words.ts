import { recordName } from '../logs/record-name';
import { actorFacts, generationOf, providerKey } from '../process';
import { correctedClocks, type EvidencePlace, type Observation, type Run, type RunStep } from '../runs';
import { factsOf } from '../vmconfig/facts/host-os';
import { filetimeToIso } from '../vmconfig/filetime';
import type { RunsInput } from './runs-report';

/** ISO 8601 in UTC with seven decimals; the bare number for a time that no clock could have shown. */
export function isoTime(time: bigint): string {
  return filetimeToIso(time) ?? `FILETIME ${String(time)}`;
}

/** `2015-05-11 22:00:08`, cut to the second; reports with this form say that times are UTC. */
export function shortTime(time: bigint): string {
  return filetimeToIso(time)?.slice(0, 19).replace('T', ' ') ?? isoTime(time);
}

/** `22:00:08.441`, with the day before it where that is not the day of `near`. */
export function clockTime(time: bigint, near: bigint): string {
  const iso = filetimeToIso(time);
  if (iso === undefined) return isoTime(time);
  const isSameDay = filetimeToIso(near)?.slice(0, 10) === iso.slice(0, 10);
  return `${isSameDay ? '' : `${iso.slice(0, 10)} `}${iso.slice(11, 23)}`;
}

/** Why a run ended so, in as few words as a list can hold. */
export function briefly({ outcome, consistency, story, outcomeReason }: Run): string {
  const [cause] = story;
  if (outcome === 'succeeded')
    return `consistency ${consistency}${cause === undefined ? '' : `, but ${withCode(cause)}`}`;
  if (cause !== undefined) return withCode(cause);
  return outcomeReason.replace(/\.$/, '');
}

/** What went wrong, with the code where there is one. */
export function withCode({ says, code }: Run['story'][number]): string {
  return code === undefined ? says : `${says} (${code})`;
}

/** `Backup application -> Hyper-V VSS writer: lists VMs and their files`. */
export function arrowInWords({ from, to, label }: RunStep): string {
  return from === to
    ? `${actorFacts[from].name}: ${label}`
    : `${actorFacts[from].name} -> ${actorFacts[to].name}: ${label}`;
}

/** The records of a step by provider and id, each once: `VMMS 19070 #12, 19080 #13`. */
export function evidenceInWords(evidence: readonly EvidencePlace[]): string {
  const shown = evidence.slice(0, 4).map(recordInWords);
  const more = evidence.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** `VMMS 19070 #12`, and of a line of a text log, which has neither id: `SqlWriterLogger freeze`. */
export function recordInWords(place: EvidencePlace): string {
  return `${shortProvider(place.provider)} ${recordName(place)}${place.mark === undefined ? ` #${String(place.recordId)}` : ''}`;
}

/** `VMMS` of `Microsoft-Windows-Hyper-V-VMMS`; others as they are. */
export function shortProvider(provider: string): string {
  if (providerKey(provider) === undefined) return provider;
  return provider.replace(/^Microsoft-Windows-(Hyper-V-)?/i, '');
}

/** One sentence on the host and the path that the backup took. */
export function sceneInWords(run: Run): string {
  const os = run.hostOs
    ? factsOf(run.hostOs).name
    : run.build === undefined
      ? 'Windows of unknown version'
      : `Windows ${run.build}`;
  const how = run.generationFrom === 'assumed' ? ' (assumed)' : '';
  const by = run.requestor === undefined ? '' : ` Application: ${run.requestor}.`;
  const set = run.setId === undefined ? '' : ` Snapshot set ${run.setId}.`;
  return `${run.host === '' ? 'A host that no record names' : `Host ${run.host}`}, ${os}. ${generationOf(run.generation).title}${how}.${by}${set}`;
}

/** From when to when, with an open end said as one. */
export function spanInWords({ start, end }: Run): string {
  return end === undefined ? `${isoTime(start)} to ?` : `${isoTime(start)} to ${isoTime(end)}`;
}

/** What was assumed or corrected: clocks, guests. */
export function assumptionsInWords({ clocks, hosts }: Observation): string[] {
  const corrected = correctedClocks(clocks).map(({ host, correctionMs, from, facts, note }) => {
    if (correctionMs === 0)
      return `The clock of ${host} was not corrected: ${note ?? ''}. Correct it with --clock-offset.`;
    const by = `${correctionMs > 0 ? '+' : ''}${(correctionMs / 1000).toFixed(1)} s`;
    const why =
      from === 'given' ? 'as given' : `by ${facts} ${facts === 1 ? 'fact' : 'facts'} that both computers logged`;
    return `The times of ${host} were corrected by ${by}, ${why}.`;
  });
  const guests = hosts.flatMap(({ name, role, vm }) =>
    role === 'guest' && vm !== undefined ? [`The log of ${name} was taken for that of the guest of VM "${vm}".`] : [],
  );
  return [...corrected, ...guests];
}

/** What of the logs was read, a sentence each. */
export function coverageInWords(
  inputs: readonly RunsInput[],
  { recordsSeen, recordsUsed }: Pick<Observation, 'recordsSeen' | 'recordsUsed'>,
): string[] {
  const lines = inputs.filter(isRead).flatMap(({ path, coverage, problem }) => {
    const { bytes, bytesRead, records, recordsBad, notRead, spans, notes = [] } = coverage;
    const bad = recordsBad === 0 ? '' : `, ${recordsBad} unreadable`;
    const lost =
      notRead.length === 0
        ? ''
        : `; not read: ${notRead.map(({ byteOffset, length, reason }) => `${length} bytes at ${byteOffset} (${reason})`).join(', ')}`;
    const why = problem === undefined ? '' : ` ${problem}`;
    return [
      `${path}: ${bytesRead} of ${bytes} bytes, ${records} records${bad}${lost}.${why}`,
      ...spans.map(({ host, channel, firstTime, lastTime, firstRecordId, lastRecordId, idGaps }) => {
        const gaps =
          idGaps.length === 0
            ? 'no gap in record ids'
            : `${idGaps.length} ${idGaps.length === 1 ? 'gap' : 'gaps'} in record ids`;
        return `  ${host} ${channel}: ${isoTime(firstTime)} to ${isoTime(lastTime)}, records ${String(firstRecordId)} to ${String(lastRecordId)}, ${gaps}.`;
      }),
      ...notes.map((note) => `  ${note}`),
    ];
  });
  // A reader that is asked for some events decodes only those; how many there were stands in its coverage.
  const all = inputs.reduce((sum, { coverage }) => sum + coverage.records, 0);
  return [
    `Coverage: ${recordsUsed} of ${Math.max(all, recordsSeen)} records tell of backups.`,
    ...(inputs.some(isRead) || recordsSeen > 0 ? [] : ['No event log was found in what was named.']),
    ...lines,
    ...unreadInWords(inputs.filter((input) => !isRead(input))),
  ];
}

/** Something of it was read, or it should have been: a log that is damaged or locked has its own line. */
function isRead({ coverage, problem }: RunsInput): boolean {
  return problem === undefined || coverage.bytesRead > 0 || coverage.records > 0;
}

/** So many names stand for all that were not read for one reason. */
const namesShown = 3;

/** Files that are no logs are told by the reason: a folder holds more of them than of logs. */
function unreadInWords(inputs: readonly RunsInput[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { path, problem = '' } of inputs) byReason.set(problem, [...(byReason.get(problem) ?? []), path]);
  return [...byReason].map(([reason, paths]) => {
    const more = paths.length > namesShown ? ` and ${paths.length - namesShown} more` : '';
    const files = paths.length === 1 ? '1 file' : `${paths.length} files`;
    return `Not read, ${files}: ${paths.slice(0, namesShown).join(', ')}${more}. ${paths.length > 1 && reason !== '' ? 'Of each: ' : ''}${reason}`.trim();
  });
}
