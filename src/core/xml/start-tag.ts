import type { XmlAttribute } from './tree';
import { isName, isSpace } from './characters';
import { shown, type ProblemSink } from './problems';
import { AttributeNode } from './nodes';
import type { RecentNames } from './recent-names';
import type { ReferenceChecker } from './references';

/** What the inside of a tag gave. */
export interface TagInside {
  /** After `>`, or where the tag broke off. */
  readonly end: number;
  /** Alone when there is one, as for nearly every tag. */
  readonly attributes: XmlAttribute | readonly XmlAttribute[];
  readonly selfClosing: boolean;
  /** False when the tag broke off at a `<` or at the end of the text. */
  readonly isClosed: boolean;
  /** The tag broke off right behind a value without its quote, which was reported: that is the one mistake. */
  readonly isToldAlready: boolean;
}

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const equals = 0x3d;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const none: readonly XmlAttribute[] = [];

/**
 * Reads the inside of a start tag, from after its name. Recovers at what people type: a tag that is not closed ends at the
 * next `<`, a value without its closing quote ends at `>` or at its line's end.
 */
export class TagScanner {
  private at = 0;
  /** Where the last value without its closing quote was cut. */
  private openValueEnd = -1;

  constructor(
    private readonly text: string,
    private readonly problems: ProblemSink,
    private readonly names: RecentNames,
    private readonly references: ReferenceChecker,
  ) {}

  scan(from: number): TagInside {
    this.at = from;
    let first: XmlAttribute | undefined;
    let all: XmlAttribute[] | undefined;
    for (;;) {
      const gap = this.at;
      this.skipSpace();
      const code = this.text.charCodeAt(this.at);
      if (code === greaterThan) return this.close(all ?? first, 1, false);
      if (code === slash && this.text.charCodeAt(this.at + 1) === greaterThan) return this.close(all ?? first, 2, true);
      if (Number.isNaN(code) || code === lessThan) {
        const isToldAlready = this.openValueEnd === gap;
        return { end: gap, attributes: all ?? first ?? none, selfClosing: false, isClosed: false, isToldAlready };
      }
      if (isNoAttribute(code)) {
        this.skipUnexpected();
        continue;
      }
      if (gap === this.at && first) {
        this.problems.add(
          'xml/space-expected',
          { start: this.at, end: this.at + 1 },
          'A space is missing before this attribute.',
        );
      }
      const attribute = this.attribute();
      if (!first) first = attribute;
      else {
        all ??= [first];
        this.reportDuplicate(all, attribute);
        all.push(attribute);
      }
    }
  }

  private close(
    attributes: XmlAttribute | XmlAttribute[] | undefined,
    length: number,
    selfClosing: boolean,
  ): TagInside {
    return { end: this.at + length, attributes: attributes ?? none, selfClosing, isClosed: true, isToldAlready: false };
  }

  private attribute(): XmlAttribute {
    const { text, at: start } = this;
    const nameEnd = this.endOfName();
    const name = this.names.slice(start, nameEnd);
    if (!isName(name)) {
      const span = { start, end: nameEnd };
      this.problems.add('xml/invalid-name', span, `"${shown(name)}" is no name that XML allows.`);
    }
    this.skipSpace();
    if (text.charCodeAt(this.at) !== equals) return this.withoutValue(name, start, nameEnd);
    this.at++;
    const afterEquals = this.at;
    this.skipSpace();
    const quote = text.charCodeAt(this.at);
    if (quote === doubleQuote || quote === singleQuote) return this.quoted(name, start, quote);
    return this.unquoted(name, start, afterEquals);
  }

  private withoutValue(name: string, start: number, nameEnd: number): XmlAttribute {
    const breaksOff = this.breaksOff();
    this.at = nameEnd;
    // In a tag that breaks off here, the name is still being typed: the tag is reported.
    if (!breaksOff) {
      const span = { start, end: nameEnd };
      this.problems.add('xml/attribute-without-value', span, `Attribute "${shown(name)}" has no value.`);
    }
    return new AttributeNode(name, undefined, start, nameEnd, -1);
  }

  private endOfName(): number {
    for (let code = this.text.charCodeAt(this.at); !endsName(code); code = this.text.charCodeAt(this.at)) this.at++;
    return this.at;
  }

