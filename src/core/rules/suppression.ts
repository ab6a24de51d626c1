import type { Span, SyntaxProblem } from '../text/span';
import { LineIndex } from '../text/line-index';
import { nodeAt } from '../xml';
import type { XmlDocument } from '../xml/tree';
import type { Finding, Fix } from './rule';

/**
 * Suppression by comment. `<!-- hvb-disable-next-line HVB001 -->` silences that code on the line after the comment,
 * `<!-- hvb-disable HVB001 HVB026 -->` in the whole file. Codes are always named: a comment without one does nothing.
 */
export interface Suppression {
  readonly scope: 'next-line' | 'file';
  readonly codes: readonly { readonly code: string; readonly span: Span }[];
  readonly comment: Span;
  /** The comment's first word, as written: `hvb-disable`, `hvb-disable-next-line`, or a slip for one of them. */
  readonly word: string;
}

/** What must be known of a document to write a comment into it. */
export interface SuppressibleDocument {
  readonly document: XmlDocument;
  readonly problems: readonly SyntaxProblem[];
}

const marker = 'hvb-disable';

/** All suppression comments of a document, in order; each character is looked at a bounded number of times. */
export function suppressionsOf(document: XmlDocument): Suppression[] {
  const found: Suppression[] = [];
  const { text } = document;
  for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length)) {
    const start = commentBefore(text, at);
    if (start === undefined) continue;
    const close = text.indexOf('-->', at);
    const end = close < 0 ? text.length : close;
    found.push(readSuppression(text.slice(at, end), at, { start, end: Math.min(text.length, end + 3) }));
    // What follows in the same comment begins no other one.
    at = end - marker.length;
  }
  return found;
}

/** Where the comment begins that the marker is the first word of. */
function commentBefore(text: string, marker: number): number | undefined {
  let at = marker;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return text.startsWith('<!--', at - 4) && at >= 4 ? at - 4 : undefined;
}

function readSuppression(body: string, offset: number, comment: Span): Suppression {
  const words = [...body.matchAll(/[^\s,]+/g)].map((match) => ({
    code: match[0],
    span: { start: offset + match.index, end: offset + match.index + match[0].length },
  }));
  const word = words[0]?.code ?? marker;
  const scope = word === `${marker}-next-line` ? 'next-line' : 'file';
  const known = word === marker || scope === 'next-line';
  return { scope, word, codes: known ? words.slice(1) : [], comment };
}

/** Leaves out what the document's comments suppress. */
export function withoutSuppressed(findings: readonly Finding[], document: XmlDocument): Finding[] {
  const suppressions = suppressionsOf(document);
  if (suppressions.length === 0) return [...findings];
  const lines = new LineIndex(document.text);
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  const inFile = new Set<string>();
  const onLine = new Set<string>();
  for (const { scope, codes, comment } of suppressions) {
    for (const { code } of codes) {
      if (scope === 'file') inFile.add(code);
      else onLine.add(`${lineOf(comment.end) + 1} ${code}`);
    }
  }
  return findings.filter(
    ({ code, span }) => !inFile.has(code) && !(span && onLine.has(`${lineOf(span.start)} ${code}`)),
  );
}

/**
 * The edit that writes a suppression comment above a finding's line, with that line's indent and line end; `undefined` where
 * a comment would be something else, or end something else.
 */
export function suppressionFix(doc: SuppressibleDocument, finding: Pick<Finding, 'code' | 'span'>): Fix | undefined {
  if (!finding.span) return undefined;
  const { text } = doc.document;
  const lineStart = text.lastIndexOf('\n', finding.span.start - 1) + 1;
  // Nothing may stand before the XML declaration, so its own line cannot be given a comment.
  if (lineStart === 0 && text.startsWith('<?xml')) return undefined;
  if (!takesComment(doc, lineStart)) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))?.[0] ?? '';
  const lineEnd = text[lineStart - 2] === '\r' ? '\r\n' : '\n';
  const newText = `${indent}<!-- ${marker}-next-line ${finding.code} -->${lineEnd}`;
  return {
    title: `Suppress ${finding.code} here with a comment`,
    edits: [{ span: { start: lineStart, end: lineStart }, newText }],
  };
}

/** Not inside of a tag or a CDATA section, and not behind a comment without an end, which the new one's end would close. */
function takesComment({ document, problems }: SuppressibleDocument, at: number): boolean {
  if (problems.some(({ code, span }) => code === 'xml/comment-not-closed' && span.start < at)) return false;
  const { part, leaf } = nodeAt(document, at);
  return (part === 'between' || part === 'text') && leaf?.kind !== 'cdata';
}
