import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Span, SyntaxProblem } from '../text/span';
import type { ParsedScenario, ScenarioEntry, ScenarioNode } from './node';

/** Reads JSON, with comments, and says where everything stands. Never throws; nesting without end is cut by the parser's caller. */
export function parseJson(text: string): ParsedScenario {
  if (isTooDeep(text)) {
    const span = { start: 0, end: Math.min(text.length, 1) };
    return {
      root: undefined,
      problems: [{ code: 'scenario/too-deep', span, message: 'It is nested deeper than 100 levels.' }],
    };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const problems: SyntaxProblem[] = errors.map(({ error, offset, length }) => ({
    code: 'scenario/syntax',
    span: { start: offset, end: offset + length },
    message: `${words(printParseErrorCode(error))}.`,
  }));
  return { root: tree && toNode(tree, text, problems), problems };
}

/** The parser goes down by calling itself. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) depth++;
    else if (code === 0x5d || code === 0x7d) depth--;
    if (depth > 100) return true;
  }
  return false;
}

function toNode(node: Node, text: string, problems: SyntaxProblem[]): ScenarioNode {
  const span = spanOf(node);
  switch (node.type) {
    case 'object':
      return { kind: 'map', span, isFlow: true, entries: entriesOf(node, text, problems) };
    case 'array':
      return {
        kind: 'list',
        span,
        isFlow: true,
        items: (node.children ?? []).map((one) => toNode(one, text, problems)),
      };
    default: {
      const value: unknown = node.value;
      const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
      const shown = typeof plain === 'string' ? plain : text.slice(span.start, span.end);
      return { kind: 'scalar', span, value: plain, text: shown, isQuoted: typeof plain === 'string' };
    }
  }
}

function entriesOf(node: Node, text: string, problems: SyntaxProblem[]): ScenarioEntry[] {
  const seen = new Map<string, Span>();
  return (node.children ?? []).flatMap((property) => {
    const [name, value] = property.children ?? [];
    if (!name) return [];
    const key = String(name.value);
    const keySpan = spanOf(name);
    const before = seen.get(key);
    if (before)
      problems.push({
        code: 'scenario/duplicate-key',
        span: keySpan,
        message: `The key "${key}" stands twice; only this one counts.`,
        related: [{ span: before, message: 'The first.' }],
      });
    else seen.set(key, keySpan);
    return [{ key, keySpan, value: value && toNode(value, text, problems), span: spanOf(property) }];
  });
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

/** `PropertyNameExpected` as `Property name expected`. */
function words(code: string): string {
  const spaced = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
