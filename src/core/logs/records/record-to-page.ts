import { plain } from '../../report/plain';
import { recordName } from '../record-name';
import { namedData, timeText, type ShownRecord } from './shown-record';

const levels: readonly string[] = ['none', 'critical', 'error', 'warning', 'information', 'verbose'];

/** One record as a page to read: where it stands, what it means, all that it says. Every line is safe to show as text. */
export function recordToPage({ record, path, meaning }: ShownRecord): string {
  const { host, channel, provider, level, recordId, mark, process, thread, correlation, place } = record;
  const facts: readonly (readonly [string, string])[] = [
    ['Time', timeText(record) ?? (mark !== undefined && record.time === 0n ? 'none' : `not credible (${record.time})`)],
    ['Level', levels[level] ?? String(level)],
    ['Computer', host === '' ? 'not named' : host],
    ...(mark === undefined ? [['Channel', channel] as const] : []),
    ['Record', `${mark === undefined ? recordId : mark}, at byte ${place.byteOffset} of ${path}`],
    ...(process === undefined
      ? []
      : [['Process', thread === undefined ? `${process}` : `${process}, thread ${thread}`] as const]),
    ...(correlation === undefined ? [] : [['Activity', correlation] as const]),
  ];
  const data = [...namedData(record)].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  const known = meaning === undefined ? [] : ['', 'What it means', `  ${meaning.text}`];
  const rule = meaning?.rule === undefined ? [] : [`  Rule: ${meaning.rule}`];
  return [
    `${provider} ${recordName(record)}`,
    '',
    ...columns(facts),
    ...known,
    ...rule,
    '',
    data.length === 0 ? 'No data' : 'Data',
    ...columns(data).map((line) => `  ${line}`),
  ]
    .map(plain)
    .join('\n')
    .concat('\n');
}

/** Names in a column of their own; a name as long as a line does not push the others away. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(24, Math.max(0, ...rows.map(([name]) => name.length)));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}
