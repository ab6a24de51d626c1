import { blocksOf, isBlock, type DshBlock } from '../diskshadow/blocks';
import type { DiskshadowText, DshCommand } from '../diskshadow/model';
import type { Fold } from './folding';
import { outlineItems, type OutlineItem, type OutlineSource } from './outline-item';

const names: Readonly<Record<DshBlock['kind'], string>> = {
  backup: 'Backup',
  restore: 'Restore',
  create: 'Shadow copies',
};

/** A backup, a restore or a set of shadow copies is an item, with its commands; other commands stand alone. */
export function outlineDiskshadow(doc: DiskshadowText): OutlineItem[] {
  const commands = blocksOf(doc).map((item) => (isBlock(item) ? blockSource(item) : commandSource(item)));
  const shown: OutlineSource[] = [
    ...doc.shadows.map(({ span, id, alias, volume }) => ({
      name: `Shadow copy ${alias ? `%${alias.value}%` : `{${id.value}}`}`,
      detail: volume?.value ?? '',
      kind: 'checkpoint' as const,
      span,
      selection: id.span,
    })),
    ...doc.writers.map(({ span, name, state }) => ({
      name: name.value,
      detail: state ? `[${state.value}] ${state.words}` : '',
      kind: 'service' as const,
      span,
      selection: name.span,
    })),
    ...doc.providers.map(({ span, id, name }) => ({
      name: name?.value ?? `{${id.value}}`,
      detail: 'provider',
      kind: 'device' as const,
      span,
      selection: id.span,
    })),
  ];
  return outlineItems([...commands, ...shown]).sort((a, b) => a.span.start - b.span.start);
}

/** Backups and restores up to their end, comments of several lines, and what a session lists of one thing. */
export function foldingDiskshadow(doc: DiskshadowText): Fold[] {
  const spans = [
    ...blocksOf(doc).flatMap((item) => (isBlock(item) ? [item.span] : [])),
    ...[...doc.shadows, ...doc.writers, ...doc.providers].map(({ span }) => span),
  ];
  const isSeveral = ({ start, end }: { start: number; end: number }): boolean =>
    /[\r\n]/.test(doc.text.slice(start, end));
  return [
    ...spans.filter(isSeveral).map((span) => ({ span, kind: 'region' as const })),
    ...commentBlocks(doc).map((span) => ({ span, kind: 'comment' as const })),
  ].sort((a, b) => a.span.start - b.span.start);
}

function commentBlocks({ text, comments }: DiskshadowText): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of comments) {
    const last = found.at(-1);
    if (last && /^(?:\r\n|\n|\r)[ \t]*$/.test(text.slice(last.end, Math.min(start, last.end + 200)))) last.end = end;
    else found.push({ start, end });
  }
  return found.filter((span) => /[\r\n]/.test(text.slice(span.start, span.end)));
}

function blockSource({ kind, span, commands }: DshBlock): OutlineSource {
  const volumes = commands
    .filter(({ verb }) => verb?.name === 'add volume')
    .flatMap(({ args }) => args[0]?.value ?? []);
  return {
    name: names[kind],
    detail: volumes.join(', '),
    kind: 'section',
    span,
    ...(commands[0] && { selection: commands[0].span }),
    children: outlineItems(commands.map(commandSource)),
  };
}

function commandSource({ typed, args, span }: DshCommand): OutlineSource {
  return {
    name: typed.value,
    detail: args.map(({ value }) => value).join(' '),
    kind: 'property',
    span,
    selection: typed.span,
  };
}
