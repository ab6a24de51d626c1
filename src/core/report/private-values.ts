import { asFileName, withoutAmpersand } from '../rules/new-names';
import type { VmConfigDocument } from '../vmconfig/document';
import type { EvidenceFacts } from '../vmconfig/evidence-facts';
import { textContent } from '../xml';
import type { XmlElement, XmlNode } from '../xml/tree';

/** Something of the customer's that may stand in a report: `anonymise` hides it wherever it does. */
export interface PrivateValue {
  readonly kind: 'vm' | 'host' | 'path' | 'value' | 'user' | 'domain';
  readonly text: string;
}

/** What Windows calls its logs when it saves them. */
const logName =
  /(?:^|[\\/])(?:system|application|security|setup|forwardedevents|(?:microsoft-windows-|hyper-v-)[^\\/]+)\.(?:evtx|xml)$/i;

/** A path without the name of a Windows log: that name is no secret, and as a word it stands in half of all records. */
export function withoutLogName(path: string): string {
  return path.replace(logName, '');
}

/** Leaves of a configuration whose text is a customer's own (names of KEYS.tsv and VOCABULARY.md section 9). */
const privateLeaves: ReadonlyMap<string, PrivateValue['kind']> = new Map([
  ['name', 'vm'],
  ['ElementName', 'value'],
  ['FriendlyName', 'value'],
  ['friendly_name', 'value'],
  ['notes', 'value'],
  ['asset_tag', 'value'],
  ['serial_number', 'value'],
  ['bios_serial_number', 'value'],
  ['pool_id', 'value'],
  ['PoolId', 'value'],
  ['SwitchName', 'value'],
  ['AltSwitchName', 'value'],
  ['HostResource', 'value'],
  ['virtual_switch_name', 'value'],
  ['connection', 'path'],
  ['pathname', 'path'],
  ['relpathname', 'path'],
  ['logfile', 'path'],
  ['data_root', 'path'],
  ['slp_data_root', 'path'],
  ['memlocation', 'path'],
  ['vsvlocation', 'path'],
  ['recovery_server', 'host'],
  ['recovery_server_node', 'host'],
  ['primary_server', 'host'],
  ['primary_server_node', 'host'],
]);

/** Collects them from one configuration and from what its neighbours say. Iterative: no recursion on nesting. */
export function privateValuesOf({ document }: VmConfigDocument, evidence: EvidenceFacts | undefined): PrivateValue[] {
  const found: PrivateValue[] = [];
  const open: XmlNode[] = [...document.children];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind !== 'element') continue;
    const kind = privateLeaves.get(node.name);
    // `manifest/vdevNNN/name` is the device's name, which Hyper-V gives and every host shares.
    if (kind && !isDeviceName(node)) add(found, kind, textContent(node).value.trim());
    for (const child of node.children) open.push(child);
  }
  for (const { name, uri } of evidence?.others ?? []) {
    add(found, 'vm', name ?? '');
    add(found, 'path', uri);
  }
  for (const status of evidence?.files.values() ?? []) {
    if (status.status === 'absent') for (const name of status.folderNames) add(found, 'path', name);
  }
  return found;
}

function isDeviceName({ name, parent }: XmlElement): boolean {
  return name === 'name' && parent.kind === 'element' && parent.name.startsWith('vdev');
}

function add(found: PrivateValue[], kind: PrivateValue['kind'], text: string): void {
  // A GUID names nobody and stays; an element that was not closed may run on for long.
  if (text === '' || text.length > 1024 || /^\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?$/i.test(text)) return;
  found.push({ kind, text });
  // A name that a fix proposes is the customer's too.
  if (kind !== 'vm') return;
  for (const proposed of [withoutAmpersand(text), asFileName(text)]) {
    if (proposed !== text) found.push({ kind, text: proposed });
  }
}
