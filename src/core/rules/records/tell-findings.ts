import type { EvidencePlace, Run } from '../../runs';
import type { RelatedSpan } from '../rule';
import type { RecordFinding } from './record-finding';

/**
 * Makes stories of findings: the same said again is counted, and in a failed run what followed from the likely cause stands
 * under the cause. Findings that are of no failure (disks that are not in the backup, say) stay on their own.
 */
export function tellFindings(findings: readonly RecordFinding[], runs: readonly Run[]): RecordFinding[] {
  const stories = new Map(runs.map((run) => [run.id, new Map(run.story.map(({ place }, at) => [keyOf(place), at]))]));
  const causes = new Map<string, RecordFinding[]>();
  const alone: RecordFinding[] = [];
  for (const finding of folded(findings)) {
    const rank = finding.runId === undefined ? undefined : stories.get(finding.runId)?.get(keyOf(finding.record));
    if (finding.runId === undefined || rank === undefined) alone.push(finding);
    else causes.set(finding.runId, [...(causes.get(finding.runId) ?? []), finding]);
  }
  const told = [...causes].map(([runId, own]) => oneStory(own, stories.get(runId) ?? new Map<string, number>()));
  return [...alone, ...told.flat()].sort(byTime);
}

/** The cause's finding with the others under it. Two explanations of one record (an unknown build) are both told. */
function oneStory(findings: readonly RecordFinding[], ranks: ReadonlyMap<string, number>): RecordFinding[] {
  const rankOf = ({ record }: RecordFinding): number => ranks.get(keyOf(record)) ?? Number.MAX_SAFE_INTEGER;
  const sorted = [...findings].sort((a, b) => rankOf(a) - rankOf(b) || byTime(a, b));
  const [first] = sorted;
  if (!first) return [];
  const causes = sorted.filter((one) => keyOf(one.record) === keyOf(first.record));
  const followed = sorted.filter((one) => !causes.includes(one));
  const related: RelatedSpan[] = followed.map(({ uri, code, message }) => ({
    uri,
    message: `What followed (${code}): ${message}`,
  }));
  return causes.map((one) => ({ ...one, related: [...one.related, ...related] }));
}

/** One finding for records that say the same of the same VM in the same run, or outside of runs on the same host. */
function folded(findings: readonly RecordFinding[]): RecordFinding[] {
  const first = new Map<string, RecordFinding>();
  for (const finding of [...findings].sort(byTime)) {
    const { code, vm, runId, record, message } = finding;
    const key = [code, vm?.id ?? vm?.name ?? '', runId ?? record.host, message].join('\n');
    const known = first.get(key);
    first.set(key, known ? { ...known, repeats: known.repeats + 1 } : finding);
  }
  return [...first.values()];
}

function keyOf({ uri, byteOffset, recordId }: EvidencePlace): string {
  return `${uri} ${byteOffset} ${String(recordId)}`;
}

function byTime(a: RecordFinding, b: RecordFinding): number {
  if (a.record.time !== b.record.time) return a.record.time < b.record.time ? -1 : 1;
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
