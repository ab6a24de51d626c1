/** An event longer than this, in characters, is one bad record: Windows writes none above 64 KB. */
export const longestEvent = 1024 * 1024;

/** What stands next in the text. */
export type Cut =
  | { readonly kind: 'event'; readonly start: number; readonly end: number }
  /** Something that is no event; what follows at `end` may be one. */
  | { readonly kind: 'damage'; readonly start: number; readonly end: number; readonly reason: string }
  /** An event whose end is not known: the next one begins where `nextHead` says, perhaps in text that is not here yet. */
  | { readonly kind: 'lost'; readonly start: number; readonly reason: string }
  /** Nothing before `from` matters any more, and what follows it is not complete. */
  | { readonly kind: 'more'; readonly from: number };

/** Within so many characters the start of an event shows that it is one. */
export const headReach = 4096;

/** How every event begins; only where the text around is broken is it looked for by itself. */
const head = /<(?:[\w.-]{1,64}:)?Event(?=[\s>])[^<>]{0,1024}>\s{0,1024}<(?:[\w.-]{1,64}:)?System(?=[\s/>])/;
const headAnywhere = new RegExp(head, 'g');
const headHere = new RegExp(head, 'y');

/** Where the next event certainly begins, from `from` on; -1 when none does in this text. */
export function nextHead(text: string, from: number): number {
  headAnywhere.lastIndex = from;
  return headAnywhere.exec(text)?.index ?? -1;
}

function isHead(text: string, at: number): boolean {
  headHere.lastIndex = at;
  return headHere.test(text);
}

