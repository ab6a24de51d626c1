import type { Span } from '../../text/span';

/** A step from the root of a scenario to a place in it. */
export type PathStep = { readonly key: string } | 'item';

/** Where the cursor stands, as far as the text before it tells: that is all there is while somebody types. */
export interface Cursor {
  /** To the object or list that the cursor is in, or whose value it is at. */
  readonly path: readonly PathStep[];
  /** `key`: the name of a key of the object at `path`. `value`: the value at `path`. */
  readonly position: 'key' | 'value';
  /** Inside `{ }` or `[ ]`, where all stands on one line. */
  readonly isFlow: boolean;
  /** What a completion replaces: the key or the value around the cursor, without its quotes while they are open. */
  readonly word: Span;
  /** The quote that the cursor is in. */
  readonly quote?: "'" | '"';
  /** Spaces before the key that the cursor is at. */
  readonly indent: number;
  /** In a comment, in a block of text, or right behind a dash: there is nothing to say. */
  readonly isNowhere: boolean;
}

interface Block {
  readonly indent: number;
  readonly step: PathStep;
}

interface Flow {
  readonly type: 'map' | 'list';
  key: string | undefined;
}

/** Follows a YAML text up to an offset, line by line, and never fails: what is broken before the cursor is taken as it stands. */
export function cursorAt(text: string, offset: number): Cursor {
  return new Walker(text, offset).walk();
}

const keyShape = /^([A-Za-z0-9_.-]{1,80}|'[^'\n]{1,80}'|"[^"\n]{1,80}")[ \t]*:(?=[ \t\r\n]|$)/;

class Walker {
  private readonly blocks: Block[] = [];
  private flows: Flow[] = [];
  private at = 0;
  private indent = 0;
  /** What stands on the line up to the cursor: behind a colon a value, behind a dash either. */
  private place: 'key' | 'value' = 'key';
  private isNowhere = false;
  /** Where the key or value begins that the walk is in, blanks before it included. */
  private tokenStart = 0;
  private quote: { readonly mark: "'" | '"'; readonly start: number } | undefined;
  /** Of the key whose text follows on lines below it, after `|` or `>`. */
  private textIndent: number | undefined;

  constructor(
    private readonly text: string,
    private readonly offset: number,
  ) {}

  walk(): Cursor {
    for (;;) {
      this.startLine();
      this.restOfLine();
      if (this.at >= this.offset) return this.result();
      this.at++;
    }
  }

  /** Indentation, dashes and the key of a line. */
  private startLine(): void {
    const { text, offset } = this;
    const lineStart = this.at;
    this.quote = undefined;
    this.isNowhere = false;
    this.tokenStart = lineStart;
    this.skipBlanks();
    let column = this.at - lineStart;
    const isBlank = this.at < offset && /[\r\n]/.test(text.charAt(this.at));
    if (this.isInText(column, isBlank) || isBlank) return;
    if (this.flows.length > 0) {
      if (!this.beginsBlock(column)) return;
      // What was opened and not closed ends where a line begins that cannot be of it.
      this.flows = [];
    }
    this.place = 'key';
    this.indent = column;
    const isDash = (): boolean => text[this.at] === '-' && this.at < offset && /\s/.test(text[this.at + 1] ?? '\n');
    this.leaveBlocks(column, isDash());
    while (isDash()) {
      this.blocks.push({ indent: column, step: 'item' });
      this.at++;
      this.isNowhere = this.at === offset;
      this.skipBlanks();
      column = this.at - lineStart;
      this.indent = column;
    }
    this.tokenStart = this.at;
    const key = keyShape.exec(text.slice(this.at, Math.min(offset, this.at + 200)));
    if (!key) return;
    const [whole, name = ''] = key;
    this.blocks.push({ indent: column, step: { key: bare(name) } });
    this.at += whole.length;
    this.tokenStart = this.at;
    this.place = 'value';
  }

  private skipBlanks(): void {
    while (this.at < this.offset && this.text[this.at] === ' ') this.at++;
  }

  /** A line of a block of text is skipped; the first line that is not deeper ends it. */
  private isInText(column: number, isBlank: boolean): boolean {
    if (this.textIndent === undefined) return false;
    if (!isBlank && column <= this.textIndent) {
      this.textIndent = undefined;
      return false;
    }
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.offset : Math.min(end, this.offset);
    this.isNowhere = this.at >= this.offset;
    return true;
  }

