import { isDateLike } from '../event-csv/csv-shape';
import { tableStart } from './event-table';
import { labelIn, lineAt, shortLine, type Label } from './text-lines';

/** The forms of events as text. */
export type TextForm = 'labels' | 'list';

/** Properties of an event that `Format-List` may begin a record with; no language of Windows translates them. */
const listKey =
  /^(?:TimeCreated|ProviderName|Id|Message|LogName|MachineName|RecordId|LevelDisplayName|Level|Version|Task|Opcode|ProviderId)\s+:(?:\s|$)/;

/** What `wevtutil /f:text` writes above each event. */
const wevtutilHead = /^\s*Event\[\d{1,9}\]:?\s*$/;

/** Where an event begins. */
export interface TextStart {
  readonly form: TextForm;
  readonly start: number;
  /** Behind the lines that prove it. */
  readonly behind: number;
  /** Of a list: the property that each of its events begins with. */
  readonly key?: string;
}

/**
 * The next event from a beginning of a line on. Event Viewer and wevtutil write log, source, date and event id one under the other,
 * in every language; so four labels are the beginning of an event where the third has a date and the fourth a number. `only` is the
 * form, and the property, of the events before.
 */
export function nextStart(
  text: string,
  from: number,
  isEnd: boolean,
  only?: Pick<TextStart, 'form' | 'key'>,
): TextStart | undefined {
  const starts: number[] = [];
  const labels: (Label | undefined)[] = [];
  let head: number | undefined;
  for (let line = lineAt(text, from, isEnd); line; line = lineAt(text, line.next, isEnd)) {
    const shown = shortLine(text, line);
    if (shown !== undefined && only?.form !== 'labels' && listKey.test(shown)) {
      const key = /^\w+/.exec(shown)?.[0] ?? '';
      if (only?.key === undefined || only.key === key)
        return { form: 'list', start: line.start, behind: line.next, key };
    }
    if (shown !== undefined && wevtutilHead.test(shown)) {
      head = line.start;
      starts.length = labels.length = 0;
      continue;
    }
    const label = shown === undefined ? undefined : labelIn(shown);
    if (!label) head = undefined;
    starts.push(line.start);
    labels.push(label);
    if (starts.length > 4) {
      starts.shift();
      labels.shift();
      head = undefined;
    }
    if (only?.form !== 'list' && isBegin(labels))
      return { form: 'labels', start: head ?? starts[0] ?? line.start, behind: line.next };
  }
  return undefined;
}

function isBegin(labels: readonly (Label | undefined)[]): boolean {
  const [log, source, date, id] = labels;
  return (
    labels.length === 4 &&
    log !== undefined &&
    log.value !== '' &&
    source !== undefined &&
    source.value !== '' &&
    date !== undefined &&
    isDateLike(date.value) &&
    id !== undefined &&
    /^\d{1,5}$/.test(id.value)
  );
}

/** True for a text in which an event begins: Event Viewer's details, `wevtutil /f:text` or `Get-WinEvent` as list or table. */
export function isEventText(head: string): boolean {
  if (tableStart(head, 0, true) !== -1) return true;
  const start = nextStart(head, 0, true);
  if (!start) return false;
  if (start.form === 'labels') return true;
  // One property alone is in other lists as well.
  const part = head.slice(start.start);
  return /^ProviderName\s+: /m.test(part) && /^Id\s+: \d{1,5}\s*$/m.test(part);
}
