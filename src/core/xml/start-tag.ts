import type { XmlAttribute } from './tree';
import { isName, isSpace } from './characters';
import { shown, type ProblemSink } from './problems';
import { checkReferences } from './references';

/** What the inside of a tag gave. */
export interface TagInside {
  /** After `>`, or where the tag broke off. */
  readonly end: number;
  readonly attributes: readonly XmlAttribute[];
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
  ) {}

  scan(from: number): TagInside {
    this.at = from;
    let attributes: XmlAttribute[] | undefined;
    for (;;) {
      const gap = this.at;
      this.skipSpace();
      const code = this.text.charCodeAt(this.at);
      if (code === greaterThan) return this.close(attributes, 1, false);
      if (code === slash && this.text.charCodeAt(this.at + 1) === greaterThan) return this.close(attributes, 2, true);
      if (Number.isNaN(code) || code === lessThan) {
        const isToldAlready = this.openValueEnd === gap;
        return { end: gap, attributes: attributes ?? none, selfClosing: false, isClosed: false, isToldAlready };
      }
      if (isNoAttribute(code)) {
        this.skipUnexpected();
        continue;
      }
      if (gap === this.at && attributes) {
        this.problems.add(
          'xml/space-expected',
          { start: this.at, end: this.at + 1 },
          'A space is missing before this attribute.',
        );
      }
      attributes ??= [];
      const attribute = this.attribute();
      this.reportDuplicate(attributes, attribute);
      attributes.push(attribute);
    }
  }

  private close(attributes: XmlAttribute[] | undefined, length: number, selfClosing: boolean): TagInside {
    return { end: this.at + length, attributes: attributes ?? none, selfClosing, isClosed: true, isToldAlready: false };
  }

  private attribute(): XmlAttribute {
    const nameSpan = this.name();
    const name = this.text.slice(nameSpan.start, nameSpan.end);
    if (!isName(name)) this.problems.add('xml/invalid-name', nameSpan, `"${shown(name)}" is no name that XML allows.`);
    const afterName = this.at;
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== equals) {
      const breaksOff = this.breaksOff();
      this.at = afterName;
      // In a tag that breaks off here, the name is still being typed: the tag is reported.
      if (!breaksOff)
        this.problems.add('xml/attribute-without-value', nameSpan, `Attribute "${shown(name)}" has no value.`);
      return { name, nameSpan, span: nameSpan, value: undefined, valueSpan: undefined };
    }
    this.at++;
    const afterEquals = this.at;
    this.skipSpace();
    const quote = this.text.charCodeAt(this.at);
    if (quote === doubleQuote || quote === singleQuote) return this.quoted(name, nameSpan, quote);
    return this.unquoted(name, nameSpan, afterEquals);
  }

  private name(): { start: number; end: number } {
    const start = this.at;
    for (let code = this.text.charCodeAt(this.at); !endsName(code); code = this.text.charCodeAt(this.at)) this.at++;
    return { start, end: this.at };
  }

  private quoted(name: string, nameSpan: XmlAttribute['nameSpan'], quote: number): XmlAttribute {
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
    const valueSpan = { start: open + 1, end };
    this.at = closed ? end + 1 : end;
    if (!closed) {
      const message = `The value of "${shown(name)}" has no closing ${String.fromCharCode(quote)}.`;
      this.problems.add('xml/value-not-closed', { start: open, end }, message);
      this.openValueEnd = end;
    }
    checkReferences(this.text, valueSpan.start, valueSpan.end, this.problems);
    const span = { start: nameSpan.start, end: this.at };
    return { name, nameSpan, span, value: this.text.slice(valueSpan.start, valueSpan.end), valueSpan };
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

  private unquoted(name: string, nameSpan: XmlAttribute['nameSpan'], afterEquals: number): XmlAttribute {
    const start = this.at;
    for (
      let code = this.text.charCodeAt(this.at);
      !endsUnquoted(code) && !this.atSelfClose();
      code = this.text.charCodeAt(this.at)
    )
      this.at++;
    if (this.at === start) {
      this.at = afterEquals;
      const span = { start: nameSpan.start, end: afterEquals };
      this.problems.add('xml/value-expected', span, `Attribute "${shown(name)}" has no value after "=".`);
      return { name, nameSpan, span, value: undefined, valueSpan: undefined };
    }
    const valueSpan = { start, end: this.at };
    const value = this.text.slice(start, this.at);
    this.problems.add(
      'xml/value-not-quoted',
      valueSpan,
      `The value of "${shown(name)}" must stand in quotes: "${shown(value)}".`,
    );
    return { name, nameSpan, span: { start: nameSpan.start, end: this.at }, value, valueSpan };
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
