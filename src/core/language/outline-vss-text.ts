import type { Span } from '../text/span';
import type { VolumeShown, VssOutput, VssText } from '../vss-text/model';
import { vssGuid } from '../explain/recognise-guid';
import type { Fold } from './folding';
import { outlineItem, outlineItems, type OutlineItem, type OutlineSource } from './outline-item';

const titles: Readonly<Record<NonNullable<VssOutput['subject']>, string>> = {
  writers: 'Writers',
  providers: 'Providers',
  shadows: 'Shadow copies',
  shadowstorage: 'Shadow copy storage',
  volumes: 'Volumes',
};

interface Item extends OutlineSource {
  readonly output: number;
  readonly title: string;
  readonly span: Span;
}

/** Each output with what it lists: writers with their state, providers, shadow copies, storage with its fill, volumes. */
export function outlineVssText(doc: VssText): OutlineItem[] {
  const byOutput = new Map<number, Item[]>();
  for (const item of itemsOf(doc)) {
    const known = byOutput.get(item.output);
    if (known) known.push(item);
    else byOutput.set(item.output, [item]);
  }
  return [...byOutput.values()].flatMap((items) => {
    const [first] = items;
    const output = doc.outputs[first?.output ?? 0];
    const subject = output?.subject;
    const item = outlineItem({
      name: subject ? titles[subject] : (first?.title ?? ''),
      detail: String(items.length),
      kind: 'section',
      children: outlineItems(items),
    });
    return item ? [item] : [];
  });
}

/** Records of several lines, and outputs from their command or banner to the last record. */
export function foldingVssText(doc: VssText): Fold[] {
  const items = itemsOf(doc);
  const ends = new Map(items.map(({ output, span }) => [output, span.end]));
  const outputs = doc.outputs.map(({ span }, at) => ({ start: span.start, end: ends.get(at) ?? span.start }));
  return [...outputs, ...items.map(({ span }) => span)]
    .filter(({ start, end }) => /[\r\n]/.test(doc.text.slice(start, end)))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ start, end }) => ({ span: { start, end }, kind: 'region' as const }));
}

function itemsOf({ writers, providers, shadows, storages, volumes }: VssText): Item[] {
  const items: Item[] = [
    ...writers.map(({ name, id, state, span, output }) => ({
      name: name?.value ?? (id && vssGuid(id.value)?.name) ?? id?.value ?? 'Writer',
      detail: state ? `[${state.value}] ${state.words}` : '',
      kind: 'service' as const,
      title: titles.writers,
      span,
      output,
    })),
    ...providers.map(({ name, id, type, version, span, output }) => ({
      name: name?.value ?? id?.value ?? 'Provider',
      detail: [type?.value, version?.value].filter((part) => part !== undefined).join(' '),
      kind: 'device' as const,
      title: titles.providers,
      span,
      output,
    })),
    ...shadows.map(({ copyId, device, original, type, span, output }) => ({
      name: original ? volumeWords(original) : (copyId?.value ?? device?.value ?? 'Shadow copy'),
      detail: type?.value ?? '',
      kind: 'checkpoint' as const,
      title: titles.shadows,
      span,
      output,
    })),
    ...storages.map(({ forVolume, onVolume, used, maximum, span, output }) => {
      const volume = forVolume ?? onVolume;
      return {
        name: volume ? volumeWords(volume) : 'Storage',
        detail: used && maximum ? `${used.words} / ${maximum.words}` : '',
        kind: 'drive' as const,
        title: titles.shadowstorage,
        span,
        output,
      };
    }),
    ...volumes.map(({ path, volume, span, output }) => ({
      name: path?.value ?? volumeWords(volume),
      detail: '',
      kind: 'drive' as const,
      title: titles.volumes,
      span,
      output,
    })),
  ];
  return items.sort((a, b) => a.span.start - b.span.start);
}

function volumeWords({ mount, id }: VolumeShown): string {
  return mount === undefined || /^\??$/.test(mount.trim()) ? `{${id}}` : mount;
}
