import type { HostOs } from '../../../vmconfig/facts/host-os';

/** A source of events that a backup of a Hyper-V VM leaves traces in. */
export interface EventProvider {
  readonly key: string;
  /** As it stands in the log. */
  readonly name: string;
  /** How people and scripts call it, lower case, beside its name and its name without `Microsoft-Windows-`. */
  readonly aliases: readonly string[];
  /** Lower case; absent for a classic source or where no source states it. */
  readonly guid?: string;
  /** The channel as records name it. Many texts write a slash for the last hyphen; both are accepted. */
  readonly channel: string;
  readonly side: 'host' | 'guest' | 'both';
  /** Host OS of the newest message catalogue that could be read: later hosts very likely mean the same, but it is not proved. */
  readonly provedTo: HostOs;
}

const r2 = 'windows-server-2012-r2';
const ws2016 = 'windows-server-2016';
const ws2022 = 'windows-server-2022';
const row = <Key extends string>(
  key: Key,
  name: string,
  aliases: readonly string[],
  channel: string,
  side: EventProvider['side'],
  provedTo: HostOs,
  guid?: string,
): EventProvider & { readonly key: Key } => ({ key, name, aliases, channel, side, provedTo, ...(guid && { guid }) });

/** In the order in which explanations of a bare number come: Hyper-V first. GUIDs and channels: EVENT-CATALOGUE.md, "Providers". */
export const eventProviders = [
  row(
    'vmms',
    'Microsoft-Windows-Hyper-V-VMMS',
    ['vmms', 'hyper-v vmms'],
    'Microsoft-Windows-Hyper-V-VMMS-Admin',
    'host',
    ws2016,
    '6066f867-7ca1-4418-85fd-36e3f9c0600c',
  ),
  row(
    'worker',
    'Microsoft-Windows-Hyper-V-Worker',
    ['worker', 'hyper-v worker', 'vmwp'],
    'Microsoft-Windows-Hyper-V-Worker-Admin',
    'host',
    ws2016,
    '51ddfa29-d5c8-4803-be4b-2ecb715570fe',
  ),
  row(
    'integration-vss',
    'Microsoft-Windows-Hyper-V-Integration-VSS',
    ['integration-vss', 'integration vss'],
    'Microsoft-Windows-Hyper-V-Integration-Admin',
    'host',
    r2,
  ),
  row(
    'integration',
    'Microsoft-Windows-Hyper-V-Integration',
    ['integration', 'hyper-v integration'],
    'Microsoft-Windows-Hyper-V-Worker-Admin',
    'host',
    ws2016,
  ),
  row(
    'kvp',
    'Microsoft-Windows-Hyper-V-Integration-KvpExchange',
    ['kvpexchange', 'kvp', 'hyper-v-kvpexchange'],
    'Microsoft-Windows-Hyper-V-Integration-Admin',
    'host',
    r2,
  ),
  row(
    'icsvc',
    'Microsoft-Windows-Hyper-V-Guest-Drivers-IcSvc',
    ['icsvc', 'guest-drivers-icsvc', 'guest-drivers'],
    'Microsoft-Windows-Hyper-V-Guest-Drivers/Admin',
    'guest',
    ws2016,
    'c18672d1-dc18-4dfd-91e4-170cf37160cf',
  ),
  row('vmicvss', 'vmicvss', [], 'Application', 'guest', r2),
  row(
    'vhdmp',
    'Microsoft-Windows-VHDMP',
    ['vhdmp'],
    'Microsoft-Windows-VHDMP-Operational',
    'both',
    ws2022,
    'e2816346-87f4-4f85-95c3-0c79409aa89d',
  ),
  row(
    'synthstor',
    'Microsoft-Windows-Hyper-V-SynthStor',
    ['synthstor'],
    'Microsoft-Windows-Hyper-V-Worker-Admin',
    'host',
    ws2016,
  ),
  row(
    'storagevsp',
    'Microsoft-Windows-Hyper-V-StorageVSP',
    ['storagevsp'],
    'Microsoft-Windows-Hyper-V-StorageVSP-Admin',
    'host',
    ws2016,
  ),
  row('vss', 'VSS', ['volume shadow copy'], 'Application', 'both', ws2022),
  row('vssaudit', 'VSSAudit', [], 'Security', 'both', ws2022),
  row('volsnap', 'volsnap', [], 'System', 'both', ws2022, 'cb017cd2-1f37-4e65-82bc-3e91f6a37559'),
  row(
    'volume-snapshot-driver',
    'Microsoft-Windows-VolumeSnapshot-Driver',
    [],
    'Microsoft-Windows-VolumeSnapshot-Driver/Operational',
    'both',
    ws2022,
    '67fe2216-727a-40cb-94b2-c02211edb34a',
  ),
  row(
    'cluster',
    'Microsoft-Windows-FailoverClustering',
    ['cluster', 'clustering', 'failover clustering'],
    'System',
    'host',
    r2,
  ),
  row(
    'file-share-provider',
    'Microsoft-Windows-FileShareShadowCopyProvider',
    ['fssprov'],
    'Application',
    'host',
    'windows-server-2019',
    '89300202-3cec-4981-9171-19f59559e0f2',
  ),
  row(
    'file-share-agent',
    'Microsoft-Windows-FileShareShadowCopyAgent',
    ['fssagent', 'fss agent'],
    'Application',
    'host',
    r2,
    'a0d45273-3386-4f3a-b344-0d8fee74e06a',
  ),
  row(
    'iscsi-target',
    'Microsoft-Windows-iSCSITarget-VSSProvider',
    ['iscsitarget', 'iscsi target', 'iscsitarget vssprovider'],
    'Application',
    'host',
    r2,
  ),
  row(
    'windows-backup',
    'Microsoft-Windows-Backup',
    ['windows backup', 'windows server backup', 'wsb', 'wbengine'],
    'Microsoft-Windows-Backup',
    'both',
    ws2022,
    '1db28f2e-8f80-4027-8c5a-a11f7f10f62d',
  ),
  row(
    'ntfs-operational',
    'Microsoft-Windows-Ntfs',
    [],
    'System',
    'both',
    ws2022,
    '3ff37a1c-a68d-4d6e-8c9b-f79e8b16c482',
  ),
  row('ntfs', 'Ntfs', [], 'System', 'both', ws2022, 'dd70bc80-ef44-421b-8ac3-cd31da613a4e'),
  row('disk', 'disk', [], 'System', 'both', ws2022),
  row('esent', 'ESENT', [], 'Application', 'both', ws2022),
] as const;

