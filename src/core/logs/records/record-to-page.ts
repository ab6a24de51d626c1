import { plain } from '../../report/plain';
import { namedData, timeText, type ShownRecord } from './shown-record';

const levels: readonly string[] = ['none', 'critical', 'error', 'warning', 'information', 'verbose'];

/** One record as a page to read: where it stands, what it means, all that it says. Every line is safe to show as text. */
export function recordToPage({ record, path, meaning }: ShownRecord): string {
  const { host, channel, provider, eventId, level, recordId, process, thread, correlation, place } = record;
  const facts: readonly (readonly [string, string])[] = [
    ['Time', timeText(record) ?? `not credible (${record.time})`],
    ['Level', levels[level] ?? String(level)],
    ['Computer', host],
    ['Channel', channel],
    ['Record', `${recordId}, at byte ${place.byteOffset} of ${path}`],
    ...(process === undefined
      ? []
      : [['Process', thread === undefined ? `${process}` : `${process}, thread ${thread}`] as const]),
    ...(correlation === undefined ? [] : [['Activity', correlation] as const]),
  ];
  const data = [...namedData(record)].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  const known = meaning === undefined ? [] : ['', 'What it means', `  ${meaning.text}`];
  const rule = meaning?.rule === undefined ? [] : [`  Rule: ${meaning.rule}`];
  return [
    `${provider} ${eventId}`,
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
