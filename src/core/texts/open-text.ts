import type { Kind } from '../evidence/kinds';
import { hoverAnywhere } from '../language/hover-message';
import type { Finding } from '../rules/rule';
import { countUntil } from '../text/count-until';
import type { Span } from '../text/span';
import type { OpenedAs } from './open-as';
import type { CheckTextOptions, OpenText, TextProblem } from './text-kind';
import { textKinds } from './text-kinds';

/**
 * Reads a text that is of a kind, together with whatever of other kinds stands in it. `undefined` for a kind that is no text of
 * ours. What one kind could not read and another did is no problem.
 */
export function openText(kind: Kind, text: string, uri = ''): OpenText | undefined {
  const own = textKinds.get(kind);
  if (!own) return undefined;
  const rows = [own, ...[...textKinds.values()].filter((one) => one !== own && one.isIn(text))];
  const parts = rows.map((row) => row.open(text, uri));
  return {
    kinds: rows.map((row) => row.kind),
    count: parts.reduce((count, { read }) => count + read.length, 0),
    problems: problemsOf(parts),
    notes: parts[0]?.notes ?? [],
    check: (options) => check(parts, options),
    // What has a meaning wherever it stands - a code, a GUID, the id of an event - comes last.
    hover: (offset) => firstOf(parts, (part) => part.hover(offset)) ?? hoverAnywhere(text, offset),
    outline: () => parts.flatMap((part) => part.outline()).sort(byStart),
    folding: () => parts.flatMap((part) => part.folding()).sort(byStart),
    complete: (offset, around) => parts[0]?.complete(offset, around) ?? [],
    format: () => parts[0]?.format() ?? [],
    definition: (offset) => firstOf(parts, (part) => part.definition(offset)),
    references: (offset) => parts.flatMap((part) => part.references(offset)),
    rename: (offset) => parts[0]?.rename(offset),
    privateValues: () => parts.flatMap((part) => part.privateValues()),
    entries: () => parts.flatMap((part) => part.entries()).sort(byStart),
    files: () => parts.flatMap((part) => part.files()),
    evidence: () => parts.flatMap((part) => part.evidence()),
    hostOs: () => parts[0]?.hostOs(),
  };
}

/** In the order of the text; a rule that two kinds have says the same place once. */
function check(parts: readonly OpenedAs[], options: CheckTextOptions): readonly Finding[] {
  const seen = new Set<string>();
  return parts
    .flatMap((part) => part.check(options))
    .filter(({ code, span }) => {
      const key = `${code} ${span?.start ?? ''} ${span?.end ?? ''}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** Only the kind that the text is tells what it could not read. */
function problemsOf([own, ...others]: readonly OpenedAs[]): readonly TextProblem[] {
  const elsewhere = others.flatMap(({ read }) => read);
  const problems = own?.problems ?? [];
  if (elsewhere.length === 0) return problems;
  const sorted = [...elsewhere].sort((a, b) => a.start - b.start);
  // How far the spans up to each one reach: of those that begin before a problem ends, one must end behind its beginning.
  let reach = 0;
  const reaches = sorted.map(({ end }) => (reach = Math.max(reach, end)));
  return problems.filter(
    ({ span }) => (reaches[countUntil(sorted, ({ start }) => start, span.end - 1) - 1] ?? 0) <= span.start,
  );
}

function byStart(a: { readonly span: Span }, b: { readonly span: Span }): number {
  return a.span.start - b.span.start;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
