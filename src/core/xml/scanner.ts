import { isName, isSpace } from './characters';
import { shown, type ProblemSink } from './problems';
import { RecentNames } from './recent-names';
import { ReferenceChecker } from './references';
import { TagScanner } from './start-tag';
import type { XmlAttribute, XmlLeaf } from './tree';

export type TokenKind = Exclude<XmlLeaf['kind'], 'stray-end-tag'> | 'start-tag' | 'end-tag' | 'end';

const lessThan = 0x3c;
const byteOrderMark = 0xfeff;
const noAttributes: readonly XmlAttribute[] = [];

/**
 * Cuts the text into tokens that cover every character once. The fields describe the token that `next` found: they are
 * reused, since a large configuration has a hundred thousand tokens.
 */
export class XmlScanner {
  kind: TokenKind = 'end';
  start = 0;
  end = 0;
  nameStart = 0;
  nameEnd = 0;
  /** Alone when there is one, as for nearly every tag. */
  attributes: XmlAttribute | readonly XmlAttribute[] = noAttributes;
  selfClosing = false;
  /** False for a tag without its `>`. */
  isClosed = true;
  /** True once a token broke off at the end of the text. */
  brokeOffAtEnd = false;
  private readonly tags: TagScanner;
  private readonly names: RecentNames;
  private readonly references: ReferenceChecker;
  /** Where the text ends but for white space. */
  private readonly contentEnd: number;
  /** Delimiters that do not occur any more: each is looked for to the end of the text only once. */
  private readonly used = new Set<string>();

  constructor(
    readonly text: string,
    private readonly problems: ProblemSink,
  ) {
    this.names = new RecentNames(text);
    this.references = new ReferenceChecker(text, problems);
    this.tags = new TagScanner(text, problems, this.names, this.references);
    this.contentEnd = text.trimEnd().length;
  }

  /** The name of the current start or end tag. */
  get name(): string {
    return this.names.slice(this.nameStart, this.nameEnd);
  }

  /** Whether the current tag has this name. */
  isNamed(name: string): boolean {
    return name.length === this.nameEnd - this.nameStart && this.text.startsWith(name, this.nameStart);
  }

  next(): TokenKind {
    this.start = this.end;
    if (this.start >= this.text.length) this.kind = 'end';
    else if (this.text.charCodeAt(this.start) === lessThan) this.markup();
    else this.characters();
    return this.kind;
  }

  private characters(): void {
    const next = this.text.indexOf('<', this.start);
    this.end = next < 0 ? this.text.length : next;
    this.kind = 'text';
    this.references.check(this.start, this.end);
  }

  private markup(): void {
    const code = this.text.charCodeAt(this.start + 1);
    if (code === 0x2f) this.endTag();
    else if (code === 0x3f) this.instruction();
    else if (code === 0x21) this.declaration();
    else this.startTag();
  }

  private startTag(): void {
    this.kind = 'start-tag';
    this.readName(this.start + 1);
    if (this.nameStart === this.nameEnd) {
      this.withoutName();
      return;
    }
    const inside = this.tags.scan(this.nameEnd);
    this.attributes = inside.attributes;
    this.selfClosing = inside.selfClosing;
    this.end = inside.end;
    this.isClosed = inside.isClosed;
    const name = this.name;
    if (!inside.isClosed) this.notClosed(`<${shown(name)}>`, inside.isToldAlready);
    else if (!isName(name)) {
      const span = { start: this.nameStart, end: this.nameEnd };
      this.problems.add('xml/invalid-name', span, `"${shown(name)}" is no name that XML allows.`);
    }
  }

  /** A lone `<`: somebody is about to type a tag, or meant the sign. Only the sign is taken, what follows is read as usual. */
  private withoutName(): void {
    const empty = this.text.charCodeAt(this.nameEnd) === 0x3e;
    this.end = this.nameEnd + (empty ? 1 : 0);
    this.isClosed = empty;
    const message = empty ? 'This tag has no name.' : 'A "<" must begin a tag; write "&lt;" for the sign itself.';
    this.problems.add('xml/name-expected', { start: this.start, end: this.end }, message);
    if (!empty && this.end >= this.contentEnd) this.brokeOffAtEnd = true;
  }

  private endTag(): void {
    this.kind = 'end-tag';
    this.readName(this.start + 2);
    let at = this.nameEnd;
    while (isSpace(this.text.charCodeAt(at))) at++;
    if (this.text.charCodeAt(at) === 0x3e) {
      this.end = at + 1;
      return;
    }
    const inside = this.tags.scan(this.nameEnd);
    this.end = inside.end;
    const span = { start: this.start, end: this.end };
    if (inside.isClosed)
      this.problems.add(
        'xml/end-tag-attributes',
        span,
        `The end tag </${shown(this.name)}> may hold nothing but its name.`,
      );
    else this.notClosed(`</${shown(this.name)}>`, false);
  }

