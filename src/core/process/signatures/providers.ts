/** Event providers by the short keys of the tables. Classic sources have no GUID and differ in case between hosts. */
export const providers = {
  vmms: 'Microsoft-Windows-Hyper-V-VMMS',
  worker: 'Microsoft-Windows-Hyper-V-Worker',
  integration: 'Microsoft-Windows-Hyper-V-Integration',
  'integration-vss': 'Microsoft-Windows-Hyper-V-Integration-VSS',
  'integration-kvp': 'Microsoft-Windows-Hyper-V-Integration-KvpExchange',
  icsvc: 'Microsoft-Windows-Hyper-V-Guest-Drivers-IcSvc',
  vmicvss: 'vmicvss',
  vhdmp: 'Microsoft-Windows-VHDMP',
  synthstor: 'Microsoft-Windows-Hyper-V-SynthStor',
  storagevsp: 'Microsoft-Windows-Hyper-V-StorageVSP',
  availability: 'Microsoft-Windows-Hyper-V-High-Availability',
  cluster: 'Microsoft-Windows-FailoverClustering',
  vss: 'VSS',
  vssaudit: 'VSSAudit',
  volsnap: 'volsnap',
  'snapshot-driver': 'Microsoft-Windows-VolumeSnapshot-Driver',
  ntfs: 'Microsoft-Windows-Ntfs',
  backup: 'Microsoft-Windows-Backup',
  'share-provider': 'Microsoft-Windows-FileShareShadowCopyProvider',
  'share-agent': 'Microsoft-Windows-FileShareShadowCopyAgent',
  esent: 'ESENT',
  disk: 'disk',
  sqlwriter: 'SQLWRITER',
  sqlvdi: 'SQLVDI',
  // Of text logs: told by what a line is and not by this name.
  vssadmin: 'vssadmin',
  diskshadow: 'diskshadow',
  wbadmin: 'wbadmin',
  'sql-writer-log': 'SqlWriterLogger',
  'hv-vss': 'hv_vss',
  'backup-utility': 'HyperV-Backup-Utility',
  avamar: 'avhypervvss',
  bareos: 'Bareos',
  dpm: 'DPM',
  veeam: 'Veeam',
  acronis: 'Acronis',
} as const;

export type ProviderKey = keyof typeof providers;

const byName = new Map<string, ProviderKey>(
  // Object.entries widens the keys of a constant object; they are its own.
  Object.entries(providers).map(([key, name]) => [name.toLowerCase(), key as ProviderKey]),
);

/** The key of a provider as a record names it, in any case; `undefined` for one that no table knows. */
export function providerKey(name: string): ProviderKey | undefined {
  return byName.get(name.toLowerCase());
}
