import { textHider } from '../../report/anonymise';
import { withoutLogName, type PrivateValue } from '../../report/private-values';
import { Pseudonyms } from '../../report/pseudonyms';
import { quotedIn } from '../exported/message-data';
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
  learn(record: LogRecord): void {
    this.hide = undefined;
    for (const value of privateValuesOfRecord(record)) this.names.add(value);
  }

  /** Takes in the folders and the file of a path that will be shown. */
  learnPath(text: string): void {
    this.hide = undefined;
    this.names.add({ kind: 'path', text: withoutLogName(text) });
  }

  /** Takes in what a text holds of the customer's own. */
  learnValues(values: readonly PrivateValue[]): void {
    this.hide = undefined;
    for (const value of values) this.names.add(value);
  }

  /** The record with pseudonyms; learn everything first. */
  hidden(record: LogRecord): LogRecord {
    const { host, data } = record;
    return {
      ...record,
      host: this.text(host),
      data: data.map((field) => ({ ...field, value: this.text(field.value) })),
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
    for (const value of privateValuesOfHost(host)) this.names.add(value);
  }
}

/** What a record holds of the customer's own. */
export function privateValuesOfRecord(record: LogRecord): PrivateValue[] {
  const { host, data } = record;
  const named = data.flatMap(({ name, value }) => valuesOf(name ?? '', value.trim()));
  return [...privateValuesOfHost(host), ...named, ...namesWithoutField(record)];
}

const namesVms = /^Microsoft-Windows-(?:Hyper-V-|FailoverClustering)/i;
const isGuid = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
const isName = /^(?!0x|%%|[\d.]*$)[^\\/\r\n]{1,100}$/i;

/** Exports leave out the names of values, or all but the message: the VM's name stands beside its id, or in quotation marks. */
function namesWithoutField({ provider, data }: LogRecord): PrivateValue[] {
  if (!namesVms.test(provider)) return [];
  return data.flatMap(({ name, value, from }, at) => {
    if (from === 'message') return name === 'Message' ? quotedIn(value).flatMap(nameOf) : [];
    const isBeside = name === undefined && [at - 1, at + 1].some((beside) => isGuid.test(data[beside]?.value ?? ''));
    return isBeside ? nameOf(value) : [];
  });
}

function nameOf(value: string): PrivateValue[] {
  const text = value.trim();
  return isName.test(text) && !isGuid.test(text) && !common.test(text) ? [{ kind: 'vm', text }] : [];
}

/** A host with its domain and without: the longest word wins where it is replaced, the short one is used alone too. */
export function privateValuesOfHost(host: string): PrivateValue[] {
  const [label = ''] = host.split('.');
  const names = [...new Set([host, label])].filter((text) => !common.test(text));
  const domain = host.slice(label.length + 1);
  return [
    ...names.map((text): PrivateValue => ({ kind: 'host', text })),
    ...(/^[\w-]+(?:\.[\w-]+)+$/.test(domain) ? [{ kind: 'domain', text: domain } as const] : []),
  ];
}

/** `DOMAIN\\user`, as audits write an account. */
const account = /^([\w.-]{1,64})\\([^\\/:*?"<>|\r\n]{1,64})$/;
/** The drive of a path as the kernel has it: a device or a volume by its id. */
const device = /^\\\\[?.]\\(?:GLOBALROOT\\)?(?:Device\\[^\\]+|Volume\{[^}]*\})(?=\\)/i;
const deviceIn = /\\\\[?.]\\(?:GLOBALROOT\\Device\\[^\\\s]+|Volume\{[^}]*\})(\\[^\s"'<>|?*,;]+)/gi;

function accountOf(value: string): PrivateValue[] {
  const [, domain = '', user = ''] = account.exec(value) ?? [];
  if (user === '' || /^(?:nt authority|builtin|nt service|nt virtual machine)$/i.test(domain)) return [];
  const named: PrivateValue[] = [
    { kind: 'domain', text: domain },
    { kind: 'user', text: user },
  ];
  return named.filter(({ text }) => !common.test(text));
}

/** Paths in a value: all of it, or parts of a sentence. */
function pathsOf(value: string): string[] {
  const own = value.replace(device, 'C:');
  if (wholePath.test(own)) return [own];
  const found = [...value.matchAll(path)].map(([text]) => text);
  return [...found, ...[...value.matchAll(deviceIn)].map(([, rest = '']) => `C:${rest}`)];
}

function valuesOf(name: string, value: string): PrivateValue[] {
  if (common.test(value)) return [];
  const kind = privateNames.find(([pattern]) => pattern.test(name))?.[1];
  const own: PrivateValue[] =
    kind === 'host' ? privateValuesOfHost(value) : kind === undefined ? [] : [{ kind, text: value }];
  // Text as long as this is no path and no account; a name may be, in a log that somebody made.
  if (value.length > 1024) return own;
  return [...accountOf(value), ...own, ...pathsOf(value).map((text): PrivateValue => ({ kind: 'path', text }))];
}