  private notClosed(tag: string, isToldAlready: boolean): void {
    if (this.end >= this.contentEnd) this.brokeOffAtEnd = true;
    if (!isToldAlready)
      this.problems.add('xml/tag-not-closed', { start: this.start, end: this.end }, `The tag ${tag} has no ">".`);
  }

  private instruction(): void {
    this.kind = /^<\?xml[\s?]/i.test(this.text.slice(this.start, this.start + 6)) ? 'declaration' : 'instruction';
    this.closeWith('?>', this.start + 2, 'xml/instruction-not-closed', 'This instruction has no "?>".');
    // A byte order mark that decoding left in the text is no text.
    const first = this.text.charCodeAt(0) === byteOrderMark ? 1 : 0;
    if (this.kind === 'declaration' && this.start > first) {
      const span = { start: this.start, end: this.end };
      this.problems.add(
        'xml/declaration-not-first',
        span,
        'The XML declaration must be the very first thing in the file.',
      );
    }
  }

  private declaration(): void {
    if (this.text.startsWith('<!--', this.start)) this.comment();
    else if (this.text.startsWith('<![CDATA[', this.start)) {
      this.kind = 'cdata';
      this.closeWith(']]>', this.start + 9, 'xml/cdata-not-closed', 'This CDATA section has no "]]>".');
    } else this.doctype();
  }

  private comment(): void {
    this.kind = 'comment';
    if (!this.closeWith('-->', this.start + 4, 'xml/comment-not-closed', 'This comment has no "-->".')) return;
    const inner = this.text.indexOf('--', this.start + 4);
    if (inner < 0 || inner >= this.end - 3) return;
    this.problems.add(
      'xml/double-hyphen-in-comment',
      { start: inner, end: inner + 2 },
      'XML allows no "--" inside a comment.',
    );
  }

  private doctype(): void {
    const isDoctype = this.text.slice(this.start, this.start + 9).toUpperCase() === '<!DOCTYPE';
    this.kind = isDoctype ? 'doctype' : 'instruction';
    this.end = isDoctype ? this.endOfDoctype() : this.endOfBroken();
    const span = { start: this.start, end: this.end };
    if (isDoctype) {
      const message =
        'A document type definition is never read: nothing in it is expanded and no external entity is opened.';
      this.problems.add('xml/doctype-not-used', span, message);
    } else {
      this.problems.add(
        'xml/unexpected-markup',
        span,
        `"${shown(this.text.slice(this.start, this.end))}" is no markup that XML knows.`,
      );
    }
  }

  /** Over the internal subset with its brackets and quotes; a doctype that never ends is cut at its line. */
  private endOfDoctype(): number {
    let quote = 0;
    let depth = 0;
    if (this.used.has('<!DOCTYPE')) return this.endOfBroken();
    for (let at = this.start + 9; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (quote !== 0) quote = code === quote ? 0 : quote;
      else if (code === 0x22 || code === 0x27) quote = code;
      else if (code === 0x5b) depth++;
      else if (code === 0x5d) depth--;
      else if (code === 0x3e && depth <= 0) return at + 1;
    }
    this.used.add('<!DOCTYPE');
    return this.endOfBroken();
  }

  private closeWith(close: string, from: number, code: Parameters<ProblemSink['add']>[0], message: string): boolean {
    const at = this.used.has(close) ? -1 : this.text.indexOf(close, from);
    if (at >= 0) {
      this.end = at + close.length;
      return true;
    }
    this.used.add(close);
    // What follows is still worth reading, so it ends with its line at the latest and not with the file.
    this.end = this.endOfBroken();
    this.problems.add(code, { start: this.start, end: this.end }, message);
    return false;
  }

  /** After the next `>`, before the next `<`, or at the line's end: where markup that never ends is cut. */
  private endOfBroken(): number {
    for (let at = this.start + 2; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 0x0a || code === 0x0d || code === lessThan) return at;
      if (code === 0x3e) return at + 1;
    }
    return this.text.length;
  }

  private readName(from: number): void {
    this.nameStart = from;
    let at = from;
    for (let code = this.text.charCodeAt(at); !endsTagName(code); code = this.text.charCodeAt(at)) at++;
    this.nameEnd = at;
    this.attributes = noAttributes;
    this.selfClosing = false;
    this.isClosed = true;
  }
}

function endsTagName(code: number): boolean {
  return (
    Number.isNaN(code) ||
    isSpace(code) ||
    code === 0x3e ||
    code === 0x3c ||
    code === 0x2f ||
    code === 0x22 ||
    code === 0x27 ||
    code === 0x3d
  );
}
