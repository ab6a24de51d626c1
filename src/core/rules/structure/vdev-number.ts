import { shown } from '../../xml/problems';
import type { ConfigInput, ConfigRule } from '../config-input';
import type { Fix, RuleFinding } from '../rule';
import { entryName, numberingOf, type NumberedEntry, type Numbering } from './manifest-entries';
import { rewriteManifest } from './rewrite-manifest';

/** Entries are numbered from vdev001 without a gap, with three digits, in every real file. */
export const vdevNumber: ConfigRule = {
  code: 'vmconfig/vdev-number',
  title: 'Manifest entries that are not numbered from vdev001 without a gap',
  cost: 'fast',
  severity: 'error',
  check(input, report) {
    const numbering = numberingOf(input);
    if (!numbering) return;
    // One edit of the whole manifest serves all findings, and is made when the first is asked for it.
    let fixes: readonly Fix[] | undefined;
    for (const finding of findingsOf(numbering)) {
      report({ ...finding, fixes: () => (fixes ??= fixesOf(input, numbering)) });
    }
  },
};

function* findingsOf({ misnamed, repeated, gaps }: Numbering): Generator<RuleFinding> {
  const twice = new Set(repeated.map(({ again }) => again));
  for (const one of misnamed) {
    if (twice.has(one)) continue;
    const { nameSpan, name } = one.element;
    const meant = one.number === undefined ? 'vdev and three digits' : entryName(one.number);
    yield { span: nameSpan, message: `<${shown(name)}> is no entry that Hyper-V would write; it writes ${meant}.` };
  }
  for (const { again, first } of repeated) {
    yield {
      span: again.element.nameSpan,
      message: `The number of <${shown(again.element.name)}> stands twice in the manifest.`,
      related: [{ span: first.element.nameSpan, message: 'It stands here first.' }],
    };
  }
  for (const { from, to, before } of gaps) {
    const missing = from === to ? `${entryName(from)} is` : `${entryName(from)} to ${entryName(to)} are`;
    yield {
      span: before.element.nameSpan,
      message: `${missing} missing before <${shown(before.element.name)}>; entries are numbered without a gap.`,
    };
  }
}

/** An entry that repeats another one's device is a copy too many; any other keeps its device and gets a number. */
function fixesOf(input: ConfigInput, numbering: Numbering): Fix[] {
  const copies = new Set(numbering.repeated.filter(isCopy).map(({ again }) => again));
  const isDropped = (entry: NumberedEntry): boolean => copies.has(entry);
  const count = numbering.entries.length - copies.size;
  const renumber = `Number the entries from vdev001 to ${entryName(count)}`;
  return [
    {
      title: copies.size > 0 ? `Remove what repeats an entry, and ${renumber.toLowerCase()}` : renumber,
      edits: rewriteManifest(input, numbering, isDropped),
      safety: 'Entries are found by their instance, so another number changes no device.',
    },
  ];
}

/** True when both entries are of one device. */
function isCopy({ again, first }: Numbering['repeated'][number]): boolean {
  const instance = again.entry?.instance?.value;
  return instance !== undefined && instance === first.entry?.instance?.value;
}
