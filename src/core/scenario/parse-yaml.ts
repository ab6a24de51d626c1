import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Node, type YAMLError } from 'yaml';
import type { Span, SyntaxProblem } from '../text/span';
import type { ParsedScenario, ScenarioEntry, ScenarioNode } from './node';

/** Nobody nests a scenario so deep; what is deeper is a trap for whoever follows it. */
const deepest = 40;

/**
 * Reads YAML 1.2 with the places of everything. Never throws. An alias is not followed: a scenario says a thing where it is meant,
 * and what aliases expand to has no bound. Merge keys are not of YAML 1.2 and are told as unknown keys.
 */
export function parseYaml(text: string): ParsedScenario {
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
  return { root, problems: [...problems, ...builder.problems].sort((a, b) => a.span.start - b.span.start) };
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
      this.tellTwice(entries);
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

  private tellTwice(entries: readonly ScenarioEntry[]): void {
    const first = new Map<string, Span>();
    for (const { key, keySpan } of entries) {
      const before = first.get(key);
      if (!before) first.set(key, keySpan);
      else
        this.problems.push({
          code: 'scenario/duplicate-key',
          span: keySpan,
          message: `The key "${key}" stands twice; only this one counts.`,
          related: [{ span: before, message: 'The first.' }],
        });
    }
  }

  private add(code: string, span: Span, message: string): void {
    this.problems.push({ code, span, message });
  }
}

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
