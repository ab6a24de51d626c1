import { readDiskName } from '../evidence/disk-name';
import { segmentsOf } from '../evidence/uri-path';
import type { PrivateValue } from './private-values';

/**
 * Folder and file words that every host shares. They stay, or a report could not be read any more.
 * Lower case; a GUID, a drive letter and `VolumeN` stay as well.
 */
const commonWords: ReadonlySet<string> = new Set(
  (
    'backup clusterstorage data default disk disks documents and settings examples exports hyper-v hyperv import iso isos microsoft ' +
    'planned public program files programdata root snapshots snapshot system temp templates users virtual hard disks ' +
    'virtual machines vhd vhds vhdx vm vms windows storage'
  )
    .split(' ')
    .concat([
      'program files',
      'virtual hard disks',
      'virtual machines',
      'planned virtual machines',
      'documents and settings',
    ]),
);

const keptSegment =
  /^(?:[a-z][:$]?|volume\d{1,4}|\.{1,2}|-|\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?)$/i;

const prefixes: Readonly<Record<Exclude<PrivateValue['kind'], 'path'>, string>> = {
  vm: 'VM',
  host: 'HOST',
  user: 'USER',
  domain: 'DOMAIN',
  value: 'value',
};

/** A word that is hidden and what stands for it. */
export interface Pseudonym {
  readonly word: string;
  readonly stand: string;
}

/**
 * Pseudonyms in the order in which words are first met: the same word has the same one everywhere in a report, and nothing
 * of the word can be computed back from it. They are not the same in the next report; a hash would be, and could be guessed.
 */
export class Pseudonyms {
  private readonly byWord = new Map<string, Pseudonym>();
  private readonly counts = new Map<string, number>();
  private readonly domains = new Set<string>();

  /** The stand-in of a word, in any case. */
  of(prefix: string, word: string): string {
    const key = word.toLowerCase();
    const known = this.byWord.get(key);
    if (known) return known.stand;
    const count = (this.counts.get(prefix) ?? 0) + 1;
    this.counts.set(prefix, count);
    const stand = `${prefix}-${count}`;
    this.byWord.set(key, { word, stand });
    return stand;
  }

  add({ kind, text }: PrivateValue): void {
    const value = unescapeXml(text);
    if (kind === 'path') {
      this.addPath(value);
      return;
    }
    const stand = this.of(prefixes[kind], value);
    // A configuration writes `&amp;` for `&`; a log may hold a name that has the five characters in it.
    if (value !== text) this.alias(text, stand);
    if (kind === 'domain') this.domains.add(value.toLowerCase());
  }

  /** Domains that were met: what ends in one is a host. */
  knownDomains(): readonly string[] {
    return [...this.domains];
  }

  private alias(word: string, stand: string): void {
    const key = word.toLowerCase();
    if (!this.byWord.has(key)) this.byWord.set(key, { word, stand });
  }

  /** Every folder and the file's own part of its name; the server of a UNC path is a host. */
  private addPath(path: string): void {
    const server = /^[\\/]{2}(?![?.][\\/])(?:[?][\\/]UNC[\\/])?([^\\/]+)/i.exec(path)?.[1];
    if (server !== undefined) this.of('HOST', server);
    const segments = segmentsOf(path).flatMap((segment) => segment.split('\\'));
    for (const [at, segment] of segments.entries()) {
      const base = at === segments.length - 1 ? baseOf(segment) : segment;
      if (base === '' || base === server || keptSegment.test(base) || commonWords.has(base.toLowerCase())) continue;
      this.of(at === segments.length - 1 ? 'file' : 'folder', base);
    }
  }

  all(): readonly Pseudonym[] {
    return [...this.byWord.values()];
  }
}

/** The customer's part of a file's name: without extension, `_GUID` and `-AutoRecovery`. */
function baseOf(name: string): string {
  const disk = readDiskName(name);
  if (disk) return disk.base;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
