import type { Parsed } from '../text/span';
import { DocumentNode, ElementNode, LeafNode, type TreeNode } from './nodes';
import { ProblemSink, shown } from './problems';
import { XmlScanner } from './scanner';
import { isSimilarName } from './similar-name';
import type { XmlDocument, XmlLeaf } from './tree';

/**
 * Parses XML, broken XML too: the tree and the problems are always both there, every character belongs to one leaf of the
 * tree, and a mistake gives one problem at its cause. Nothing is recursive, nothing external is read, nothing is expanded.
 * Times: bench/README.md.
 */
export function parseXml(text: string): Parsed<XmlDocument> {
  return new Parser(text).parse();
}

class Parser {
  private readonly problems = new ProblemSink();
  private readonly scanner: XmlScanner;
  private readonly document: DocumentNode;
  private readonly open: ElementNode[] = [];
  /** How many open elements have a name. Made when an end tag first does not match, and then kept: it may be one of very many. */
  private openNames: Map<string, number> | undefined;
  /** Start tags without `>`: perhaps still being typed, so what follows may not be theirs. */
  private readonly tentative = new Set<ElementNode>();
  /** Nodes on their way out of elements that were never closed: the next children of the innermost open one, last first. */
  private readonly carried: TreeNode[] = [];
  private outsideReported = false;

  constructor(private readonly text: string) {
    this.scanner = new XmlScanner(text, this.problems);
    this.document = new DocumentNode(text);
  }

  parse(): Parsed<XmlDocument> {
    const { scanner } = this;
    for (let kind = scanner.next(); kind !== 'end'; kind = scanner.next()) {
      if (kind === 'start-tag') this.startTag();
      else if (kind === 'end-tag') this.endTag();
      else this.leaf(kind);
    }
    this.closeAtEnd();
    this.checkControlCharacters();
    if (!this.document.rootElement) {
      const message = this.text.trim() === '' ? 'The file is empty.' : 'The file holds no XML element.';
      this.problems.add('xml/no-root-element', { start: 0, end: Math.min(1, this.text.length) }, message);
    }
    return { root: this.document, problems: this.problems.finish(this.text.length) };
  }

  private get parent(): ElementNode | DocumentNode {
    return this.open[this.open.length - 1] ?? this.document;
  }

  private leaf(kind: XmlLeaf['kind']): void {
    const { start, end } = this.scanner;
    const parent = this.parent;
    parent.append(new LeafNode(kind, start, end, parent));
    if (parent === this.document && (kind === 'text' || kind === 'cdata')) this.reportOutside(start, end);
  }

  private reportOutside(start: number, end: number): void {
    const text = this.text.slice(start, end);
    const trimmed = text.trim();
    if (trimmed === '' || this.outsideReported) return;
    this.outsideReported = true;
    const from = start + text.indexOf(trimmed);
    const span = { start: from, end: from + trimmed.length };
    this.problems.add('xml/text-outside-root', span, `"${shown(trimmed)}" stands outside of the root element.`);
  }

  private startTag(): void {
    const { scanner } = this;
    const top = this.open[this.open.length - 1];
    if (top && !scanner.isClosed && this.tentative.has(top)) {
      this.closeUnclosed(scanner.start);
      this.settle();
    }
    const { parent } = this;
    const { name, start, end, attributes, selfClosing } = scanner;
    const element = new ElementNode(name, start, end, attributes, selfClosing, parent);
    parent.append(element);
    if (parent === this.document) this.rootFound(element);
    if (selfClosing || name === '') return;
    this.open.push(element);
    this.openNames?.set(name, (this.openNames.get(name) ?? 0) + 1);
    if (!scanner.isClosed) this.tentative.add(element);
  }

  private rootFound(element: ElementNode): void {
    if (!this.document.rootElement) {
      this.document.rootElement = element;
      return;
    }
    const { nameSpan } = this.document.rootElement;
    const related = [{ span: nameSpan, message: 'The root element begins here.' }];
    const message = `<${shown(element.name)}> is a second root: a document has one element that holds all others.`;
    if (element.name !== '') this.problems.add('xml/multiple-roots', element.nameSpan, message, related);
  }

