import { resultCodes } from '../explain/facts/hresults';
import type { MessageToken } from './model';

/** Longer lines are no message of an event; the longest of Windows have some 2,000 characters. */
export const longestLine = 8192;

const known: ReadonlySet<string> = new Set(resultCodes.map(({ code }) => hex(code)));
const byName: ReadonlyMap<string, string> = new Map(
  resultCodes.flatMap(({ code, names }) => names.map((name) => [name, hex(code)] as const)),
);

/**
 * Alternatives in order; each begins with a fixed character or class, and every repetition is bounded. Eight digits without a prefix
 * are a code where the table has it: sizes and dates look the same. Of decimal codes only those of failures are taken.
 */
const pattern = new RegExp(
  [
    String.raw`(?<guid>(?<![0-9a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z]))`,
    String.raw`(?<path>(?:(?<![a-z])[a-z]:\\|\\\\)[^"'<>|*?\r\n]{1,400}?\.(?:avhdx?|vhdx?|vhds)(?:\.(?:rct|mrt))?(?![\w.]))`,
    String.raw`(?<name>(?<![^\s"'<>|\\/:*?(„“«「])[^\s"'<>|\\/:*?(„“«「]{1,200}?\.(?:avhdx?|vhdx?|vhds)(?:\.(?:rct|mrt))?(?![\w.]))`,
    String.raw`(?<![0-9a-z])0x(?<hex>[8c][0-9a-f]{7})(?![0-9a-z])`,
    String.raw`(?<![\w-])(?<negative>-2[01]\d{8})(?!\d)`,
    String.raw`%%(?<percent>2[12]\d{8})(?!\d)`,
    String.raw`(?<![0-9a-z{\\.-])(?<bare>(?:8[0-9a-f]|c0)[0-9a-f]{6})(?![0-9a-z-])`,
    // "error code: 32768" of backup applications, "ReturnValue : 32775" of WMI; a number alone is an amount of memory.
    String.raw`(?:code|value|error|fehler|erreur|errore|codice|c\u00f3digo|\u30b3\u30fc\u30c9|\u4ee3\u7801|\u9519\u8bef)\w{0,8}[\s:='"(\uff1a]{1,6}(?<job>327(?:6[89]|7\d))(?![\d.,]\d|\d)`,
    String.raw`\bevents?[ _-]?(?:id)?[\s:#=]{1,4}(?<event>\d{1,5})(?![\d.])`,
    String.raw`(?<![A-Za-z0-9_])(?<symbol>(?:VSS_[ESW]|ERROR|STATUS|VM_E|E)_[A-Z_]{3,60})(?![A-Za-z0-9_])`,
    String.raw`(?<=[:\uff1a]\s{0,4})\[(?<state>\d{1,2})\]`,
    // The rule of the Best Practices Analyzer, its title and its finding (learn.microsoft.com, "Virtual machines should be backed up").
    String.raw`(?<weekly>\bvirtual machines (?:should be backed up at least once (?:every|a) week|have not been backed up in the past week))`,
  ].join('|'),
  'giu',
);

/** What means something in a line, in order; places are counted from `offset`. */
export function tokensIn(line: string, offset = 0): MessageToken[] {
  if (line.length > longestLine) return [];
  return [...line.matchAll(pattern)].flatMap((match) => tokenOf(match, offset) ?? []);
}

function tokenOf(match: RegExpMatchArray, offset: number): MessageToken | undefined {
  const { groups = {} } = match;
  const start = offset + (match.index ?? 0);
  const end = start + match[0].length;
  const span = { start, end };
  const { guid, path, name, negative, percent, bare, job, event, symbol, state, weekly } = groups;
  const digits = groups['hex'];
  if (guid !== undefined) return { kind: 'guid', value: guid.toLowerCase(), span };
  if (path !== undefined || name !== undefined) return { kind: 'file', value: path ?? name ?? '', span };
  // An access mask of CreateFile, not a code.
  if (digits !== undefined) return /^.0{7}$/.test(digits) ? undefined : code(`0x${digits.toUpperCase()}`, span);
  const decimal = negative ?? percent;
  if (decimal !== undefined) return code(hex(Number(decimal) >>> 0), span);
  if (bare !== undefined) {
    const value = `0x${bare.toUpperCase()}`;
    return known.has(value) ? code(value, span) : undefined;
  }
  if (symbol !== undefined) {
    const value = byName.get(symbol);
    return value === undefined ? undefined : code(value, span);
  }
  if (job !== undefined) return { kind: 'job', value: job, span: { start: end - job.length, end } };
  if (event !== undefined) return { kind: 'event', value: event, span };
  if (weekly !== undefined) return { kind: 'rule', value: 'HVB139', span };
  return state === undefined ? undefined : { kind: 'state', value: state, span };
}

function code(value: string, span: MessageToken['span']): MessageToken {
  return { kind: 'code', value, span };
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
}

/** True for a code that the tables explain. */
export function isKnownCode(value: string): boolean {
  return known.has(value);
}

/** What is asked of the tables for it. */
export function queryOf({ kind, value }: MessageToken): string {
  switch (kind) {
    case 'guid':
      return `{${value}}`;
    case 'event':
      return `event ${value}`;
    case 'state':
      return `[${value}]`;
    case 'code':
    case 'job':
    case 'file':
    case 'rule':
      return value;
  }
}
