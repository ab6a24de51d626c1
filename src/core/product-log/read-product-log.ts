import { tokensIn } from '../message/tokens';
import { pastedLines, type PastedLine } from '../text/pasted-lines';
import type { Located, Span } from '../text/span';
import { AcronisBlocks } from './acronis-blocks';
import { patternsOf } from './line-patterns';
import type { ProductLine, ProductLog, ProductLogProblem } from './model';
import { productsIn, withoutHardBlanks, type Opening, type Product, type ProductId } from './products';
import { sessionsOf } from './sessions';
import { isoTime, isoZone } from './times';

/** Agents turn their logs over at some ten MB; what stands behind that is not looked at. */
const mostCharacters = 64 * 1024 * 1024;
const longestLine = 16 * 1024;
/** Known lines of one text. */
const mostLines = 100_000;
/** Messages of Windows inside of a message have a few lines; a message without anything before it is at most broken by a mail. */
const mostContinuations = { opened: 20, bare: 2 } as const;

type Open = { -readonly [K in keyof ProductLine]: ProductLine[K] };
type Values = Record<string, Located<string>>;

/**
 * Reads the lines of all products of which something stands in the text, alone or one after the other. A line that no pattern knows is
 * counted, and no problem; lines without what its product puts before each belong to the line before. Never throws.
 */
export function readProductLog(text: string): ProductLog {
  const problems: ProductLogProblem[] = [];
  const reader = new Reader(productsIn(text));
  const problem = (span: Span, message: string): void => void problems.push({ span, message });
  for (const line of pastedLines(withoutHardBlanks(text), { mostCharacters, longestLine, problem })) {
    reader.take(line);
    if (reader.lines.length < mostLines) continue;
    problem({ start: line.start + line.text.length, end: text.length }, `Reading ended after ${mostLines} lines.`);
    break;
  }
  const { counted } = reader;
  const lines = reader.finish();
  const read = lines.map(({ span }) => span);
  return { text, lines, sessions: sessionsOf(lines), counted, read, problems, notes: notesOf(counted) };
}

function notesOf({ lines, unknown }: ProductLog['counted']): string[] {
  if (unknown === 0) return [];
  const of = lines === 1 ? 'The only line' : `${unknown} of ${lines} lines`;
  return [`${of} ${unknown === 1 ? 'says' : 'say'} nothing that is known here.`];
}

class Reader {
  readonly lines: Open[] = [];
  readonly counted = { lines: 0, unknown: 0 };
  private last: Open | undefined;
  private continuationsLeft = 0;
  /** The log says it when its service starts. */
  private zone: string | undefined;
  private readonly acronis: AcronisBlocks | undefined;

  constructor(private readonly active: readonly Product[]) {
    if (active.some(({ id }) => id === 'acronis')) this.acronis = new AcronisBlocks();
  }

  take(line: PastedLine): void {
    if (line.text.trim() === '') {
      this.last = undefined;
      this.acronis?.close();
      return;
    }
    this.counted.lines++;
    if (this.takeOpened(line) || this.takeBare(line)) {
      this.acronis?.close();
      return;
    }
    if (this.acronis?.take(line)) return;
    const { last } = this;
    if (!last || this.continuationsLeft === 0) {
      this.counted.unknown++;
      return;
    }
    this.continuationsLeft--;
    last.span = { start: last.span.start, end: line.start + line.text.trimEnd().length };
    last.tokens = [...last.tokens, ...tokensIn(line.text, line.start)];
  }

  finish(): readonly ProductLine[] {
    const blocks = this.acronis?.finish() ?? [];
    return [...this.lines, ...blocks].sort((a, b) => a.span.start - b.span.start);
  }

  /** A line of a product that puts something before each. */
  private takeOpened({ text, start }: PastedLine): boolean {
    for (const product of this.active)
      for (const opening of product.openings) {
        const match = opening.pattern.exec(text);
        if (!match) continue;
        const line = lineOf(product, text, start, match[0].length);
        const values = valuesOf(match, start);
        if (values['written']) line.written = values['written'];
        this.setTime(line, opening);
        line.level = levels[values['level']?.value ?? ''] ?? 0;
        this.keep(line, values, product);
        return true;
      }
    return false;
  }

