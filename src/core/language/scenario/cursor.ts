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
  /** The word around the cursor, which a completion replaces. */
  readonly word: Span;
  /** Spaces before the key that the cursor is at. */
  readonly indent: number;
  /** In a comment, or in a text that no key of a scenario holds: there is nothing to say. */
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
  const walker = new Walker(text, offset);
  return walker.walk();
}

class Walker {
  private readonly blocks: Block[] = [];
  private readonly flows: Flow[] = [];
  private at = 0;
  private indent = 0;
  /** What stands on the line up to the cursor: behind a colon a value, behind a dash either. */
  private place: 'key' | 'value' = 'key';
  private isNowhere = false;

  constructor(
    private readonly text: string,
    private readonly offset: number,
  ) {}

  walk(): Cursor {
    while (this.at < this.offset) {
      if (this.flows.length === 0) this.startLine();
      this.restOfLine();
      if (this.at < this.offset) this.at++;
      // A line that has just begun: its indentation is up to the cursor.
      if (this.at === this.offset && this.flows.length === 0 && this.text[this.at - 1] === '\n')
        this.leaveBlocks(0, false);
    }
    return this.result();
  }

  /** Indentation, dashes and the key of a line. */
  private startLine(): void {
    const { text, offset } = this;
    this.place = 'key';
    this.isNowhere = false;
    let column = 0;
    while (this.at < offset && text[this.at] === ' ') {
      this.at++;
      column++;
    }
    const isBlank = this.at >= offset ? false : text[this.at] === '\n' || text[this.at] === '\r';
    if (isBlank) return;
    this.indent = column;
    let isDash = text[this.at] === '-' && this.at < offset && /[ \r\n]/.test(text[this.at + 1] ?? '\n');
    this.leaveBlocks(column, isDash);
    while (isDash) {
      this.blocks.push({ indent: column, step: 'item' });
      this.at++;
      column++;
      while (this.at < offset && text[this.at] === ' ') {
        this.at++;
        column++;
      }
      this.indent = column;
      isDash = text[this.at] === '-' && this.at < offset && text[this.at + 1] === ' ';
    }
    const key = /^([A-Za-z0-9_.-]{1,80}|'[^'\n]{1,80}'|"[^"\n]{1,80}")[ \t]*:(?=[ \r\n]|$)/.exec(
      text.slice(this.at, Math.min(offset, this.at + 200)),
    );
    if (!key) return;
    const [whole, name = ''] = key;
    this.blocks.push({ indent: column, step: { key: name.replace(/^['"]|['"]$/g, '') } });
    this.at += whole.length;
    this.place = 'value';
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
    let wordStart = this.at;
    for (; this.at < offset; this.at++) {
      const character = text[this.at];
      if (character === '\n') return;
      const flow = this.flows.at(-1);
      switch (character) {
        case '#':
          if (this.at > 0 && !/\s/.test(text[this.at - 1] ?? '')) break;
          this.skipComment();
          return;
        case "'":
        case '"':
          this.skipQuote(character);
          break;
        case '{':
        case '[':
          if (flow || this.isStartOfValue(wordStart))
            this.flows.push({ type: character === '{' ? 'map' : 'list', key: undefined });
          wordStart = this.at + 1;
          break;
        case '}':
        case ']':
          this.flows.pop();
          wordStart = this.at + 1;
          break;
        case ',':
          if (flow) flow.key = undefined;
          wordStart = this.at + 1;
          break;
        case ':':
          if (flow?.type === 'map' && flow.key === undefined && /[\s,}\]]|^$/.test(text[this.at + 1] ?? '')) {
            flow.key = text
              .slice(wordStart, this.at)
              .trim()
              .replace(/^['"]|['"]$/g, '');
            wordStart = this.at + 1;
          }
          break;
        default:
          break;
      }
      if (this.at >= offset) return;
    }
  }

  private isStartOfValue(from: number): boolean {
    return this.text.slice(from, this.at).trim() === '';
  }

  private skipComment(): void {
    const end = this.text.indexOf('\n', this.at);
    this.isNowhere = end < 0 || end >= this.offset;
    this.at = Math.min(this.offset, end < 0 ? this.text.length : end);
  }

  /** To its end, at most to that of the line: a quote that is being written is open. */
  private skipQuote(quote: string): void {
    const { text, offset } = this;
    let at = this.at + 1;
    while (at < offset && text[at] !== quote && text[at] !== '\n') at++;
    this.at = Math.min(at, offset);
    if (this.text[this.at] === '\n') this.at--;
  }

  private result(): Cursor {
    const { blocks, flows, indent, isNowhere } = this;
    const path: PathStep[] = blocks.map(({ step }) => step);
    for (const [at, { type, key }] of flows.entries()) {
      // A list in which something stands is an item of it.
      if (type === 'list') path.push('item');
      else if (key !== undefined) path.push({ key });
      else if (at < flows.length - 1) break;
    }
    const flow = flows.at(-1);
    const position = flow ? (flow.type === 'list' || flow.key !== undefined ? 'value' : 'key') : this.place;
    return { path, position, isFlow: flow !== undefined, word: this.word(), indent, isNowhere };
  }

  /** What a completion replaces: the letters around the cursor, and a quote before them. */
  private word(): Span {
    const isPart = (character: string | undefined): boolean => character !== undefined && /[\w.-]/.test(character);
    let start = this.offset;
    let end = this.offset;
    while (start > 0 && isPart(this.text[start - 1])) start--;
    while (isPart(this.text[end])) end++;
    return { start, end };
  }
}
