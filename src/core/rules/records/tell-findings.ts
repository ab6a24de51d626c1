import type { EvidencePlace, Run } from '../../runs';
import type { RelatedSpan } from '../rule';
import type { RecordFinding } from './record-finding';

/**
 * Makes stories of findings: the same said again is counted, and in a failed run what followed from the likely cause stands
 * under the cause. Findings that are of no failure (disks that are not in the backup, say) stay on their own, and so does what
 * is the cause of one run and a consequence in another.
 */
export function tellFindings(findings: readonly RecordFinding[], runs: readonly Run[]): RecordFinding[] {
  const all = folded(findings);
  const byRun = new Map<string, RecordFinding[]>();
  for (const finding of all) {
    for (const id of finding.runIds) {
      const known = byRun.get(id);
      if (known) known.push(finding);
      else byRun.set(id, [finding]);
    }
  }
  const related = new Map<RecordFinding, RelatedSpan[]>();
  const told = new Map<RecordFinding, { own: number; under: number }>();
  for (const run of runs) tellRun(run, byRun.get(run.id) ?? [], related, told);
  return all
    .filter((finding) => {
      const times = told.get(finding);
      return times === undefined || times.own > 0 || times.under === 0;
    })
    .map((finding) => ({ ...finding, related: [...finding.related, ...unique(related.get(finding) ?? [])] }))
    .sort(byTime);
}

function tellRun(
  run: Run,
  findings: readonly RecordFinding[],
  related: Map<RecordFinding, RelatedSpan[]>,
  told: Map<RecordFinding, { own: number; under: number }>,
): void {
  const ranks = new Map(
    run.story.flatMap(({ place, also }, at) => [place, ...also].map((one) => [placeKey(one), at] as const)),
  );
  const rankOf = ({ record }: RecordFinding): number => ranks.get(placeKey(record)) ?? Number.MAX_SAFE_INTEGER;
  const sorted = findings
    .filter(({ record }) => ranks.has(placeKey(record)))
    .sort((a, b) => rankOf(a) - rankOf(b) || byTime(a, b));
  const [first] = sorted;
  if (!first) return;
  // Two explanations of one record, of an unknown build, are both told.
  const causes = sorted.filter((one) => placeKey(one.record) === placeKey(first.record));
  for (const one of sorted) {
    const times = told.get(one) ?? { own: 0, under: 0 };
    if (causes.includes(one)) times.own++;
    else times.under++;
    told.set(one, times);
    if (causes.includes(one)) continue;
    const line = { uri: one.uri, record: one.record, message: `What followed (${one.code}): ${one.message}` };
    for (const cause of causes) {
      const known = related.get(cause);
      if (known) known.push(line);
      else related.set(cause, [line]);
    }
  }
}

function unique(lines: readonly RelatedSpan[]): RelatedSpan[] {
  return [...new Map(lines.map((line) => [`${line.uri ?? ''} ${line.message}`, line])).values()];
}

/** One finding for records that say the same of the same VM in the same runs, or outside of runs on the same host. */
function folded(findings: readonly RecordFinding[]): RecordFinding[] {
  const first = new Map<string, RecordFinding>();
  for (const finding of [...findings].sort(byTime)) {
    const { code, vm, runIds, record, message } = finding;
    const where = runIds.length > 0 ? runIds.join(' ') : record.host;
    const key = [code, vm?.id ?? vm?.name ?? '', where, message].join('\n');
    const known = first.get(key);
    first.set(key, known ? { ...known, repeats: known.repeats + 1 } : finding);
  }
  return [...first.values()];
}

/** Which record a place is, as a key. */
export function placeKey({ uri, byteOffset, recordId }: EvidencePlace): string {
  return `${uri} ${byteOffset} ${String(recordId)}`;
}

function byTime(a: RecordFinding, b: RecordFinding): number {
  if (a.record.time !== b.record.time) return a.record.time < b.record.time ? -1 : 1;
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
