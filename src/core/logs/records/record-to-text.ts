import { plain } from '../../report/plain';
import { recordName } from '../record-name';
import { namedData, timeText, type ShownRecord } from './shown-record';

/** Levels of [MS-EVEN6]; audits have 0. */
const levels: readonly string[] = ['-', 'critical', 'error', 'warning', 'info', 'verbose'];

/** A line for people, with the values and, where one is known, the meaning below. */
export function recordToText({ record, meaning }: ShownRecord): string {
  const { host, provider, level, recordId, mark } = record;
  const name = provider.replace(/^Microsoft-Windows-/, '');
  const data = [...namedData(record)]
    .flatMap(([key, values]) => values.map((value) => `${key}=${value}`))
    .filter((pair) => !/^Binary=/.test(pair));
  const isLine = mark !== undefined;
  const time = timeText(record) ?? (isLine && record.time === 0n ? 'no time' : 'no credible time');
  const lines = [
    `${time.padEnd(28)}  ${(levels[level] ?? String(level)).padEnd(8)}  ${host === '' ? '-' : host}  ${name} ${recordName(record)}${isLine ? '' : `  record ${recordId}`}`,
  ];
  if (meaning) lines.push(`    ${meaning.text}${meaning.rule === undefined ? '' : ` (${meaning.rule})`}`);
  if (data.length > 0) lines.push(`    ${data.join('; ')}`);
  return lines.map(plain).join('\n');
}
