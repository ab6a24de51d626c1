/** Names that no object but one of Hyper-V has, as lists and JSON write them. */
const own =
  'VhdType|VhdFormat|SnapshotType|ControllerLocation|PrimaryStatusDescription|CheckpointType|IntegrationServicesVersion|SnapshotFileLocation|ParentSnapshotName|AutomaticCheckpointsEnabled|ReplicationHealth|BlockRedirectedIOReason|VirtualHardDiskPath';

const inList = new RegExp(`^(?:${own}) {1,80}:(?: |$)`, 'm');
const inJson = new RegExp(`"(?:${own})"\\s{0,8}:`);
/** The line of names of a default view, or of chosen properties, with the rule below it. */
const inTable = new RegExp(
  `^(?:[A-Za-z][\\w()%.]{0,60}[ \\t]{1,200}){0,20}(?:${own}|MemoryAssigned\\(M\\))(?:[ \\t]{1,200}[A-Za-z][\\w()%.]{0,60}){0,20}[ \\t]{0,200}\\r?\\n[ \\t]{0,200}-{1,100}[ \\t-]{1,2000}$`,
  'm',
);
/** VMs by their generation, which only they have, beside name and version or state: `Get-VM | fl Name, Generation, Version`. */
const generations = [
  /^Generation {1,80}: [12][ \t]{0,80}\r?$/m,
  /^(?:VM)?Name {1,80}: /m,
  /^(?:Version|State) {1,80}: /m,
];
const generationColumn =
  /^(?:VM)?Name[ \t](?=[^\r\n]{0,400}\bGeneration\b)(?=[^\r\n]{0,400}\b(?:Version|State)\b)[^\r\n]{0,400}\r?\n[ \t]{0,20}-{4}/m;
const inReplication =
  /^VMName[ \t]{1,200}State[ \t]{1,200}Health[ \t]{1,200}Mode[ \t]{1,200}FrequencySec[^\r\n]{0,400}\r?\n[ \t]{0,20}-{4}/m;
const inCommand =
  /^(?:\[[^\]\r\n]{1,100}\]: ?)?PS(?: [^>\r\n]{1,260})?> ?Get-(?:VM|VMSnapshot|VMCheckpoint|VHD|VMHardDiskDrive|VMIntegrationService|VMScsiController|VMReplication|ClusterSharedVolumeState|VMHost)\b(?!-)/im;
const inClixml = /<T>(?:Deserialized\.)?Microsoft\.(?:HyperV|Vhd)\./;

/** True where cmdlets of Hyper-V or of its volumes printed or saved something: one look for each form. */
export function isInventory(text: string): boolean {
  if (text.includes('<Objs ') && inClixml.test(text)) return true;
  if (generations.every((shape) => shape.test(text))) return true;
  return [inList, inCommand, inTable, generationColumn, inReplication, inJson].some((shape) => shape.test(text));
}