export type EventProviderKey = (typeof eventProviders)[number]['key'];

const byKey = new Map<string, EventProvider>(eventProviders.map((provider) => [provider.key, provider]));

/** The provider of a key; throws for one that is not there, which is a mistake in a table. */
export function providerOf(key: EventProviderKey): EventProvider {
  const found = byKey.get(key);
  if (!found) throw new Error(`No event provider ${key}.`);
  return found;
}

const byName = new Map<string, EventProvider[]>();
for (const provider of eventProviders) {
  const names: readonly string[] = [provider.name, provider.channel, ...provider.aliases];
  const forms = names.flatMap((name) => [
    name,
    name.replace(/^Microsoft-Windows-/, ''),
    name.replace(/^Microsoft-Windows-Hyper-V-/, ''),
  ]);
  for (const key of new Set(forms.map(nameKey))) byName.set(key, [...(byName.get(key) ?? []), provider]);
}

/** The providers that are called so: by name, with or without `Microsoft-Windows-`, by channel, or as people say. */
export function providersNamed(name: string): readonly EventProvider[] {
  return name.length > 100 ? [] : (byName.get(nameKey(name)) ?? []);
}

/** `Hyper-V-VMMS`, `Hyper-V VMMS` and `hyper-v/vmms` are one. */
function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
