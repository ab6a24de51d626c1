import { isXmlCharacter } from './characters';
import { shown, type ProblemSink } from './problems';

/** The entities that XML itself defines; no other is ever expanded. */
const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Longer than any sensible reference; keeps the look ahead short in text that is full of ampersands. */
const longestReference = 64;

interface Reference {
  readonly end: number;
  readonly body: string;
  readonly terminated: boolean;
}

/** Reads what follows an ampersand, or `undefined` when it begins no reference at all. */
function readReference(text: string, at: number, limit: number): Reference | undefined {
  const stop = Math.min(limit, at + longestReference);
  let end = at + 1;
  while (end < stop && isBodyPart(text.charCodeAt(end))) end++;
  if (end === at + 1) return undefined;
  const terminated = end < limit && text.charCodeAt(end) === 0x3b;
  return { end: terminated ? end + 1 : end, body: text.slice(at + 1, end), terminated };
}

function isBodyPart(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x23
  );
}

/** The character of a reference's body, such as `amp`, `#65` or `#x41`. */
function characterOf(body: string): string | undefined {
  const hex = /^#x([0-9a-f]{1,6})$/i.exec(body)?.[1];
  const decimal = /^#([0-9]{1,7})$/.exec(body)?.[1];
  if (hex === undefined && decimal === undefined) return Object.hasOwn(predefined, body) ? predefined[body] : undefined;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/**
 * Reports the references that XML does not allow, piece by piece from the start of the text to its end. The next ampersand is
 * looked for once: a search from each of a million values without one would run to the end of the file each time.
 */
export class ReferenceChecker {
  /** The first ampersand at or behind `searchedFrom`; past the end when there is none. */
  private next = -1;
  private searchedFrom = 0;

  constructor(
    private readonly text: string,
    private readonly problems: ProblemSink,
  ) {}

  check(start: number, end: number): void {
    this.seek(start);
    while (this.next < end) {
      this.checkOne(this.next, end);
      this.seek(this.next + 1);
    }
  }

  private seek(from: number): void {
    if (this.searchedFrom <= from && from <= this.next) return;
    const found = this.text.indexOf('&', from);
    this.next = found < 0 ? Infinity : found;
    this.searchedFrom = from;
  }

  private checkOne(at: number, limit: number): void {
    const { problems } = this;
    const found = readReference(this.text, at, limit);
    const span = { start: at, end: found?.end ?? at + 1 };
    if (!found) {
      problems.add('xml/ampersand-not-escaped', span, 'This "&" begins no reference; write "&amp;" for an ampersand.');
    } else if (!found.terminated) {
      problems.add(
        'xml/reference-not-terminated',
        span,
        `"&${shown(found.body)}" has no ";"; write "&amp;" if an ampersand is meant.`,
      );
    } else if (characterOf(found.body) === undefined) {
      const numeric = found.body.startsWith('#');
      const message = numeric
        ? `"&${shown(found.body)};" is no character that XML allows.`
        : `"&${shown(found.body)};" is not defined: entities other than amp, lt, gt, quot and apos are never expanded.`;
      problems.add(numeric ? 'xml/invalid-reference' : 'xml/unknown-entity', span, message);
    }
  }
}

/** Resolves the five predefined entities and character references; everything else stays as it is written. */
export function decodeReferences(raw: string): string {
  let at = raw.indexOf('&');
  if (at < 0) return raw;
  let result = '';
  let from = 0;
  for (; at >= 0; at = raw.indexOf('&', at + 1)) {
    const found = readReference(raw, at, raw.length);
    const character = found?.terminated ? characterOf(found.body) : undefined;
    if (!found || character === undefined) continue;
    result += raw.slice(from, at) + character;
    from = found.end;
  }
  return result + raw.slice(from);
}

/** True when a whole reference is in the text that XML does not define; an ampersand alone is no reference. */
export function isUnresolved(raw: string): boolean {
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', at + 1)) {
    const found = readReference(raw, at, raw.length);
    if (found?.terminated && characterOf(found.body) === undefined) return true;
  }
  return false;
}