/** The name of the tag that stands here: slash, prefix with its colon, local name. */
const tagName = /<(\/?)([^\s<>/:="']{1,256}:)?([^\s<>/:="']{1,256})/y;

/**
 * Finds the events in a piece of text, which need not have a root and may be broken. `isEnd` says that no more text follows.
 * Comments, CDATA sections and instructions are passed over, so that what stands in them begins and ends nothing.
 */
export class Splitter {
  /** From where on a closer does not come any more, so that a text full of openers is not searched again for each. */
  private readonly goneFrom = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly isEnd: boolean,
  ) {}

  next(from: number): Cut {
    const { text } = this;
    let damage = -1;
    for (let at = from; ;) {
      const open = text.indexOf('<', at);
      const blankTo = open === -1 ? text.length : open;
      if (damage === -1) damage = firstMark(text, at, blankTo);
      if (open === -1) return this.end(from, damage);
      const end = this.endOfMarkup(open);
      if (end === undefined) {
        if (this.mayComplete(open)) return damage === -1 ? { kind: 'more', from: open } : this.damage(damage, open);
        if (damage === -1) damage = open;
        at = open + 1;
        continue;
      }
      const name = this.nameAt(open);
      if (name?.local === 'Event' && !name.isEnd)
        return damage === -1 ? this.event(open, name.whole, end) : this.damage(damage, open);
      // An end without a beginning, or the inside of an event whose beginning is lost.
      if (damage === -1 && (name?.local === 'Event' || name?.local === 'System')) damage = open;
      at = end;
    }
  }

  private end(from: number, damage: number): Cut {
    const { length } = this.text;
    if (damage !== -1) return this.damage(damage, length);
    return { kind: 'more', from: Math.max(from, length) };
  }

  private damage(start: number, end: number): Cut {
    return { kind: 'damage', start, end, reason: 'No event begins where one should.' };
  }

  /** The event whose start tag stands from `start` to `tagEnd`. */
  private event(start: number, name: string, tagEnd: number): Cut {
    const { text } = this;
    let depth = this.isSelfClosing(tagEnd) ? 0 : 1;
    let at = tagEnd;
    let isDeclaring = false;
    while (depth > 0) {
      const open = text.indexOf('<', at);
      const end = open === -1 ? undefined : this.endOfMarkup(open);
      if (end === undefined) {
        if (this.mayComplete(start)) return { kind: 'more', from: start };
        return { kind: 'lost', start, reason: this.reasonOfLoss(start) };
      }
      at = end;
      isDeclaring ||=
        text[open + 1] === '!' && !text.startsWith('--', open + 2) && !text.startsWith('[CDATA[', open + 2);
      if (!text.startsWith(name, open + 1) && !text.startsWith(`/${name}`, open + 1)) continue;
      const found = this.nameAt(open);
      if (found?.whole !== name) continue;
      if (found.isEnd) depth--;
      else if (!this.isEnd && open + headReach > text.length && text.length - start <= longestEvent)
        return { kind: 'more', from: start };
      else if (isHead(text, open)) {
        return { kind: 'damage', start, end: open, reason: 'The event has no end before the next one begins.' };
      } else if (!this.isSelfClosing(end)) depth++;
    }
    const reason = at - start > longestEvent ? tooLong : isDeclaring ? declares : undefined;
    return reason === undefined ? { kind: 'event', start, end: at } : { kind: 'damage', start, end: at, reason };
  }

  private reasonOfLoss(start: number): string {
    return this.text.length - start > longestEvent ? tooLong : 'The event has no end.';
  }

  /** True where more text can still complete what begins here. */
  private mayComplete(start: number): boolean {
    return !this.isEnd && this.text.length - start <= longestEvent;
  }

  /** Behind the comment, section, instruction, declaration or tag that begins at `open`; `undefined` when its end is not here. */
  private endOfMarkup(open: number): number | undefined {
    const { text } = this;
    const second = text[open + 1];
    if (second === '?') return this.behind('?>', open + 2);
    if (second !== '!') return this.endOfTag(open);
    if (text.startsWith('<!--', open)) return this.behind('-->', open + 4);
    if (text.startsWith('<![CDATA[', open)) return this.behind(']]>', open + 9);
    // The beginning of one of those, cut off.
    if (!this.isEnd && text.length - open < 9) return undefined;
    return this.endOfDeclaration(open);
  }

  /** A `>` may stand in a quoted value, a `<` nowhere in a tag: what is broken ends there. */
  private endOfTag(open: number): number | undefined {
    const { text } = this;
    let quote = 0;
    for (let at = open + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x3c) return at;
      if (quote === 0) {
        if (code === 0x3e) return at + 1;
        if (code === 0x22 || code === 0x27) quote = code;
      } else if (code === quote) quote = 0;
    }
    return undefined;
  }

  /** A document type has declarations of its own in brackets. */
  private endOfDeclaration(open: number): number | undefined {
    const end = this.behind('>', open);
    const bracket = end === undefined ? -1 : this.text.slice(open, end).indexOf('[');
    if (bracket === -1) return end;
    const close = this.behind(']', open + bracket);
    return close === undefined ? undefined : this.behind('>', close);
  }

  private behind(closer: string, from: number): number | undefined {
    if (from >= (this.goneFrom.get(closer) ?? Number.POSITIVE_INFINITY)) return undefined;
    const at = this.text.indexOf(closer, from);
    if (at !== -1) return at + closer.length;
    this.goneFrom.set(closer, from);
    return undefined;
  }

  private isSelfClosing(tagEnd: number): boolean {
    return this.text[tagEnd - 2] === '/';
  }

  private nameAt(
    open: number,
  ): { readonly isEnd: boolean; readonly whole: string; readonly local: string } | undefined {
    tagName.lastIndex = open;
    const match = tagName.exec(this.text);
    if (!match) return undefined;
    const [, slash = '', prefix = '', local = ''] = match;
    return { isEnd: slash !== '', whole: prefix + local, local };
  }
}

const tooLong = `The event is longer than ${longestEvent} characters.`;

const declares = 'The event declares a document type or entities, which no event does; nothing of it is expanded.';

/**
 * Where something stands that is not blank; -1 for nowhere. Byte order marks of files that were put together count as blank: one
 * unit in UTF-16, three in the view of UTF-8.
 */
function firstMark(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xfeff) continue;
    if (!text.startsWith('\u00ef\u00bb\u00bf', at)) return at;
    at += 2;
  }
  return -1;
}
