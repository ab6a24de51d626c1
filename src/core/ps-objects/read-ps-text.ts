import { pastedLines, type PastedLine } from '../text/pasted-lines';
import { PsCollector } from './collector';
import type { PsProperty, PsText } from './model';
import { readClixml } from './read-clixml';
import { csvDelimiter, csvType, readCsv } from './read-csv';
import { readJson } from './read-json';
import { columnsOf, rowOf, type Column } from './read-table';

/** What is longer is no row and no property; JSON without line breaks may be long. */
const longestRow = 4000;
const limits = { mostCharacters: 32_000_000, longestLine: 8_000_000 };

/** `PS C:\> Get-VM`, also of a remote session; what was typed is the second group. */
const promptLine = /^((?:\[[^\]\r\n]{1,100}\]: ?)?PS(?: [^>\r\n]{1,260})?> ?)([^\r\n]{0,2000})/;

/** Format-List always has a space before its colon. */
const property = /^([A-Za-z][\w()%.-]{0,80}) {1,80}:(?: ([^\r\n]{0,4000})?)?$/;

interface OpenList {
  readonly start: number;
  end: number;
  /** Where values begin in their lines. */
  readonly indent: number;
  readonly properties: PsProperty[];
}

/** Reads every list, table, JSON, CSV and CLIXML of a paste. Never throws; what is none of them is passed over. */
export function readPsText(text: string): PsText {
  // Mail and web pages put spaces that do not break in their place; offsets stay the same.
  const reader = new Reader(text.replaceAll('\u00a0', ' '));
  return reader.read();
}

class Reader {
  private readonly collector = new PsCollector();
  private list: OpenList | undefined;
  private columns: readonly Column[] = [];
  private before: PastedLine | undefined;
  private nextPrompt = -1;

  constructor(private readonly text: string) {}

  read(): PsText {
    const { collector } = this;
    const problem = (span: { start: number; end: number }, message: string): void => {
      collector.problems.push({ span, message });
    };
    let readTo = 0;
    for (const line of pastedLines(this.text, { ...limits, problem })) {
      if (line.start < readTo) continue;
      if (collector.isFull) break;
      readTo = this.document(line) ?? readTo;
      if (line.start >= readTo) this.take(line);
    }
    this.closeList();
    return collector.finish();
  }

  /** Where the document that begins in this line ends. */
  private document({ text, start }: PastedLine): number | undefined {
    const { collector } = this;
    const first = text.slice(0, 400).trimStart();
    const at = start + text.slice(0, 400).indexOf(first);
    const isJson = /^(?:\[\s*(?:\{|$)|\{\s*(?:"|$))/.test(first);
    const delimiter = isJson ? undefined : csvDelimiter(text);
    if (!isJson && delimiter === undefined && !first.startsWith('<Objs ')) return undefined;
    this.endRows();
    const limit = Math.min(this.text.length, limits.mostCharacters);
    if (delimiter !== undefined) {
      const type = csvType.exec(this.before?.text ?? '')?.[1];
      return readCsv(this.text, start, limit, { delimiter, type }, collector);
    }
    return isJson
      ? readJson(this.text, at, Math.min(limit, this.promptBehind(at)), collector)
      : readClixml(this.text, at, collector);
  }

  /** Where the next line with a prompt begins: no JSON goes over it. Looked for once for all documents before it. */
  private promptBehind(at: number): number {
    if (this.nextPrompt < at) {
      const found = this.text.indexOf('\nPS ', at);
      this.nextPrompt = found < 0 ? Infinity : found;
    }
    return this.nextPrompt;
  }

  private take(line: PastedLine): void {
    const { text, start } = line;
    const previous = this.before;
    this.before = line;
    if (text.length > longestRow) {
      this.endRows();
      return;
    }
    const prompt = promptLine.exec(text);
    if (prompt) {
      this.endRows();
      const [, head = '', typed = ''] = prompt;
      const command = typed.trim();
      const at = start + head.length + typed.indexOf(command);
      const span = { start, end: start + text.length };
      this.collector.prompt(
        span,
        command === '' ? undefined : { value: command, span: { start: at, end: at + command.length } },
      );
      return;
    }
    if (text.trim() === '') {
      this.endRows();
      return;
    }
    const columns = previous ? columnsOf(previous, line) : [];
    if (columns.length > 0) {
      this.endRows();
      this.columns = columns;
    } else if (this.columns.length > 0) {
      const row = rowOf(line, this.columns);
      this.collector.add('table', { start: start + leading(text), end: start + text.trimEnd().length }, row);
    } else this.listLine(line);
  }

  private listLine({ text, start }: PastedLine): void {
    const found = property.exec(text);
    const { list } = this;
    if (!found) {
      if (list && leading(text) >= list.indent) addToLast(list, text, start);
      else this.closeList();
      return;
    }
    const [, name = '', raw = ''] = found;
    const value = raw.trim();
    const at = start + text.length - raw.length + (value === '' ? 0 : raw.indexOf(value));
    const one: PsProperty = {
      name: { value: name, span: { start, end: start + name.length } },
      value: { text: value, span: { start: at, end: at + value.length } },
    };
    const indent = text.indexOf(':', name.length) + 2;
    if (list?.indent !== indent || list.properties.some((other) => other.name.value === name)) this.closeList();
    this.list ??= { start, end: start, indent, properties: [] };
    this.list.properties.push(one);
    this.list.end = start + text.trimEnd().length;
  }

  private endRows(): void {
    this.closeList();
    this.columns = [];
  }

  private closeList(): void {
    const { list } = this;
    this.list = undefined;
    if (list) this.collector.add('list', { start: list.start, end: list.end }, list.properties);
  }
}

/**
 * The rest of a value that was too long for the window. PowerShell breaks behind a space or a hyphen, and a word that is too
 * long where the window ends; spaces at the end of a line are lost when it is copied.
 */
function addToLast(list: OpenList, text: string, start: number): void {
  const last = list.properties.pop();
  if (!last) return;
  const { value } = last;
  const more = text.trim();
  const isPart = /[-\\/,]$/.test(value.text) || (!/\s/.test(value.text) && /^[^\s]{1,4000}$/.test(more));
  const joined = `${value.text}${isPart ? '' : ' '}${more}`.slice(0, 8000);
  const end = start + text.trimEnd().length;
  list.end = end;
  list.properties.push({ name: last.name, value: { ...value, text: joined, span: { start: value.span.start, end } } });
}

function leading(text: string): number {
  return text.length - text.trimStart().length;
}
