import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Node, type YAMLError } from 'yaml';
import type { Span, SyntaxProblem } from '../text/span';
import type { ParsedScenario, ScenarioEntry, ScenarioNode } from './node';
import { yamlParts, type YamlPart } from './yaml-parts';

/** Nobody nests a scenario so deep; what is deeper is a trap for whoever follows it. */
const deepest = 40;

/**
 * Reads YAML 1.2 with the places of everything. Never throws. An alias is not followed: a scenario says a thing where it is meant,
 * and what aliases expand to has no bound. Merge keys are not of YAML 1.2 and are told as unknown keys. A text that is written key by
 * key is read in parts, each of them once: what is not closed in one item costs that item, and an edit the reading of its part.
 */
export function parseYaml(text: string): ParsedScenario {
  const parts = yamlParts(text);
  if (!parts) return parseWhole(text);
  const problems: SyntaxProblem[] = [];
  const entries: ScenarioEntry[] = [];
  const read = parts.map((part) => ({ part, own: memory.read(text.slice(part.start, part.end)) }));
  for (let at = 0; at < read.length; at++) {
    const one = read[at];
    if (!one) break;
    const items = one.part.kind === 'head' ? takeItems(read, at + 1) : [];
    for (const { part, own } of [one, ...items])
      problems.push(...own.problems.map((problem) => shiftProblem(problem, part.start)));
    const [entry] = one.own.root?.kind === 'map' ? one.own.root.entries : [];
    if (entry) entries.push(withItems(inPlace.entryOf(entry, one.part.start), items));
    at += items.length;
  }
  tellTwice(entries, problems);
  const last = read.at(-1);
  const end = (last?.part.start ?? 0) + (last?.own.root?.span.end ?? 0);
  const span = { start: entries[0]?.keySpan.start ?? 0, end };
  return { root: { kind: 'map', span, entries, isFlow: false }, problems: problems.sort(byStart) };
}

interface ReadPart {
  readonly part: YamlPart;
  readonly own: ParsedScenario;
}

function takeItems(read: readonly ReadPart[], from: number): readonly ReadPart[] {
  let to = from;
  while (read[to]?.part.kind === 'item') to++;
  return read.slice(from, to);
}

/** The list of a key, from what its items were read as. */
function withItems(entry: ScenarioEntry, items: readonly ReadPart[]): ScenarioEntry {
  const lists = items.flatMap(({ part, own: { root } }) =>
    root?.kind === 'list' ? [inPlace.nodeOf(root, part.start)] : [],
  );
  const [first, last] = [lists[0], lists.at(-1)];
  if (!first || !last) return entry;
  const span = { start: first.span.start, end: last.span.end };
  const all = lists.flatMap((list) => (list.kind === 'list' ? list.items : []));
  return {
    ...entry,
    value: { kind: 'list', span, items: all, isFlow: false },
    span: { start: entry.span.start, end: span.end },
  };
}

function byStart(a: SyntaxProblem, b: SyntaxProblem): number {
  return a.span.start - b.span.start;
}

/** The same text has the same tree, so what was read of a part is kept while it is in use: an edit changes one of hundreds. */
class PartMemory {
  private older = new Map<string, ParsedScenario>();
  private newer = new Map<string, ParsedScenario>();
  private length = 0;

  read(text: string): ParsedScenario {
    const known = this.newer.get(text) ?? this.older.get(text) ?? parseWhole(text);
    if (this.newer.has(text)) return known;
    this.newer.set(text, known);
    this.length += text.length;
    // Two generations: what was not asked for since the last change of them is forgotten.
    if (this.length > mostRemembered) {
      this.older = this.newer;
      this.newer = new Map();
      this.length = 0;
    }
    return known;
  }
}

/** Characters; a scenario of 300 VMs has 90,000. */
const mostRemembered = 512 * 1024;
const memory = new PartMemory();