  private endTag(): void {
    const { scanner } = this;
    const top = this.open[this.open.length - 1];
    if (top && scanner.isNamed(top.name)) {
      this.closeTop(scanner.start, scanner.end);
      return;
    }
    const { name } = scanner;
    if (this.isOpen(name)) this.closeThrough(name);
    else if (top && this.isMisspelt(top, name)) this.closeMisspelt(top, name);
    else this.strayEndTag(name);
  }

  private isOpen(name: string): boolean {
    if (!this.openNames) {
      this.openNames = new Map();
      for (const element of this.open) this.openNames.set(element.name, (this.openNames.get(element.name) ?? 0) + 1);
    }
    return (this.openNames.get(name) ?? 0) > 0;
  }

  private isMisspelt(top: ElementNode, name: string): boolean {
    if (isSimilarName(top.name, name) || name === '') return true;
    if (top.children.some((child) => child.kind === 'element')) return false;
    const between = this.text.slice(top.tagEnd, Math.min(this.scanner.start, top.tagEnd + 2000));
    // When its own end tag follows on the line, this one is the stray.
    const after = this.text.slice(this.scanner.end, this.scanner.end + 200).split(/[\r\n]/, 1)[0] ?? '';
    return !/[\r\n]/.test(between) && !after.includes(`</${top.name}>`);
  }

  private closeMisspelt(top: ElementNode, name: string): void {
    const { start, end } = this.scanner;
    const related = [{ span: top.nameSpan, message: `<${shown(top.name)}> begins here.` }];
    const message = `The end tag </${shown(name)}> does not match <${shown(top.name)}>.`;
    this.problems.add('xml/end-tag-mismatch', { start, end }, message, related);
    this.closeTop(start, end);
  }

  private strayEndTag(name: string): void {
    const { start, end } = this.scanner;
    const parent = this.parent;
    parent.append(new LeafNode('stray-end-tag', start, end, parent));
    const message = name === '' ? 'This end tag has no name.' : `The end tag </${shown(name)}> has no start tag.`;
    this.problems.add('xml/end-tag-without-start', { start, end }, message);
  }

  /** An end tag of an element further out: everything that is open inside of it was not closed. */
  private closeThrough(name: string): void {
    while (this.open.length > 0 && this.open[this.open.length - 1]?.name !== name)
      this.closeUnclosed(this.scanner.start);
    this.settle();
    this.closeTop(this.scanner.start, this.scanner.end);
  }

  private closeTop(endTagStart: number, end: number): void {
    const element = this.pop();
    if (!element) return;
    this.tentative.delete(element);
    element.endTagStart = endTagStart;
    element.end = end;
  }

  private pop(): ElementNode | undefined {
    const element = this.open.pop();
    if (element) this.openNames?.set(element.name, (this.openNames.get(element.name) ?? 1) - 1);
    return element;
  }

  /** Closes the innermost element where it has no end tag, blames it, and gives back to its parent what is hardly its own. */
  private closeUnclosed(at: number): void {
    if (this.closedWithoutSlash()) return;
    const element = this.open[this.open.length - 1];
    if (!element) return;
    if (this.tentative.has(element)) {
      this.closeSilently(at);
      return;
    }
    const end = this.scanner.kind === 'end-tag' ? { start: this.scanner.start, end: this.scanner.end } : undefined;
    const related = end
      ? [{ span: end, message: `</${shown(this.scanner.name)}> comes before its end tag.` }]
      : undefined;
    this.problems.add('xml/element-not-closed', element.nameSpan, `<${shown(element.name)}> has no end tag.`, related);
    this.closeAt(at, this.beginsWithText(element) ? 1 : undefined);
  }

