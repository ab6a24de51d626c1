import type { ProductLine, ProductLog, ProductSession } from '../product-log/model';
import { productOf } from '../product-log/products';
import type { Fold } from './folding';
import { outlineItem, outlineItems, type OutlineItem } from './outline-item';

const outcomes: Readonly<Record<ProductSession['outcome'], string>> = {
  done: 'done',
  failed: 'failed',
  aborted: 'called off',
  open: 'no end in this text',
};

/** Backups with the lines that matter in them, and what stands outside of any, in the order of the text. */
export function outlineProductLog({ lines, sessions }: ProductLog): OutlineItem[] {
  const inside = new Set(sessions.flatMap((session) => session.lines));
  const backups = sessions.flatMap((session) => {
    const [first] = session.lines;
    if (!first) return [];
    const item = outlineItem({
      name: session.vm ?? `Backup through the ${productOf(session.product).name}`,
      detail: [first.written?.value, outcomes[session.outcome]].filter((part) => part !== undefined).join(', '),
      kind: session.vm === undefined ? 'section' : 'vm',
      span: spanOf(session),
      selection: first.message.span,
      children: outlineItems(session.lines.filter(matters).map(source)),
    });
    return item ? [item] : [];
  });
  const others = outlineItems(lines.filter((line) => !inside.has(line) && matters(line)).map(source));
  return [...backups, ...others].sort((a, b) => a.span.start - b.span.start);
}

/** Backups, and messages of several lines. */
export function foldingProductLog({ text, lines, sessions }: ProductLog): Fold[] {
  return [...sessions.map(spanOf), ...lines.map(({ span }) => span)]
    .filter(({ start, end }) => /[\r\n]/.test(text.slice(start, end)))
    .map((span) => ({ span, kind: 'region' as const }));
}

/** Warnings, errors, and what has no level of its own; the writer's phases by name. */
function matters({ level, id }: ProductLine): boolean {
  return level !== 4 || /^sql-writer\/(?:freeze|thaw|backup-complete)$/.test(id);
}

function source({ message, written, span, values }: ProductLine): Parameters<typeof outlineItem>[0] {
  const detail = [written?.value, values['vm']?.value].filter((part) => part !== undefined).join(', ');
  return { name: message.value, detail, kind: 'property', span, selection: message.span };
}

function spanOf({ lines }: ProductSession): ProductLine['span'] {
  const [first, last] = [lines[0], lines.at(-1)];
  return { start: first?.span.start ?? 0, end: last?.span.end ?? 0 };
}
