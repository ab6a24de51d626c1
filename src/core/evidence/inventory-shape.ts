/** Names that no object but one of Hyper-V has, as lists and JSON write them. */
const own =
  'VhdType|VhdFormat|SnapshotType|ControllerLocation|PrimaryStatusDescription|CheckpointType|IntegrationServicesVersion|SnapshotFileLocation|ParentSnapshotName|AutomaticCheckpointsEnabled|ReplicationHealth|BlockRedirectedIOReason|VirtualHardDiskPath|PrimaryOperationalStatus|SecondaryOperationalStatus|ParentCheckpointName|CheckpointFileLocation|SmartPagingFilePath|SupportPersistentReservations|FileSystemRedirectedIOReason|WorldWidePortNameSetA|EncryptStateAndVmMigrationTraffic';

const inList = new RegExp(`^(?:${own}) {1,80}:(?: |$)`, 'm');
const inJson = new RegExp(`"(?:${own})"\\s{0,8}:`);
/** The line of names of a default view, or of chosen properties, with the rule below it. */
const inTable = new RegExp(
  `^(?:[A-Za-z][\\w()%.]{0,60}[ \\t]{1,200}){0,20}(?:${own}|MemoryAssigned\\(M\\))(?:[ \\t]{1,200}[A-Za-z][\\w()%.]{0,60}){0,20}[ \\t]{0,200}\\r?\\n[ \\t]{0,200}-{1,100}[ \\t-]{1,2000}$`,
  'm',
);
/** VMs by their generation, which only they have, beside name and another property: `Get-VM | fl Name, Generation, Version`. */
const generations = [
  /^Generation {1,80}: [12][ \t]{0,80}\r?$/m,
  /^(?:VM)?Name {1,80}: /m,
  /^(?:Version|State|Status|Id|VMId|Path|Uptime) {1,80}: /m,
];
const generationColumn =
  /^(?:VM)?Name[ \t](?=[^\r\n]{0,400}\bGeneration\b)(?=[^\r\n]{0,400}\b(?:Version|State)\b)[^\r\n]{0,400}\r?\n[ \t]{0,20}-{4}/m;
const inJsonOfVms = [
  /"Generation"\s{0,8}:\s{0,8}[12]\b/,
  /"(?:VM)?Name"\s{0,8}:/,
  /"State"\s{0,8}:\s{0,8}\d|"Version"\s{0,8}:\s{0,8}"\d{1,2}\.\d"/,
];
/** The line of names of `Export-Csv`. */
const inCsv = new RegExp(`^"[^\\r\\n]{0,2000}"(?:${own})"(?:[,;\\t]"|\\r?$)|^"(?:${own})"[,;\\t]"`, 'm');
const inCsvOfVms =
  /^"(?:VM)?Name"[,;\t](?=[^\r\n]{0,2000}"Generation")(?=[^\r\n]{0,2000}"(?:Version|State)")[^\r\n]{0,2000}\r?$/m;
/** Get-VHD, of a differencing disk; other objects have a parent path too. */
const chain = [/^Path {1,80}: /m, /^ParentPath {1,80}: [^\r\n]{1,400}\.a?vhdx?[ \t]{0,80}\r?$/im];
/** Get-VMSecurity; Get-Tpm has the one of the two names. */
const security = [/^TpmEnabled {1,80}: /m, /^Shielded {1,80}: /m];
const inReplication =
  /^VMName[ \t]{1,200}State[ \t]{1,200}Health[ \t]{1,200}Mode[ \t]{1,200}FrequencySec[^\r\n]{0,400}\r?\n[ \t]{0,20}-{4}/m;
const inCommand =
  /^(?:\[[^\]\r\n]{1,100}\]: ?)?PS(?: [^>\r\n]{1,260})?> ?Get-(?:VM|VMFibreChannelHba|VMSecurity|VMSnapshot|VMCheckpoint|VHD|VMHardDiskDrive|VMIntegrationService|VMScsiController|VMReplication|ClusterSharedVolumeState|VMHost)\b(?!-)/im;
const inClixml = /<T>(?:Deserialized\.)?Microsoft\.(?:HyperV|Vhd)\./;

/** True where cmdlets of Hyper-V or of its volumes printed or saved something: one look for each form. */
export function isInventory(raw: string): boolean {
  // Mail and web pages put spaces that do not break in their place.
  const text = raw.replaceAll('\u00a0', ' ');
  if (text.includes('<Objs ') && inClixml.test(text)) return true;
  if ([generations, inJsonOfVms, chain, security].some((shapes) => shapes.every((shape) => shape.test(text))))
    return true;
  return [inList, inCommand, inTable, generationColumn, inReplication, inJson, inCsv, inCsvOfVms].some((shape) =>
    shape.test(text),
  );
}