  private quoted(name: string, start: number, quote: number): XmlAttribute {
    const open = this.at;
    let at = open + 1;
    let code = this.text.charCodeAt(at);
    while (code !== quote && code !== lessThan && !Number.isNaN(code)) code = this.text.charCodeAt(++at);
    const closed =
      code === quote ? !this.beginsAnother(open, at) : code === lessThan && this.closesOnLine(open, at, quote);
    if (closed && code === lessThan) {
      this.problems.add(
        'xml/less-than-in-value',
        { start: at, end: at + 1 },
        'A "<" inside a value must be written "&lt;".',
      );
      at = this.text.indexOf(String.fromCharCode(quote), at);
    }
    const end = closed ? at : this.endOfOpenValue(open + 1);
    this.at = closed ? end + 1 : end;
    if (!closed) {
      const message = `The value of "${shown(name)}" has no closing ${String.fromCharCode(quote)}.`;
      this.problems.add('xml/value-not-closed', { start: open, end }, message);
      this.openValueEnd = end;
    }
    this.references.check(open + 1, end);
    return new AttributeNode(name, this.names.slice(open + 1, end), start, this.at, open + 1);
  }

  /** Over a line end, a quote that something follows directly opens the next value: this one's own is missing. */
  private beginsAnother(open: number, close: number): boolean {
    const next = this.text.charCodeAt(close + 1);
    if (isSpace(next) || next === greaterThan || next === slash || Number.isNaN(next)) return false;
    return /[\r\n]/.test(this.text.slice(open, close));
  }

  /** A `<` came before the quote: was the quote only forgotten, or is it there, before the tag and the line end? */
  private closesOnLine(open: number, from: number, quote: number): boolean {
    if (/[\r\n]/.test(this.text.slice(open, from))) return false;
    for (let at = from; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === quote) return true;
      if (code === greaterThan || code === 0x0a || code === 0x0d) return false;
    }
    return false;
  }

  /** Where a value without its closing quote ends: before `>`, `/>`, `<` or the line's end. */
  private endOfOpenValue(from: number): number {
    let at = from;
    for (; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === greaterThan || code === lessThan || code === 0x0a || code === 0x0d) break;
    }
    return this.text.charCodeAt(at) === greaterThan && at > from && this.text.charCodeAt(at - 1) === slash
      ? at - 1
      : at;
  }

  private unquoted(name: string, nameStart: number, afterEquals: number): XmlAttribute {
    const start = this.at;
    for (
      let code = this.text.charCodeAt(this.at);
      !endsUnquoted(code) && !this.atSelfClose();
      code = this.text.charCodeAt(this.at)
    )
      this.at++;
    if (this.at === start) {
      const breaksOff = this.breaksOff();
      this.at = afterEquals;
      const span = { start: nameStart, end: afterEquals };
      // In a tag that breaks off here, the tag is reported.
      if (!breaksOff)
        this.problems.add('xml/value-expected', span, `Attribute "${shown(name)}" has no value after "=".`);
      return new AttributeNode(name, undefined, nameStart, afterEquals, -1);
    }
    const value = this.text.slice(start, this.at);
    if (!this.breaksOff())
      this.problems.add(
        'xml/value-not-quoted',
        { start, end: this.at },
        `The value of "${shown(name)}" must stand in quotes: "${shown(value)}".`,
      );
    return new AttributeNode(name, value, nameStart, this.at, start);
  }

  private breaksOff(): boolean {
    const code = this.text.charCodeAt(this.at);
    return Number.isNaN(code) || code === lessThan;
  }

  private skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.at))) this.at++;
  }

  private skipUnexpected(): void {
    const start = this.at;
    while (isNoAttribute(this.text.charCodeAt(this.at)) && !this.atSelfClose()) this.at++;
    const found = this.text.slice(start, this.at);
    this.problems.add('xml/unexpected-character', { start, end: this.at }, `"${shown(found)}" has no place in a tag.`);
  }

  private atSelfClose(): boolean {
    return this.text.charCodeAt(this.at) === slash && this.text.charCodeAt(this.at + 1) === greaterThan;
  }

  private reportDuplicate(attributes: readonly XmlAttribute[], { name, nameSpan }: XmlAttribute): void {
    // Real tags have one attribute; a tag with thousands is damage, and looking at the first hundred is enough there.
    const first = attributes.slice(0, 100).find((one) => one.name === name);
    if (!first) return;
    const related = [{ span: first.nameSpan, message: 'It stands here first.' }];
    this.problems.add(
      'xml/duplicate-attribute',
      nameSpan,
      `Attribute "${shown(name)}" stands twice in this tag.`,
      related,
    );
  }
}

function isNoAttribute(code: number): boolean {
  return code === doubleQuote || code === singleQuote || code === equals || code === slash;
}

function endsName(code: number): boolean {
  return Number.isNaN(code) || isSpace(code) || code === greaterThan || code === lessThan || isNoAttribute(code);
}

function endsUnquoted(code: number): boolean {
  return Number.isNaN(code) || isSpace(code) || code === greaterThan || code === lessThan;
}
