import { format as formatJson } from 'jsonc-parser';
import type { ScenarioList, ScenarioMap, ScenarioNode } from '../../scenario/node';
import { openScenario, type ScenarioDocument } from '../../scenario/open';
import { LineIndex } from '../../text/line-index';
import type { TextEdit } from '../../rules/rule';

/**
 * The layout of a scenario: two blanks a level, one behind a colon and a dash, none at the end of a line. Blank lines, comments, quotes and
 * what stands in brackets stay. A text that cannot be read is left alone, and so is one that would mean something else afterwards.
 */
export function formatScenario(doc: ScenarioDocument): readonly TextEdit[] {
  if (!doc.root || doc.problems.some(({ code }) => code !== 'scenario/duplicate-key')) return [];
  const edits = doc.language === 'json' ? jsonEdits(doc.text) : new Layout(doc.text).edits(doc.root);
  return edits.length === 0 || isSameMeaning(doc, applyEdits(doc.text, edits)) ? edits : [];
}

function jsonEdits(text: string): readonly TextEdit[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return formatJson(text, undefined, { tabSize: 2, insertSpaces: true, eol }).map(({ offset, length, content }) => ({
    span: { start: offset, end: offset + length },
    newText: content,
  }));
}

class Layout {
  private readonly lines: LineIndex;
  private readonly starts: readonly number[];
  /** The column of the first key or dash of a line, by its line. */
  private readonly columns = new Map<number, number>();
  /** Lines of texts in blocks (`|`, `>`), of which every blank may count. */
  private readonly textLines = new Set<number>();
  private readonly gaps: TextEdit[] = [];

  constructor(private readonly text: string) {
    this.lines = new LineIndex(text);
    this.starts = Array.from({ length: this.lines.lineCount }, (_, line) =>
      this.lines.offsetAt({ line, character: 0 }),
    );
  }

  edits(root: ScenarioNode): readonly TextEdit[] {
    this.visit(root, 0);
    return [...this.lineEdits(), ...this.gaps].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  private visit(node: ScenarioNode | undefined, column: number): void {
    switch (node?.kind) {
      case 'map':
        this.visitMap(node, column);
        break;
      case 'list':
        this.visitList(node, column);
        break;
      case 'scalar':
        if (/[|>]/.test(this.text.charAt(node.span.start)) && !node.isQuoted) this.keepText(node.span);
        break;
      default:
    }
  }

  private visitMap({ entries, isFlow }: ScenarioMap, column: number): void {
    for (const { keySpan, value } of entries) {
      if (!isFlow && this.isFirst(keySpan.start)) this.columns.set(this.lineOf(keySpan.start), column);
      if (value && value.span.end > value.span.start)
        this.oneBlank(keySpan.end, value.span.start, /^[ \t]*:([ \t]+)$/, ': ');
      this.visit(value, column + 2);
    }
  }

  private visitList({ items, isFlow }: ScenarioList, column: number): void {
    for (const item of items) {
      const dash = isFlow ? undefined : this.dashBefore(item.span.start);
      if (dash !== undefined) {
        if (this.isFirst(dash)) this.columns.set(this.lineOf(dash), column);
        if (item.span.end > item.span.start) this.oneBlank(dash, item.span.start, /^-[ \t]+$/, '- ');
      }
      this.visit(item, column + 2);
    }
  }

  private keepText({ start, end }: ScenarioNode['span']): void {
    const last = this.lineOf(Math.max(start, end - 1));
    for (let line = this.lineOf(start) + 1; line <= last; line++) this.textLines.add(line);
  }

  private oneBlank(from: number, to: number, shape: RegExp, newText: string): void {
    const between = this.text.slice(from, to);
    if (between !== newText && shape.test(between)) this.gaps.push({ span: { start: from, end: to }, newText });
  }

  /** The dash of an item: on its line, else on the last line above that is no comment. */
  private dashBefore(start: number): number | undefined {
    for (let line = this.lineOf(start); line >= 0; line--) {
      const from = this.starts[line] ?? 0;
      const before = this.text.slice(from, line === this.lineOf(start) ? start : this.endOf(line));
      const dash = /^[ \t]*(?:-[ \t]+)*-(?=[ \t]*(?:#.*)?$)/.exec(before);
      if (dash) return from + dash[0].length - 1;
      if (!/^[ \t]*(?:#.*)?$/.test(before)) return undefined;
    }
    return undefined;
  }

  private *lineEdits(): Generator<TextEdit, void, undefined> {
    let shift = 0;
    for (const [line, start] of this.starts.entries()) {
      const text = this.text.slice(start, this.endOf(line));
      const blanks = lengthOfBlanks(text);
      const isText = this.textLines.has(line);
      const column = this.columns.get(line);
      if (column !== undefined) shift = column - blanks;
      if (blanks < text.length) {
        const isComment = text[blanks] === '#' && !isText;
        const wanted = Math.max(0, (isComment ? this.columnOfComment(line, blanks) : undefined) ?? blanks + shift);
        if (wanted !== blanks) yield { span: { start, end: start + blanks }, newText: ' '.repeat(wanted) };
      }
      const trimmed = text.trimEnd().length;
      if (trimmed < text.length && !isText)
        yield { span: { start: start + trimmed, end: start + text.length }, newText: '' };
    }
  }

  /** A comment stands where the line stands that it is written above. */
  private columnOfComment(line: number, blanks: number): number | undefined {
    for (let below = line + 1; below < this.starts.length; below++) {
      const text = this.text.slice(this.starts[below], this.endOf(below));
      if (/^\s*(?:#|$)/.test(text)) continue;
      return lengthOfBlanks(text) === blanks ? this.columns.get(below) : undefined;
    }
    return undefined;
  }

  private isFirst(offset: number): boolean {
    return this.text.slice(this.starts[this.lineOf(offset)], offset).trim() === '';
  }

  private lineOf(offset: number): number {
    return this.lines.positionAt(offset).line;
  }

  private endOf(line: number): number {
    const end = this.starts[line + 1] ?? this.text.length;
    return line + 1 < this.starts.length ? end - (this.text.startsWith('\r\n', end - 2) ? 2 : 1) : end;
  }
}

function lengthOfBlanks(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let done = '';
  let at = 0;
  for (const { span, newText } of edits) {
    done += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return done + text.slice(at);
}

function isSameMeaning({ uri, root, problems, language }: ScenarioDocument, text: string): boolean {
  // By its name: the language must not be found out anew.
  const other = openScenario(uri === '' ? `formatted.${language}` : uri, text);
  return other.problems.length === problems.length && meaning(other.root) === meaning(root);
}

/** A tree without its places, as text. */
export function meaning(node: ScenarioNode | undefined): string {
  switch (node?.kind) {
    case 'map':
      return `{${node.entries.map(({ key, value }) => `${JSON.stringify(key)}:${meaning(value)}`).join(',')}}`;
    case 'list':
      return `[${node.items.map(meaning).join(',')}]`;
    case 'scalar':
      return JSON.stringify(node.value);
    default:
      return '-';
  }
}
