import { isEventCsv } from '../logs/event-csv/csv-shape';
import { isEventText } from '../logs/event-text/text-shape';
import { isLinuxLog } from '../kernel-log/shape';
import type { Kind } from './kinds';
import { isDiskshadowIn, isDiskshadowScript } from '../diskshadow/shape';
import { isLooseMessage, isMessageIn } from './message-shape';
import { isInventory } from './inventory-shape';
import { isListingHead } from './listing-shape';
import { isProductLog } from '../product-log/products';
import { isVssadmin } from './vssadmin-shape';
import { plainSpaces } from '../text/plain-spaces';
import { isWbadmin } from '../wbadmin/shape';

interface TextMark {
  readonly kind: Kind;
  /** Only for names with one of these extensions, where the words alone would not be enough. */
  readonly extensions?: readonly string[];
  readonly matches: (text: string) => boolean;
}

const startsWith =
  (...words: readonly string[]) =>
  (text: string) => {
    const start = text
      .slice(0, 200)

      .trimStart();
    return words.some((word) => start.startsWith(word));
  };
const has =
  (...words: readonly string[]) =>
  (text: string) =>
    words.every((word) => text.includes(word));
const all =
  (...tests: readonly ((text: string) => boolean)[]) =>
  (text: string): boolean =>
    tests.every((test) => test(text));
const either =
  (...tests: readonly ((text: string) => boolean)[]) =>
  (text: string): boolean =>
    tests.some((test) => test(text));
/** A line that begins so, case aside. The texts are at most 4,096 characters, so splitting them costs nothing. */
const line = (begins: RegExp) => (text: string) => text.split(/\r?\n/).some((one) => begins.test(one.slice(0, 300)));

/** Names that pasted text is saved under, or none: programs and pages quote messages too. */
const pasted: readonly string[] = ['', 'txt', 'log', 'text', 'msg', 'out'];

/** Those of logs too: DPM's agent writes `.errlog`. */
const logged: readonly string[] = [...pasted, 'errlog'];

/** The first class that a file of CLIXML names. */
const hyperVClass = /^[^]{0,400}?<T>(?:Deserialized\.)?Microsoft\.(?:HyperV|Vhd)\./;

/**
 * Text that proves by itself what it is. First match wins. What a tool prints in every language is taken (its banner's
 * first words), what only an English Windows prints is taken beside it. Text without such a mark stays `unknown`.
 */
const marks: readonly TextMark[] = [
  { kind: 'event-xml', matches: all(startsWith('<'), has('http://schemas.microsoft.com/win/2004/08/events/event')) },
  // Tools that leave the namespace out, and a single event that was pasted.
  {
    kind: 'event-xml',
    matches: all(startsWith('<Event>', '<Events>', '<?xml'), has('<System>', '<Provider ', '<EventID')),
  },
  // What Get-VM and the like have saved is no event.
  { kind: 'powershell', matches: all(startsWith('<Objs ', '#< CLIXML'), (text) => hyperVClass.test(text)) },
  {
    kind: 'clixml',
    matches: either(
      startsWith('#< CLIXML'),
      all(startsWith('<Objs '), has('schemas.microsoft.com/powershell/2004/04')),
    ),
  },
  { kind: 'vssadmin', matches: line(/^\s*vssadmin 1\.1 - /) },
  { kind: 'diskshadow', matches: line(/^Microsoft DiskShadow version /) },
  {
    kind: 'diskshadow',
    extensions: ['dsh'],
    matches: line(/^\s*(?:set context|begin backup|add volume|load metadata|begin restore)\b/i),
  },
  { kind: 'diskshadow', extensions: [...pasted, 'dsh'], matches: isDiskshadowIn },
  { kind: 'diskshadow', extensions: pasted, matches: isDiskshadowScript },
  { kind: 'wbadmin', matches: line(/^\s*wbadmin 1\.0 - /) },
  { kind: 'wbadmin', matches: all(line(/^Backup time: /), line(/^Version identifier: \d/)) },
  { kind: 'event-json', matches: all(startsWith('{', '['), has('"EventID"', '"Channel"')) },
  {
    kind: 'event-json',
    matches: all(startsWith('{', '['), has('"ProviderName"'), either(has('"LogName"'), has('"TimeCreated"', '"Id"'))),
  },
  // Winlogbeat, whose names are nested or joined by dots.
  {
    kind: 'event-json',
    matches: all(
      startsWith('{', '['),
      either(has('"provider_name"', '"channel"', '"event_id"'), has('"winlog.provider_name"')),
    ),
  },
  {
    kind: 'event-csv',
    matches: startsWith('Level,Date and Time,Source,Event ID,', 'Level\tDate and Time\tSource\tEvent ID\t'),
  },
  { kind: 'event-csv', matches: all(startsWith('"', '#TYPE '), has('"ProviderName"', '"LogName"', '"RecordId"')) },
  { kind: 'event-csv', matches: isEventCsv },
  { kind: 'event-text', matches: all(line(/^Log Name:\s/), line(/^Source:\s/), line(/^Event ID:\s+\d/)) },
  { kind: 'event-text', matches: isEventText },
  // After event texts, which may quote such rows.
  { kind: 'kernel-log', matches: isLinuxLog },
  { kind: 'vssadmin', matches: isVssadmin },
  { kind: 'wbadmin', matches: isWbadmin },
  { kind: 'product-log', extensions: logged, matches: isProductLog },
  { kind: 'powershell', extensions: [...pasted, 'json', 'xml', 'clixml', 'clix', 'csv'], matches: isInventory },
  { kind: 'message', extensions: pasted, matches: isMessageIn },
  { kind: 'scenario', matches: line(/^hvbackup\s*:\s*\d/) },
  { kind: 'scenario', extensions: ['json'], matches: all(startsWith('{'), line(/^[\s{]*"hvbackup"\s*:\s*\d/)) },
  // After all that may quote the names of disks.
  { kind: 'listing', matches: isListingHead },
  // Last: a code that is known stands in logs and programs of all sorts.
  { kind: 'message', extensions: pasted, matches: isLooseMessage },
];

/** A space that does not break as UTF-8, whose bytes stand here as characters. */
const wideSpace = '\u00c2\u00a0';

/** The kind of a text that is no VM configuration, by its first 4,096 characters; `unknown` where nothing proves one. */
export function sniffPlainText(text: string, extension: string): Kind {
  const plain = plainSpaces(text.replaceAll(wideSpace, ' '));
  const found = marks.find(
    ({ extensions, matches }) => (extensions === undefined || extensions.includes(extension)) && matches(plain),
  );
  return found?.kind ?? 'unknown';
}