  /**
   * `<size>4096<size>`: two open elements of one name, the inner one without attributes right behind the text of the outer
   * one. The inner start tag is the outer one's end tag that lost its slash; what came after belongs to the parent.
   */
  private closedWithoutSlash(): boolean {
    const inner = this.open[this.open.length - 1];
    const outer = this.open[this.open.length - 2];
    if (!inner || outer?.name !== inner.name || inner.attributes.length > 0) return false;
    const [first, second] = outer.children;
    const text = first?.kind === 'text' ? this.text.slice(first.span.start, first.span.end) : '';
    if (second !== inner || outer.children.length !== 2 || text.trim() === '' || /[\r\n]/.test(text)) return false;
    this.pop();
    this.pop();
    const related = [{ span: outer.nameSpan, message: 'It closes this element.' }];
    const message = `The end tag of "${shown(outer.name)}" has no slash; write "</${shown(outer.name)}>".`;
    this.problems.add('xml/end-tag-mismatch', inner.startTag, message, related);
    outer.cut(1);
    outer.endTagStart = inner.start;
    outer.end = inner.tagEnd;
    this.carry(inner.children);
    return true;
  }

  /** `<count>2` and then elements: the text was its content and only the end tag is missing. */
  private beginsWithText({ children }: ElementNode): boolean {
    const [first, second] = children;
    if (first?.kind !== 'text' || (second === undefined && this.carried.length === 0)) return false;
    return this.text.slice(first.span.start, first.span.end).trim() !== '';
  }

  /**
   * Closes the innermost element where it has no end tag. Its children from `keeps` on move behind it, so that one missing
   * bracket or tag does not hide the rest.
   */
  private closeAt(at: number, keeps: number | undefined): void {
    if (keeps === undefined) this.settle();
    const element = this.pop();
    if (!element) return;
    element.end = at;
    if (keeps === undefined) return;
    this.carry(element.cut(keeps));
    element.end = element.children[element.children.length - 1]?.span.end ?? element.tagEnd;
  }

  /** Ten thousand unclosed elements in each other hand the same nodes on: they are held here until one of them keeps them. */
  private carry(nodes: readonly TreeNode[]): void {
    for (let at = nodes.length - 1; at >= 0; at--) {
      const node = nodes[at];
      if (node) this.carried.push(node);
    }
  }

  /** Gives what is carried to the innermost open element. */
  private settle(): void {
    const target = this.parent;
    for (let node = this.carried.pop(); node; node = this.carried.pop()) {
      node.parent = target;
      target.append(node);
    }
  }

  private closeAtEnd(): void {
    const innermost = this.open[this.open.length - 1];
    if (!innermost) return;
    const end = this.text.length;
    const cut = this.open.length > 1 || this.scanner.brokeOffAtEnd;
    if (cut && !this.scanner.brokeOffAtEnd) this.reportTruncated(innermost);
    while (this.open.length > 0) {
      if (cut) this.closeSilently(end);
      else this.closeUnclosed(end);
    }
    this.settle();
  }

  private closeSilently(at: number): void {
    const element = this.open[this.open.length - 1];
    if (element) this.closeAt(at, this.tentative.delete(element) ? 0 : undefined);
  }

  private reportTruncated(innermost: ElementNode): void {
    const end = this.text.trimEnd().length;
    const path = this.open
      .slice(-4)
      .map(({ name }) => shown(name))
      .join('/');
    const related = [
      { span: innermost.nameSpan, message: `<${shown(innermost.name)}> is the innermost element without an end.` },
    ];
    const message = `The file ends inside ${this.open.length > 4 ? '.../' : ''}${path}: ${this.open.length} elements have no end tag.`;
    this.problems.add('xml/document-truncated', { start: Math.max(0, end - 1), end }, message, related);
  }

  private checkControlCharacters(): void {
    const pattern = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]+/g;
    for (let match = pattern.exec(this.text); match; match = pattern.exec(this.text)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      this.problems.add('xml/control-character', span, `U+${code} is a control character that XML does not allow.`);
    }
  }
}
