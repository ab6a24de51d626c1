import type { Coverage } from '../../report/coverage';
import { filetimeToIso } from '../../vmconfig/filetime';

/** More spans or gaps than these are counted, not listed. */
const mostListed = 6;

/** What a log covers, a sentence for each computer and channel, and what of it is not there. */
export function coverageSentences({ spans, notRead }: Coverage, checksFailed: number): string[] {
  const sentences = spans.slice(0, mostListed).map((span) => {
    const { host, channel, firstRecordId, lastRecordId, idGaps } = span;
    const ids = `records ${firstRecordId} to ${lastRecordId}`;
    const times = `${day(span.firstTime)} to ${day(span.lastTime)} UTC`;
    return `${channel} of ${host}: ${ids}, ${times}; ${gapWords(idGaps)}.`;
  });
  if (spans.length > mostListed) sentences.push(`${spans.length - mostListed} more computers and channels.`);
  if (notRead.length > 0) sentences.push(`${places(notRead.length)} could not be read.`);
  if (checksFailed > 0)
    sentences.push(`${checksFailed === 1 ? '1 check' : `${checksFailed} checks`} of what was read failed.`);
  return sentences;
}

function gapWords(gaps: Coverage['spans'][number]['idGaps']): string {
  if (gaps.length === 0) return 'no record id is missing';
  const missing = gaps.reduce((sum, [after, before]) => sum + (before - after - 1n), 0n);
  const listed = gaps
    .slice(0, 3)
    .map(([after, before]) => (before - after === 2n ? `${after + 1n}` : `${after + 1n} to ${before - 1n}`));
  const more = gaps.length > listed.length ? ` and ${gaps.length - listed.length} more gaps` : '';
  return `${missing} record ${missing === 1n ? 'id is' : 'ids are'} missing (${listed.join(', ')}${more})`;
}

function places(count: number): string {
  return count === 1 ? '1 place' : `${count} places`;
}

function day(time: bigint): string {
  return filetimeToIso(time)?.slice(0, 19).replace('T', ' ') ?? `FILETIME ${time}`;
}
