import { tokensIn } from '../message/tokens';
import type { PastedLine } from '../text/pasted-lines';
import type { Located } from '../text/span';
import type { ProductLine } from './model';

const numbered = /^[ \t]{0,8}[^\s:\uff1a][^:\uff1a\r\n]{0,40}?[ \t]{0,3}[:\uff1a][ \t]{0,8}(\d{1,6})[ \t]{0,8}$/u;
const lineInfo = /^[ \t]{0,8}LineInfo:[ \t]{0,8}(?:0x)?([0-9a-f]{16})[ \t]{0,8}$/i;
const labelled = /^[ \t]{0,8}[^\s:\uff1a][^:\uff1a\r\n]{0,40}?[ \t]{0,3}[:\uff1a][ \t]{0,8}/u;
const separator = /^[ \t]{0,8}-{10,80}[ \t]{0,8}$/;
const mostLinesOfMessage = 20;

type Block = { -readonly [K in keyof ProductLine]: ProductLine[K] };

/**
 * Errors of Acronis, one inside of the other: a line with the number of the error, one with that of the module, `LineInfo`, the fields and
 * the message, set apart by dashes. All labels but one are translated, so the order tells what is what.
 */
export class AcronisBlocks {
  private readonly blocks: Block[] = [];
  private before: PastedLine[] = [];
  private open: Block | undefined;
  private stage: 'fields' | 'message' | 'more' = 'fields';
  private lines = 0;

  /** True for a line of a block. */
  take(line: PastedLine): boolean {
    if (separator.test(line.text)) {
      this.close();
      return true;
    }
    if (lineInfo.test(line.text)) {
      this.begin(line);
      return true;
    }
    if (this.open && this.takeIntoBlock(this.open, line)) return true;
    // Both numbers stand just before the line that proves the block.
    this.before = numbered.test(line.text) ? [...this.before, line].slice(-2) : [];
    return this.before.length > 0;
  }

  close(): void {
    this.open = undefined;
    this.before = [];
  }

  finish(): readonly ProductLine[] {
    this.close();
    return this.blocks;
  }

  private begin(line: PastedLine): void {
    const [error, module] = this.before;
    const values = {
      ...(error && { error: located(numbered, error) }),
      ...(module && { module: located(numbered, module) }),
    };
    const first = error ?? line;
    const start = first.start + (first.text.length - first.text.trimStart().length);
    const end = line.start + line.text.trimEnd().length;
    const at = line.start + (line.text.length - line.text.trimStart().length);
    const message = { value: line.text.trim(), span: { start: at, end } };
    this.close();
    this.open = {
      product: 'acronis',
      id: 'acronis/block',
      span: { start, end },
      message,
      level: 2,
      values,
      tokens: [],
    };
    this.stage = 'fields';
    this.blocks.push(this.open);
  }

  private takeIntoBlock(open: Block, { text, start }: PastedLine): boolean {
    const trimmed = text.trimEnd();
    const end = start + trimmed.length;
    if (this.stage === 'more') {
      if (++this.lines > mostLinesOfMessage) return false;
    } else {
      const label = labelled.exec(text)?.[0].length;
      if (label === undefined) return false;
      if (this.stage === 'message') {
        open.message = { value: trimmed.slice(label), span: { start: Math.min(start + label, end), end } };
        this.lines = 0;
      }
      this.stage = this.stage === 'fields' ? 'message' : 'more';
    }
    open.span = { start: open.span.start, end };
    open.tokens = [...open.tokens, ...tokensIn(text, start)];
    return true;
  }
}

function located(pattern: RegExp, { text, start }: PastedLine): Located<string> {
  const value = pattern.exec(text)?.[1] ?? '';
  const at = start + text.lastIndexOf(value);
  return { value, span: { start: at, end: at + value.length } };
}
