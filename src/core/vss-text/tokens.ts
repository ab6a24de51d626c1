import type { Located, Span } from '../text/span';
import type { PrintedLine } from './lines';
import type { SizeShown, VolumeShown, VssSubject, WriterStateShown } from './model';
import { readSize } from './sizes';

/** What carries meaning in the output of vssadmin, whatever its language. */
export type Token = { readonly span: Span } & (
  | { readonly kind: 'call'; readonly subject?: VssSubject }
  | { readonly kind: 'banner' }
  | { readonly kind: 'prompt' }
  | { readonly kind: 'name'; readonly value: Located<string> }
  | { readonly kind: 'guid'; readonly value: Located<string> }
  | { readonly kind: 'state'; readonly value: WriterStateShown; readonly after?: Located<string> }
  | { readonly kind: 'volume'; readonly value: VolumeShown }
  | { readonly kind: 'device'; readonly value: Located<string> }
  | { readonly kind: 'size'; readonly value: SizeShown }
  | { readonly kind: 'value'; readonly value: Located<string> }
  | { readonly kind: 'words' }
);

const subjects: readonly VssSubject[] = ['writers', 'providers', 'shadows', 'shadowstorage', 'volumes'];
const guid = String.raw`\{[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}`;
/** The space between a label and its value; a full-width colon is that of a paste from a page in Japanese or Chinese. */
const after = String.raw`(?<=[:：]\s{0,8})`;

/** Alternatives in order; each begins with a fixed character or class, and every repetition is bounded. */
const pattern = new RegExp(
  [
    String.raw`(?<volume>(?:\((?<mount>[^\n]{0,300}?)\)\s?)?\\\\\?\\Volume(?<volumeId>${guid})\\?)`,
    String.raw`(?<device>\\\\\?\\GLOBALROOT\\Device\\[^\s\\]{1,100})`,
    `(?<guid>${guid})`,
    String.raw`${after}['\u2018](?<name>[^\u2018\u2019\n]{0,200}?)['\u2019](?=\s|$)`,
    String.raw`${after}\[(?<state>\d{1,2})\]`,
    String.raw`${after}(?<size>[^\s():：（）][^():：\n（）]{0,60}?)\s?[(（]\s?%?(?<percent>\d{1,3})\s?[%％]?\s?[)）]`,
  ].join('|'),
  'giu',
);

const call =
  /^(?:(?:PS )?[^\n>#]{0,260}[>#]\s?|\$\s)?["']?(?:[^\s"'>]{1,200}\\)?vssadmin(?:\.exe)?["']?\s+([a-z]+)\s+([a-z]+)/i;
const prompt = /^\s*(?:PS )?[A-Z]:\\[^\n>]{0,260}>/i;
const banner = /^\s*vssadmin 1\.1 - /i;

/** The tokens of one printed line, in order. A label alone is `words`, a label with another value is a `value`. */
export function tokensOf(line: PrintedLine): Token[] {
  const { text } = line;
  const whole = line.spanOf(0, text.length);
  const called = call.exec(text.trimStart());
  if (called?.[2] !== undefined && !/[.!?]\s*$/.test(text)) {
    const subject = subjects.find((one) => one === called[2]?.toLowerCase());
    return [{ kind: 'call', span: whole, ...(subject && called[1]?.toLowerCase() === 'list' && { subject }) }];
  }
  if (banner.test(text)) return [{ kind: 'banner', span: whole }];
  if (prompt.test(text)) return [{ kind: 'prompt', span: whole }];
  const matches = [...text.matchAll(pattern)];
  const found = matches.flatMap((match, at) => toToken(line, match, matches[at + 1]?.index ?? text.length) ?? []);
  return found.length > 0 ? found : [plainToken(line, whole)];
}

function plainToken(line: PrintedLine, span: Span): Token {
  const value = valueAfterColon(line, 0, line.text.length);
  return value ? { kind: 'value', span, value } : { kind: 'words', span };
}

function toToken(line: PrintedLine, match: RegExpMatchArray, next: number): Token | undefined {
  const { groups = {}, index = 0 } = match;
  const span = line.spanOf(index, index + match[0].length);
  const { volumeId, mount, device, guid: id, name, state, size, percent } = groups;
  if (volumeId !== undefined) {
    const value = { id: bare(volumeId), span, ...(mount !== undefined && { mount }) };
    return { kind: 'volume', span, value };
  }
  if (device !== undefined) return { kind: 'device', span, value: { value: device, span } };
  if (id !== undefined) return { kind: 'guid', span, value: { value: bare(id), span } };
  if (name !== undefined) return { kind: 'name', span, value: { value: name, span } };
  if (state !== undefined) return stateToken(line, match, next, Number(state));
  if (size !== undefined)
    return {
      kind: 'size',
      span,
      value: readSize(size.trim(), span, percent === undefined ? undefined : Number(percent)),
    };
  return undefined;
}

/** The word of the state, and, where a paste has lost its line breaks, the label and value that follow on the same line. */
function stateToken(line: PrintedLine, match: RegExpMatchArray, next: number, value: number): Token {
  const { index = 0 } = match;
  const from = index + match[0].length;
  const rest = line.text.slice(from, next);
  const colon = rest.search(/[:：]/);
  const end = colon < 0 ? from + rest.trimEnd().length : from;
  const span = line.spanOf(index, end);
  const later = colon < 0 ? undefined : valueAfterColon(line, from, next);
  return {
    kind: 'state',
    span,
    value: { value, words: colon < 0 ? rest.trim() : '', span },
    ...(later && { after: later }),
  };
}

/** What stands after the first colon between two places of a line; a colon inside a word (`10:25`) is none. */
function valueAfterColon(line: PrintedLine, from: number, to: number): Located<string> | undefined {
  const text = line.text.slice(from, to);
  const colon = /[:：](?=\s|$)|：/.exec(text);
  if (!colon) return undefined;
  const rest = text.slice(colon.index + 1);
  const value = rest.trim();
  if (value === '' || value.length > 400) return undefined;
  const start = from + colon.index + 1 + (rest.length - rest.trimStart().length);
  return { value, span: line.spanOf(start, start + value.length) };
}

function bare(id: string): string {
  return id.slice(1, -1).toLowerCase();
}