  /** True for a line as far left as the key whose brackets are open, which YAML does not allow of what is in them. */
  private beginsBlock(column: number): boolean {
    const owner = this.blocks.at(-1);
    if (!owner || column > owner.indent) return false;
    return !/^[}\],:#]/.test(this.text.slice(this.at, this.at + 1));
  }

  /** A dash may stand as far left as the key whose list it is. */
  private leaveBlocks(column: number, isDash: boolean): void {
    for (let last = this.blocks.at(-1); last; last = this.blocks.at(-1)) {
      const isOwn = isDash && last.step !== 'item' && last.indent === column;
      if (last.indent < column || isOwn) return;
      this.blocks.pop();
    }
  }

  /** Brackets, quotes and comments up to the end of the line. */
  private restOfLine(): void {
    const { text, offset } = this;
    for (; this.at < offset; this.at++) {
      const character = text.charAt(this.at);
      if (character === '\n') break;
      switch (character) {
        case '#':
          if (this.at > 0 && !/\s/.test(text.charAt(this.at - 1))) break;
          this.skipComment();
          return;
        case "'":
        case '"':
          if (this.isStartOfToken()) this.skipQuote(character);
          if (this.at >= offset) return;
          break;
        case '{':
        case '[':
          this.open(character);
          break;
        case '}':
        case ']':
          if (this.flows.pop()) this.tokenStart = this.at + 1;
          break;
        case ',':
          this.nextInFlow();
          break;
        case ':':
          this.endKeyInFlow();
          break;
        default:
          break;
      }
    }
    const isText = this.flows.length === 0 && /^\s*[|>][+-]?\d?\s*$/.test(text.slice(this.tokenStart, this.at));
    if (isText && this.place === 'value') this.textIndent = this.blocks.at(-1)?.indent;
  }

  private open(bracket: '{' | '['): void {
    if (!this.isStartOfToken()) return;
    this.flows.push({ type: bracket === '{' ? 'map' : 'list', key: undefined });
    this.tokenStart = this.at + 1;
  }

  private nextInFlow(): void {
    const flow = this.flows.at(-1);
    if (!flow) return;
    flow.key = undefined;
    this.tokenStart = this.at + 1;
  }

  private endKeyInFlow(): void {
    const flow = this.flows.at(-1);
    if (flow?.type !== 'map' || flow.key !== undefined) return;
    const word = this.text.slice(this.tokenStart, this.at).trim();
    // A quoted key may touch its value, as it does in JSON.
    if (!/^['"]/.test(word) && !/[\s,}\]]/.test(this.text[this.at + 1] ?? '\n')) return;
    flow.key = bare(word);
    this.tokenStart = this.at + 1;
  }

  private isStartOfToken(): boolean {
    return this.text.slice(this.tokenStart, this.at).trim() === '';
  }

  private skipComment(): void {
    const end = this.text.indexOf('\n', this.at);
    this.isNowhere = end < 0 || end >= this.offset;
    this.at = Math.min(this.offset, end < 0 ? this.text.length : end);
  }

  /** To its end, at most to that of the line: a quote that is being written is open. */
  private skipQuote(mark: "'" | '"'): void {
    const { text, offset } = this;
    let at = this.at + 1;
    while (at < offset && text[at] !== mark && text[at] !== '\n') at += mark === '"' && text[at] === '\\' ? 2 : 1;
    if (at >= offset) this.quote = { mark, start: this.at + 1 };
    // The loop around this goes on behind the closing mark; an open quote ends with its line.
    this.at = at >= offset ? offset : text[at] === '\n' ? at - 1 : at;
  }

  private result(): Cursor {
    const { blocks, flows, indent, isNowhere, quote } = this;
    const path: PathStep[] = blocks.map(({ step }) => step);
    for (const [at, { type, key }] of flows.entries()) {
      // A list in which something stands is an item of it.
      if (type === 'list') path.push('item');
      else if (key !== undefined) path.push({ key });
      else if (at < flows.length - 1) break;
    }
    const flow = flows.at(-1);
    const position = flow ? (flow.type === 'list' || flow.key !== undefined ? 'value' : 'key') : this.place;
    const word = this.word(position, flow !== undefined);
    return { path, position, isFlow: flow !== undefined, word, ...(quote && { quote: quote.mark }), indent, isNowhere };
  }

  private word(position: 'key' | 'value', isFlow: boolean): Span {
    const { text, offset, quote } = this;
    const rest = text.slice(offset, offset + 400);
    if (quote) return { start: Math.min(quote.start, offset), end: offset + lengthOf(rest, /^[^'"\r\n,\]}]*/) };
    let start = Math.min(this.tokenStart, offset);
    while (start < offset && /\s/.test(text.charAt(start))) start++;
    const tail =
      position === 'key' ? /^[^\s:,[\]{}#]*/ : isFlow ? /^[^,[\]{}#\r\n]*/ : /^(?:[^\s#]|[ \t](?![ \t]*(?:#|\r?$)))*/m;
    const end = offset + rest.slice(0, lengthOf(rest, tail)).trimEnd().length;
    return { start, end };
  }
}

function lengthOf(text: string, shape: RegExp): number {
  return shape.exec(text)?.[0].length ?? 0;
}

function bare(name: string): string {
  return name.replace(/^['"]|['"]$/g, '');
}
