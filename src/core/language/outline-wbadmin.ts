import type { WbadminText } from '../wbadmin/model';
import type { Fold } from './folding';
import { outlineItem, outlineItems, type OutlineItem } from './outline-item';

/** More errors of files than this are a group of their first ones: nobody scrolls through a server's. */
const mostSteps = 200;

/** Versions, sessions and applications, in the order of the text. */
export function outlineWbadmin({ versions, calls, steps, items }: WbadminText): OutlineItem[] {
  const sources = [
    ...calls.map(({ span, verb }) => ({ name: `wbadmin ${verb}`, kind: 'section' as const, span })),
    ...versions.map(({ span, identifier, target }) => ({
      name: identifier.value,
      detail: target?.value ?? '',
      kind: 'checkpoint' as const,
      span,
      selection: identifier.span,
    })),
    ...steps.slice(0, mostSteps).map(({ id, span, values }) => ({
      name: stepWords[id] ?? id,
      detail: Object.values(values)[0]?.value ?? '',
      kind: 'property' as const,
      span,
    })),
  ];
  return [...outlineItems(sources), ...applications(items)].sort((a, b) => a.span.start - b.span.start);
}

/** A version is more than one line, and so is an application with its components. */
export function foldingWbadmin(doc: WbadminText): Fold[] {
  return [...doc.versions.map(({ span }) => span), ...applications(doc.items).map(({ span }) => span)]
    .filter(({ start, end }) => /[\r\n]/.test(doc.text.slice(start, end)))
    .sort((a, b) => a.start - b.start)
    .map((span) => ({ span, kind: 'region' as const }));
}

const stepWords: Readonly<Record<string, string>> = {
  'wbadmin/plan': 'Plan',
  'wbadmin/started': 'Backup begins',
  'wbadmin/shadow-copy': 'Shadow copy',
  'wbadmin/volume-done': 'Volume done',
  'wbadmin/succeeded': 'Backup succeeded',
  'wbadmin/refused': 'Refused',
  'wbadmin/system-state-done': 'System state done',
  'wbadmin/recovered': 'Restored',
  'wbadmin/system-state-failed': 'System state failed',
  'wbadmin/file-error': 'File failed',
  'wbadmin/component-skipped': 'Component left out',
  'wbadmin/log': 'Log',
};

function applications(items: WbadminText['items']): OutlineItem[] {
  const groups = new Map<number, WbadminText['items'][number][]>();
  for (const item of items) {
    const key = item.application.span.start;
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const item = outlineItem({
      name: first.application.value,
      kind: 'section',
      span: { start: first.application.span.start, end: group.at(-1)?.span.end ?? first.span.end },
      selection: first.application.span,
      children: outlineItems(
        group.map(({ component }) => ({ name: component.value, kind: 'property' as const, span: component.span })),
      ),
    });
    return item ? [item] : [];
  });
}
