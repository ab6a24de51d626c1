import { textHider } from '../../report/anonymise';
import { Pseudonyms } from '../../report/pseudonyms';
import type { LogRecord } from '../record';

/** Names of data whose value is a customer's own. The rest is found by its shape: paths, SIDs, addresses, servers of shares. */
const privateNames: readonly (readonly [RegExp, 'vm' | 'host' | 'value'])[] = [
  [/^(?:VmName|VirtualMachineName|Vm)$/i, 'vm'],
  [
    /^(?:Computer(?:Name)?|Node(?:Name)?|Server(?:Name)?|Workstation(?:Name)?|HostName|.*MachineName|.*ServerName)$/i,
    'host',
  ],
  [
    /(?:User|UserName|Account|AccountName|DomainName|VolumeLabel|CheckpointName|SnapshotName|ResourceName|ResourceGroup)$/i,
    'value',
  ],
];

/** Words that every host shares and that name nobody. */
const common = /^(?:-|localhost|system|local service|network service|nt authority|builtin|administrators?|\d+|)$/i;

/** What Windows calls its logs when it saves them. */
const logName =
  /(?:^|[\\/])(?:system|application|security|setup|forwardedevents|(?:microsoft-windows-|hyper-v-)[^\\/]+)\.evtx$/i;

const path = /(?<![A-Za-z])(?:[A-Za-z]:\\|\\\\(?![?.]\\))[^\s"'<>|?*,;]+/g;
const wholePath = /^(?:[A-Za-z]:\\|\\\\(?![?.]\\))[^"<>|?*\r\n]+$/;

/**
 * Pseudonyms over records (`--anonymize`): hosts, VM names, accounts, folder and file names, SIDs and addresses. All records
 * are learned from first and hidden then, so that a name met late is hidden early as well. Kept: providers, channels, GUIDs,
 * ids, times. A name that stands in free text and in no field of its own is not known to it.
 */
export class RecordPseudonyms {
  private readonly names = new Pseudonyms();
  private hide: ((text: string) => string) | undefined;

  /** Takes in the names of a record. */
  learn({ host, data }: LogRecord): void {
    this.hide = undefined;
    this.learnHost(host);
    for (const { name, value } of data) this.learnValue(name ?? '', value.trim());
  }

  /** Takes in the folders and the file of a path that will be shown. */
  learnPath(text: string): void {
    this.hide = undefined;
    // The name of a log is no secret, and as a word it stands in half of all records.
    this.names.add({ kind: 'path', text: text.replace(logName, '') });
  }

  /** The record with pseudonyms; learn everything first. */
  hidden(record: LogRecord): LogRecord {
    const { host, data } = record;
    return {
      ...record,
      host: this.text(host),
      data: data.map(({ name, value }) => ({ name, value: this.text(value) })),
    };
  }

  /** Any text with pseudonyms. */
  text(text: string): string {
    this.hide ??= textHider(this.names);
    return this.hide(text);
  }

  /** Takes in a host, with and without its domain. */
  learnHost(host: string): void {
    this.hide = undefined;
    if (common.test(host)) return;
    // The longest word wins where it is replaced, so a host with its domain is one name; the short one is used alone too.
    this.names.add({ kind: 'host', text: host });
    const [label = ''] = host.split('.');
    if (label !== host && !common.test(label)) this.names.add({ kind: 'host', text: label });
  }

  private learnValue(name: string, value: string): void {
    if (common.test(value) || value.length > 1024) return;
    const kind = privateNames.find(([pattern]) => pattern.test(name))?.[1];
    if (kind === 'host') this.learnHost(value);
    else if (kind !== undefined) this.names.add({ kind, text: value });
    if (wholePath.test(value)) this.names.add({ kind: 'path', text: value });
    else for (const [found] of value.matchAll(path)) this.names.add({ kind: 'path', text: found });
  }
}
