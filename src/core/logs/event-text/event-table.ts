import type { Cut, Reading } from '../exported/export-format';
import { fullProvider, type FoundRecord } from '../exported/found-record';
import { messageData } from '../exported/message-data';
import { lineAt, shortLine } from './text-lines';

/**
 * `Get-WinEvent` without a format writes a table for each source: a line with its name, the names of four properties, which no language
 * translates, and a row for each event. Longer messages end where the console did, with three dots.
 */
const sourceLine = /^\s{0,8}ProviderName:\s{1,8}(\S[^\r\n]{0,150}?)\s*$/;
const headLine = /^TimeCreated\s{1,60}Id\s{1,20}LevelDisplayName\s{1,20}Message\s*$/;
const rule = /^-{4,}[\s-]*$/;
const row = /^\s{0,4}(\d\S*(?:[ \u00a0\u202f]\S{1,16}){1,4}?)\s{1,24}(\d{1,5})(?:\s(.*))?$/;
const longestMessage = 64 * 1024;

/** Where such a table begins, from the beginning of a line on; -1 for nowhere. */
export function tableStart(text: string, from: number, isEnd: boolean): number {
  let source = -1;
  let lines = 0;
  for (let line = lineAt(text, from, isEnd); line; line = lineAt(text, line.next, isEnd)) {
    const shown = shortLine(text, line) ?? '';
    if (sourceLine.test(shown)) [source, lines] = [line.start, 0];
    else if (source !== -1 && headLine.test(shown)) return source;
    else if (++lines > 2) source = -1;
  }
  return -1;
}

/** Reads such tables, one after the other. */
export class EventTable {
  private provider: string | undefined;
  private columns: { readonly level: number; readonly message: number } | undefined;
  private current = { provider: '', level: 0, message: 0 };

  constructor(private readonly reading: Reading) {}

  cut(text: string, at: number, isEnd: boolean): Cut {
    const line = lineAt(text, at, isEnd);
    if (!line) return isEnd ? { kind: 'frame', end: text.length } : { kind: 'more', from: at };
    if (line.end - line.start > longestMessage)
      return { kind: 'damage', start: line.start, end: line.next, reason: 'The line is longer than any message.' };
    const shown = text.slice(line.start, line.end);
    if (this.isFrame(shown)) return { kind: 'frame', end: line.next };
    const { provider, columns } = this;
    if (provider === undefined || !columns || !row.test(shown))
      return { kind: 'damage', start: line.start, end: line.next, reason: 'Nothing here has the form of an event.' };
    // What `-Wrap` puts below stands under the message.
    let end = line.end;
    for (let below = lineAt(text, line.next, isEnd); ; below = lineAt(text, below.next, isEnd)) {
      if (!below) {
        if (!isEnd) return { kind: 'more', from: at };
        break;
      }
      const rest = text.slice(below.start, below.end);
      if (rest.trim() === '' || rest.slice(0, columns.message).trim() !== '') break;
      end = below.end;
    }
    this.current = { provider, ...columns };
    return { kind: 'entry', start: at, end };
  }

  /** Of the row that was cut last. */
  read(text: string): FoundRecord | string {
    const { provider, level, message } = this.current;
    const [first = '', ...below] = text.split(/\r?\n/);
    const found = row.exec(first);
    if (!found) return 'The row has no id.';
    const { times, levels, note } = this.reading;
    const [, time = '', id = ''] = found;
    // In a language with wide letters the columns are shifted.
    const rest = first.slice(level);
    const isInColumns =
      /^[\u0020-\u024f]*$/.test(rest.slice(0, message - level)) && /\s$/.test(first.slice(0, message));
    const shownLevel = isInColumns ? rest.slice(0, message - level).trim() : (/^\S*/.exec(rest.trimStart())?.[0] ?? '');
    const words = isInColumns ? first.slice(message) : rest.trimStart().slice(shownLevel.length).trimStart();
    const whole = [words, ...below.map((one) => one.trim())].join('\n').trim();
    if (/(?:\.\.\.|\u2026)$/.test(whole)) note('Messages of the table are cut where the console ended.');
    note('The table names no computer, no log and no record ids.');
    return {
      time: times.read(time),
      host: '',
      channel: '',
      provider,
      eventId: Number(id),
      version: 0,
      level: levels.read(shownLevel),
      recordId: undefined,
      process: undefined,
      thread: undefined,
      correlation: undefined,
      data: messageData(provider, whole),
    };
  }

  private isFrame(line: string): boolean {
    const source = line.length > 200 ? undefined : sourceLine.exec(line)?.[1];
    if (source !== undefined) {
      this.provider = fullProvider(source);
      this.columns = undefined;
      return true;
    }
    if (line.length <= 200 && headLine.test(line)) {
      this.columns = { level: line.indexOf('LevelDisplayName'), message: line.indexOf('Message') };
      return true;
    }
    return line.trim() === '' || (line.length <= 200 && rule.test(line));
  }
}