function parseWhole(text: string): ParsedScenario {
  const document = parseDocument(text, {
    version: '1.2',
    merge: false,
    prettyErrors: false,
    strict: true,
    // Told below, with both places.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const builder = new Builder();
  const root = builder.node(document.contents, 0);
  const problems = [...document.errors, ...document.warnings].map((error) => toProblem(error, text.length));
  return { root, problems: [...problems, ...builder.problems].sort(byStart) };
}

/** What stands before an edit stays where it was: its nodes are the same ones again, and whoever read something of them knows it. */
class InPlace {
  private readonly entries = new WeakMap<ScenarioEntry, { readonly by: number; readonly entry: ScenarioEntry }>();
  private readonly nodes = new WeakMap<ScenarioNode, { readonly by: number; readonly node: ScenarioNode }>();

  entryOf(entry: ScenarioEntry, by: number): ScenarioEntry {
    const known = this.entries.get(entry);
    if (known?.by === by) return known.entry;
    const moved = shiftEntry(entry, by);
    this.entries.set(entry, { by, entry: moved });
    return moved;
  }

  nodeOf(node: ScenarioNode, by: number): ScenarioNode {
    const known = this.nodes.get(node);
    if (known?.by === by) return known.node;
    const moved = shiftNode(node, by);
    this.nodes.set(node, { by, node: moved });
    return moved;
  }
}

const inPlace = new InPlace();

function shiftProblem(problem: SyntaxProblem, by: number): SyntaxProblem {
  const { span, related } = problem;
  return {
    ...problem,
    span: shift(span, by),
    ...(related && { related: related.map((one) => ({ ...one, span: shift(one.span, by) })) }),
  };
}

function shiftNode(node: ScenarioNode, by: number): ScenarioNode {
  const span = shift(node.span, by);
  switch (node.kind) {
    case 'map':
      return { ...node, span, entries: node.entries.map((entry) => shiftEntry(entry, by)) };
    case 'list':
      return { ...node, span, items: node.items.map((item) => shiftNode(item, by)) };
    case 'scalar':
      return { ...node, span };
  }
}

function shiftEntry(entry: ScenarioEntry, by: number): ScenarioEntry {
  const { keySpan, span, value } = entry;
  return { ...entry, keySpan: shift(keySpan, by), span: shift(span, by), value: value && shiftNode(value, by) };
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function tellTwice(entries: readonly ScenarioEntry[], problems: SyntaxProblem[]): void {
  const first = new Map<string, Span>();
  for (const { key, keySpan } of entries) {
    const before = first.get(key);
    if (!before) first.set(key, keySpan);
    else
      problems.push({
        code: 'scenario/duplicate-key',
        span: keySpan,
        message: `The key "${key}" stands twice; only this one counts.`,
        related: [{ span: before, message: 'The first.' }],
      });
  }
}

class Builder {
  readonly problems: SyntaxProblem[] = [];

  node(node: unknown, depth: number): ScenarioNode | undefined {
    const span = spanOf(node);
    if (!span) return undefined;
    if (depth > deepest) {
      this.add('scenario/too-deep', span, `What stands deeper than ${deepest} levels is not read.`);
      return undefined;
    }
    if (isMap(node)) {
      const entries = node.items.flatMap((pair) => this.entry(pair, depth) ?? []);
      tellTwice(entries, this.problems);
      return { kind: 'map', span, entries, isFlow: node.flow === true };
    }
    if (isSeq(node)) {
      const items = node.items.flatMap((item) => this.node(item, depth + 1) ?? []);
      return { kind: 'list', span, items, isFlow: node.flow === true };
    }
    if (isAlias(node)) {
      this.add('scenario/alias', span, `The alias *${node.source} is not followed: write the value here.`);
      return undefined;
    }
    if (!isScalar(node)) return undefined;
    const { value, type, source } = node;
    const isQuoted = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE';
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return { kind: 'scalar', span, value: plain, text: source ?? String(plain ?? ''), isQuoted };
  }

  private entry(pair: unknown, depth: number): ScenarioEntry | undefined {
    if (!isPair(pair)) return undefined;
    const keySpan = spanOf(pair.key);
    if (!keySpan) return undefined;
    if (!isScalar(pair.key)) {
      this.add('scenario/key', keySpan, 'A key is a word, not a list or an object.');
      return undefined;
    }
    const key = keyText(pair.key.value);
    const value = this.node(pair.value, depth + 1);
    return { key, keySpan, value, span: { start: keySpan.start, end: value?.span.end ?? keySpan.end } };
  }

  private add(code: string, span: Span, message: string): void {
    this.problems.push({ code, span, message });
  }
}

/** Reads a text as one document, for tests that compare. */
export { parseWhole as parseYamlWhole };

function spanOf(node: unknown): Span | undefined {
  const range = (node as Partial<Node> | null | undefined)?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}

/** The parser's own words say what it met; its code is stable and is what a test can hold. */
function toProblem({ code, message, pos: [start, end] }: YAMLError, length: number): SyntaxProblem {
  const span = { start: Math.min(start, length), end: Math.min(Math.max(end, start), length) };
  const words = code === 'TAB_AS_INDENT' ? 'YAML is indented with spaces; here stands a tab.' : `${message}.`;
  return { code: 'scenario/syntax', span, message: words.replace(/\.\.$/, '.') };
}

/** A key that YAML takes for a number or a flag is the word that stands there. */
function keyText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
