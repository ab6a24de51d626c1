import { since2012, since2012R2, since2016, upTo2012, type BuildRange } from '../process/builds';
import { providers, type ProviderKey } from '../process';
import type { Span } from '../text/span';

/** What tells the message of one event apart from those of all others. */
interface Shape {
  readonly provider: ProviderKey;
  readonly id: number;
  readonly builds?: BuildRange;
  readonly pattern: RegExp;
}

/** Words of a message; between two of them a console or a mail may have broken the line. */
const words = (text: string): RegExp => new RegExp(text.trim().replaceAll(' ', String.raw`\s{1,20}`), 'gi');
const code = String.raw`[(\uff08]0x[0-9a-f]{8}[)\uff09]`;

/**
 * The first rows hold in every language: names of interfaces and the form of values are not translated. The others are what an English
 * Windows writes; each was looked up in the message tables of 6.1 to 10.0.15063 (WELM data of Velocidex/evtx-data), where no other event
 * of these sources has those words, save the short form that WMI gets of the same event.
 */
const shapes: readonly Shape[] = [
  { provider: 'vss', id: 8194, pattern: /IVssWriterCallback[^{}]{0,240}?hr\s=\s0x[0-9a-f]{8}/gi },
  { provider: 'vss', id: 12293, pattern: /\{[0-9a-f]{8}-[0-9a-f-]{27}\}[^[{}]{0,300}\[hr\s=\s0x[0-9a-f]{8}/gi },
  // 'CSV1' ('Cluster Disk 1') ... 'STATUS_IO_TIMEOUT(c00000b5)': a status of the kernel; and '(1460)': an error of Windows.
  {
    provider: 'cluster',
    id: 5120,
    pattern:
      /['"\u201e\u201c\u00ab][^'"\n]{1,200}['"\u201c\u201d\u00bb]\s?[(\uff08]['"\u201e\u201c\u00ab][^'"\n]{1,200}['"\u201c\u201d\u00bb][)\uff09][^'\n]{1,200}['"\u201e\u201c\u00ab](?:STATUS_\w{1,60})?[(\uff08](?:0x)?c0[0-9a-f]{6}[)\uff09]/gi,
  },
  {
    provider: 'cluster',
    id: 5142,
    pattern:
      /['"\u201e\u201c\u00ab][^'"\n]{1,200}['"\u201c\u201d\u00bb]\s?[(\uff08]['"\u201e\u201c\u00ab][^'"\n]{1,200}['"\u201c\u201d\u00bb][)\uff09][^'\n]{1,200}['"\u201e\u201c\u00ab](?:ERROR_\w{1,60})?[(\uff08]\d{1,5}[)\uff09]/gi,
  },
  { provider: 'vmms', id: 10103, builds: since2012R2, pattern: words('has no SCSI controllers attached') },
  {
    provider: 'vmms',
    id: 10103,
    builds: upTo2012,
    pattern: words('failed to revert to VSS snapshot on the virtual hard disk'),
  },
  {
    provider: 'vmms',
    id: 10102,
    builds: since2012R2,
    pattern: words('failed to delete autorecovery virtual disk file'),
  },
  {
    provider: 'vmms',
    id: 10130,
    builds: since2012,
    pattern: words('Hyper-V VSS is not supported on client operating systems'),
  },
  { provider: 'vmms', id: 10150, builds: since2012, pattern: words('could not create backup (?:checkpoint|snapshot)') },
  { provider: 'vmms', id: 15252, pattern: words("' failed to create VSS snapshot") },
  {
    provider: 'vmms',
    id: 16370,
    builds: since2012R2,
    pattern: words('cannot create the storage required for the checkpoint'),
  },
  {
    provider: 'vmms',
    id: 16612,
    builds: since2016,
    pattern: words('guest cluster validation on VM group'),
  },
  {
    provider: 'vmms',
    id: 16617,
    builds: since2016,
    pattern: words('active-active access is not supported for the shared'),
  },
  {
    provider: 'vmms',
    id: 18012,
    builds: since2012R2,
    pattern: /checkpoint\s{1,20}operation\s{1,20}for\s{1,20}'[^'\n]{1,120}'\s{1,20}failed/gi,
  },
  { provider: 'vmms', id: 18016, builds: since2016, pattern: words('production checkpoints cannot be created for') },
  { provider: 'vmms', id: 19100, pattern: words('background disk merge failed to complete') },
  {
    provider: 'worker',
    id: 3210,
    builds: since2012R2,
    pattern: words('failed to save RAM contents during a checkpoint operation'),
  },
  {
    provider: 'worker',
    id: 3216,
    builds: since2012R2,
    pattern: words('failed to switch using the new differencing disks'),
  },
  {
    provider: 'worker',
    id: 3280,
    builds: since2012R2,
    pattern: new RegExp(
      String.raw`could\s{1,20}not\s{1,20}initiate\s{1,20}a\s{1,20}checkpoint\s{1,20}operation:[^']{0,300}?${code}`,
      'gi',
    ),
  },
  {
    provider: 'synthstor',
    id: 12290,
    pattern: words('Account does not have (?:sufficient privilege|permission) to open attachment'),
  },
  {
    provider: 'synthstor',
    id: 12244,
    pattern: words('failed to mount because the device is in use by another process'),
  },
  {
    provider: 'synthstor',
    id: 12140,
    pattern: /attachment\s{1,20}'[^']{1,400}'\s{1,20}failed\s{1,20}to\s{1,20}open\s{1,20}because/gi,
  },
];

/** An event that a message is of, by what it says. */
export interface ShapeFound {
  readonly provider: string;
  readonly id: number;
  readonly builds?: BuildRange;
  readonly span: Span;
}

/** Events whose messages stand in a text, in order, without overlap. */
export function shapesIn(text: string, offset = 0): ShapeFound[] {
  const found = shapes.flatMap(({ provider, id, builds, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      provider: providers[provider],
      id,
      ...(builds && { builds }),
      span: { start: offset + match.index, end: offset + match.index + match[0].length },
    })),
  );
  found.sort((a, b) => a.span.start - b.span.start);
  let end = -1;
  return found.filter(({ span }) => {
    const isFree = span.start >= end;
    if (isFree) end = span.end;
    return isFree;
  });
}

/** The builds on which the message of an event reads so, where it does on some alone. */
export function buildsSaid(provider: ProviderKey, id: number, message: string): BuildRange | undefined {
  const shown = message.slice(0, 2048);
  return shapes.find((row) => row.builds && row.id === id && row.provider === provider && isIn(row, shown))?.builds;
}

function isIn({ pattern }: Shape, text: string): boolean {
  pattern.lastIndex = 0;
  const has = pattern.test(text);
  pattern.lastIndex = 0;
  return has;
}

/** What VSS writes in every language into messages with a result code: 6.0 and later put the error's text behind a comma. */
export const vssCode = /(?:^|[\s[.(])hr = (0x[0-9a-f]{8})/gi;

/** True where one of the shapes stands in a text. */
export function hasShape(text: string): boolean {
  return shapes.some((row) => isIn(row, text));
}
