import type { Span, SyntaxProblem } from '../text/span';

/** Every code the parser can report, for the rule registry. */
export const xmlProblemCodes = [
  { code: 'xml/ampersand-not-escaped', severity: 'error', summary: 'An ampersand that begins no reference' },
  { code: 'xml/attribute-without-value', severity: 'error', summary: 'An attribute without a value' },
  { code: 'xml/cdata-not-closed', severity: 'error', summary: 'A CDATA section without its end' },
  { code: 'xml/comment-not-closed', severity: 'error', summary: 'A comment without its end' },
  { code: 'xml/control-character', severity: 'error', summary: 'A control character that XML does not allow' },
  { code: 'xml/declaration-not-first', severity: 'error', summary: 'An XML declaration that is not at the start' },
  { code: 'xml/doctype-not-used', severity: 'warning', summary: 'A document type definition, which is never read' },
  { code: 'xml/document-truncated', severity: 'error', summary: 'The document ends inside its elements' },
  { code: 'xml/double-hyphen-in-comment', severity: 'warning', summary: 'Two hyphens inside a comment' },
  { code: 'xml/duplicate-attribute', severity: 'error', summary: 'An attribute that stands twice in one tag' },
  { code: 'xml/element-not-closed', severity: 'error', summary: 'A start tag without its end tag' },
  { code: 'xml/end-tag-attributes', severity: 'error', summary: 'An end tag with more than a name' },
  { code: 'xml/end-tag-mismatch', severity: 'error', summary: 'An end tag of another name than its start tag' },
  { code: 'xml/end-tag-without-start', severity: 'error', summary: 'An end tag without a start tag' },
  { code: 'xml/instruction-not-closed', severity: 'error', summary: 'A processing instruction without its end' },
  { code: 'xml/invalid-name', severity: 'error', summary: 'A name that XML does not allow' },
  { code: 'xml/invalid-reference', severity: 'error', summary: 'A reference to a character that XML does not allow' },
  { code: 'xml/less-than-in-value', severity: 'error', summary: 'A less-than sign inside an attribute value' },
  { code: 'xml/multiple-roots', severity: 'error', summary: 'More than one element at top level' },
  { code: 'xml/name-expected', severity: 'error', summary: 'A tag without a name' },
  { code: 'xml/no-root-element', severity: 'error', summary: 'A document without an element' },
  { code: 'xml/reference-not-terminated', severity: 'error', summary: 'A reference without its semicolon' },
  { code: 'xml/space-expected', severity: 'error', summary: 'Attributes that are not set apart by a space' },
  { code: 'xml/tag-not-closed', severity: 'error', summary: 'A tag without its closing angle bracket' },
  { code: 'xml/text-outside-root', severity: 'error', summary: 'Text outside of the root element' },
  { code: 'xml/too-many-problems', severity: 'warning', summary: 'More problems than are shown' },
  { code: 'xml/unexpected-character', severity: 'error', summary: 'A character that has no place in a tag' },
  { code: 'xml/unexpected-markup', severity: 'error', summary: 'Markup that XML does not know' },
  { code: 'xml/unknown-entity', severity: 'error', summary: 'A reference to an entity that XML does not define' },
  { code: 'xml/value-expected', severity: 'error', summary: 'An equals sign without a value' },
  { code: 'xml/value-not-closed', severity: 'error', summary: 'An attribute value without its closing quote' },
  { code: 'xml/value-not-quoted', severity: 'error', summary: 'An attribute value without quotes' },
] as const;

export type XmlProblemCode = (typeof xmlProblemCodes)[number]['code'];

/** A file that is no XML at all would fill memory with problems; nobody reads the thousandth. */
const mostProblems = 1000;

/** Collects problems: one per place, at most `mostProblems`, and then one that says so. */
export class ProblemSink {
  private readonly found: SyntaxProblem[] = [];
  private readonly places = new Set<number>();
  private leftOut = 0;

  add(code: XmlProblemCode, span: Span, message: string, related?: SyntaxProblem['related']): void {
    if (this.places.has(span.start)) return;
    if (this.found.length >= mostProblems) {
      this.leftOut++;
      return;
    }
    this.places.add(span.start);
    this.found.push(related ? { code, span, message, related } : { code, span, message });
  }

  /** In document order; the note about what was left out comes last. */
  finish(textLength: number): SyntaxProblem[] {
    this.found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    if (this.leftOut > 0) {
      const message = `${this.leftOut} more problems are not shown; the file may be damaged or no XML.`;
      this.found.push({ code: 'xml/too-many-problems', span: { start: textLength, end: textLength }, message });
    }
    return this.found;
  }
}

/** A name or value as messages show it: not longer than a line of a hover. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