  /** A message of a product that puts nothing before it. */
  private takeBare({ text, start }: PastedLine): boolean {
    for (const product of this.active) {
      const { bare } = product;
      if (product.id === 'acronis' || (product.openings.length > 0 && !bare?.test(text))) continue;
      const line = lineOf(product, text, start, 0);
      if (!patternsOf(product.id).some(({ pattern }) => pattern.test(line.message.value))) continue;
      this.keep(line, product.values ? valuesOf(product.values.exec(text), start) : {}, product);
      return true;
    }
    return false;
  }

  private keep(line: Open, values: Values, product: Product): void {
    this.last = undefined;
    const { value } = line.message;
    line.tokens = mayHaveCode.test(value) ? tokensIn(value, line.message.span.start) : [];
    const id = this.idOf(line, values, product.id);
    line.values = values;
    if (id === undefined) {
      this.counted.unknown++;
      return;
    }
    line.id = id;
    this.continuationsLeft = mostContinuations[product.openings.length > 0 ? 'opened' : 'bare'];
    this.last = line;
    this.lines.push(line);
    if (id === 'sql-writer/started') {
      // The service may have been stopped in another time of the year.
      this.zone = undefined;
      if (line.time !== undefined) line.time = line.time.slice(0, 19);
    }
    if (id === 'sql-writer/zone') this.takeZone(values['zone']?.value ?? '');
  }

  private idOf(line: Open, values: Values, product: ProductId): string | undefined {
    for (const row of patternsOf(product)) {
      const match = row.pattern.exec(line.message.value);
      if (!match) continue;
      Object.assign(values, valuesOf(match, line.message.span.start));
      if (line.level === 0) line.level = row.level ?? 0;
      const named = values['named']?.span;
      if (row.code !== undefined && named)
        line.tokens = [{ kind: 'code', value: row.code, span: named }, ...line.tokens];
      return row.id;
    }
    if (line.level === 2) return `${product}/error`;
    if (line.level === 3) return `${product}/warning`;
    return line.tokens.some(({ kind }) => kind === 'code' || kind === 'job') ? `${product}/code` : undefined;
  }

  /** It holds for the lines of this start too, which stand before it. */
  private takeZone(written: string): void {
    this.zone = isoZone(written);
    if (this.zone === undefined) return;
    for (let at = this.lines.length - 1; at >= 0; at--) {
      const line = this.lines[at];
      if (line?.product !== 'sql-writer') break;
      if (line.time !== undefined && line.time.length === 19) line.time += this.zone;
      if (line.id === 'sql-writer/started') break;
    }
  }

  private setTime(line: Open, { time: order }: Opening): void {
    if (!order || !line.written) return;
    const time = isoTime(line.written.value, order);
    if (time !== undefined) line.time = line.product === 'sql-writer' ? `${time}${this.zone ?? ''}` : time;
  }
}

/** What products call the levels of their lines. */
const levels: Readonly<Record<string, ProductLine['level']>> = {
  INFO: 4,
  SUCCESS: 4,
  ERROR: 2,
  Info: 4,
  Warning: 3,
  Error: 2,
  'Fatal error': 2,
  NORMAL: 4,
  WARNING: 3,
};

/** Most lines of a log have nothing of it, and are not searched. */
const mayHaveCode = /0x|-\d{10}|code|error|\.a?vhd|[0-9a-f]{8}/i;

function lineOf({ id }: Product, text: string, start: number, opening: number): Open {
  const value = text.slice(opening).trim();
  const at = start + opening + (text.slice(opening).length - text.slice(opening).trimStart().length);
  const begin = start + (text.length - text.trimStart().length);
  return {
    product: id,
    id,
    span: { start: Math.min(begin, at), end: at + value.length },
    message: { value, span: { start: at, end: at + value.length } },
    level: 0,
    values: {},
    tokens: [],
  };
}

function valuesOf(match: RegExpExecArray | null, start: number): Values {
  const values: Values = {};
  const places: Readonly<Record<string, readonly [number, number] | undefined>> = match?.indices?.groups ?? {};
  const groups: Readonly<Record<string, string | undefined>> = match?.groups ?? {};
  for (const [name, value] of Object.entries(groups)) {
    const place = places[name];
    if (value !== undefined && value !== '' && place)
      values[name] = { value, span: { start: start + place[0], end: start + place[1] } };
  }
  return values;
}
