import type { ManifestEntry, Manifest } from '../../vmconfig/model';
import { childElement, childElements, type XmlElement } from '../../xml';
import type { ConfigInput } from '../config-input';
import { isIntact } from '../absence';

/** One device of the manifest, as it is counted and numbered. */
export interface NumberedEntry {
  readonly element: XmlElement;
  /** As the model reads it; absent where the name is not even `vdev` in lower case. */
  readonly entry: ManifestEntry | undefined;
  /** At least 1; absent where the name has no such number. */
  readonly number: number | undefined;
}

/** What the numbers of a manifest's entries say, in one pass. */
export interface Numbering {
  readonly entries: readonly NumberedEntry[];
  /** Names that are not `vdev` and three digits. */
  readonly misnamed: readonly NumberedEntry[];
  /** Entries whose number an earlier one has. */
  readonly repeated: readonly { readonly again: NumberedEntry; readonly first: NumberedEntry }[];
  /** Numbers that are left out before an entry, unless an entry with a wrong number explains them. */
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly before: NumberedEntry }[];
  /** How many entries there should be, by the numbers alone, where one fault explains both; else `undefined`. */
  readonly explainsSize: number | undefined;
}

const known = new WeakMap<Manifest, Numbering | undefined>();

/** `undefined` without a manifest, and for one that is not whole: there a gap proves nothing. */
export function numberingOf(input: ConfigInput): Numbering | undefined {
  const { manifest } = input.config;
  if (!manifest) return undefined;
  if (known.has(manifest)) return known.get(manifest);
  const made = isIntact(input, manifest.element) ? readNumbering(entriesOf(manifest)) : undefined;
  known.set(manifest, made);
  return made;
}

/** The name Hyper-V gives the entry with a number. */
export function entryName(number: number): string {
  return `vdev${String(number).padStart(3, '0')}`;
}

function entriesOf({ element, entries }: Manifest): NumberedEntry[] {
  const read = new Map(entries.map((entry) => [entry.element, entry]));
  return childElements(element).flatMap((child) => {
    if (!/^vdev/i.test(child.name)) return [];
    const digits = /^vdev([0-9]{1,9})$/i.exec(child.name)?.[1];
    // An unknown element may begin like an entry; one that describes a device is meant as one.
    if (digits === undefined && !childElement(child, 'device') && !childElement(child, 'instance')) return [];
    const number = digits === undefined ? 0 : Number(digits);
    return [{ element: child, entry: read.get(child), number: number > 0 ? number : undefined }];
  });
}

function readNumbering(entries: readonly NumberedEntry[]): Numbering {
  const first = new Map<number, NumberedEntry>();
  const repeated: { again: NumberedEntry; first: NumberedEntry }[] = [];
  const misnamed: NumberedEntry[] = [];
  let unnumbered = 0;
  for (const one of entries) {
    const { number, element } = one;
    if (number === undefined) unnumbered++;
    if (number === undefined || element.name !== entryName(number)) misnamed.push(one);
    const before = number === undefined ? undefined : first.get(number);
    if (before) repeated.push({ again: one, first: before });
    else if (number !== undefined) first.set(number, one);
  }
  const numbers = [...first.keys()].sort((a, b) => a - b);
  const highest = numbers[numbers.length - 1] ?? 0;
  const missing = highest - numbers.length;
  // Each entry without a number of its own may be the one that is missing.
  const gaps = missing > unnumbered + repeated.length ? gapsOf(numbers, first) : [];
  const explained = gaps.length > 0 ? highest : repeated.length > 0 && missing === 0 ? numbers.length : undefined;
  return { entries, misnamed, repeated, gaps, explainsSize: explained };
}

function gapsOf(numbers: readonly number[], entries: ReadonlyMap<number, NumberedEntry>): Numbering['gaps'] {
  return numbers.flatMap((number, at) => {
    const from = (numbers[at - 1] ?? 0) + 1;
    const before = entries.get(number);
    return before && from < number ? [{ from, to: number - 1, before }] : [];
  });
}
