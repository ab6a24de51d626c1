/**
 * The members of the enumerations that cmdlets print, by the numbers that JSON has instead. Read in the types that public stubs of the
 * modules Hyper-V 2.0.0.0 and FailoverClusters 2.0.0.0 list (those with which DSC modules are tested). VhdType and VhdFormat: the
 * Hyper-V provider of fog, which names them as members of Microsoft.Vhd.PowerShell; those but Unknown are also the values of
 * Msvm_VirtualHardDiskSettingData on Microsoft Learn. A name alone stands in `alsoNamed`.
 */
export const enumerations = {
  vmState: {
    1: 'Other',
    2: 'Running',
    3: 'Off',
    4: 'Stopping',
    6: 'Saved',
    9: 'Paused',
    10: 'Starting',
    11: 'Reset',
    32773: 'Saving',
    32776: 'Pausing',
    32777: 'Resuming',
    32779: 'FastSaved',
    32780: 'FastSaving',
    32781: 'ForceShutdown',
    32782: 'ForceReboot',
  },
  checkpointType: { 2: 'Disabled', 3: 'Production', 4: 'ProductionOnly', 5: 'Standard' },
  snapshotType: {
    0: 'Standard',
    1: 'Recovery',
    2: 'Planned',
    5: 'Missing',
    6: 'Replica',
    7: 'AppConsistentReplica',
    8: 'SyncedReplica',
  },
  controllerType: { 0: 'IDE', 1: 'SCSI', 2: 'PMEM' },
  vhdType: { 0: 'Unknown', 2: 'Fixed', 3: 'Dynamic', 4: 'Differencing' },
  vhdFormat: { 0: 'Unknown', 2: 'VHD', 3: 'VHDX', 4: 'VHDSet' },
  replicationState: {
    0: 'Disabled',
    1: 'ReadyForInitialReplication',
    2: 'InitialReplicationInProgress',
    3: 'WaitingForInitialReplication',
    4: 'Replicating',
    5: 'PreparedForFailover',
    6: 'FailedOverWaitingCompletion',
    7: 'FailedOver',
    8: 'Suspended',
    9: 'Error',
    10: 'WaitingForStartResynchronize',
    11: 'Resynchronizing',
    12: 'ResynchronizeSuspended',
    13: 'RecoveryInProgress',
    14: 'FailbackInProgress',
    15: 'FailbackComplete',
    16: 'WaitingForUpdateCompletion',
    17: 'UpdateError',
    18: 'WaitingForRepurposeCompletion',
    19: 'PreparedForSyncReplication',
    20: 'PreparedForGroupReverseReplication',
    21: 'FiredrillInProgress',
  },
  replicationHealth: { 0: 'NotApplicable', 1: 'Normal', 2: 'Warning', 3: 'Critical' },
  replicationMode: { 0: 'None', 1: 'Primary', 2: 'Replica', 3: 'TestReplica', 4: 'ExtendedReplica' },
  serviceStatus: {
    2: 'Ok',
    3: 'Degraded',
    6: 'Error',
    7: 'NonRecoverableError',
    12: 'NoContact',
    13: 'LostCommunication',
    32775: 'ProtocolMismatch',
    32782: 'ApplicationCritical',
    32783: 'CommunicationTimedOut',
    32784: 'CommunicationFailed',
    32896: 'Disabled',
  },
  csvState: { 0: 'Unavailable', 1: 'Paused', 2: 'Direct', 3: 'FileSystemRedirected', 4: 'BlockRedirected' },
  /** Bits of a set, as the next one: see `membersOf`. */
  fileSystemReason: {
    0: 'NotFileSystemRedirected',
    1: 'UserRequest',
    2: 'IncompatibleFileSystemFilter',
    4: 'IncompatibleVolumeFilter',
    8: 'FileSystemTiering',
    16: 'BitLockerInitializing',
    32: 'FileSystemReFs',
  },
  blockReason: {
    0: 'NotBlockRedirected',
    1: 'NoDiskConnectivity',
    2: 'StorageSpaceNotAttached',
    4: 'VolumeReplicationEnabled',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<number, string>>>>;

export type Enumeration = keyof typeof enumerations;

/**
 * Members whose numbers say nothing: from 32783 on older modules count `RunningCritical` and so on, a later one
 * `Hibernated`, `ComponentServicing` and then those (older providers for Terraform and fog against the stub). 32787 is a paused VM to the
 * one and a stopping VM to the other.
 */
const alsoNamed: Partial<Record<Enumeration, readonly string[]>> = {
  vmState: [
    'Hibernated',
    'ComponentServicing',
    'RunningCritical',
    'OffCritical',
    'StoppingCritical',
    'SavedCritical',
    'PausedCritical',
    'StartingCritical',
    'ResetCritical',
    'SavingCritical',
    'PausingCritical',
    'ResumingCritical',
    'FastSavedCritical',
    'FastSavingCritical',
  ],
};

const byName: Partial<Record<Enumeration, ReadonlyMap<string, string>>> = {};

/** The English name of a member, by its name in whatever case; `undefined` for a word that is none. */
export function memberOf(enumeration: Enumeration, word: string): string | undefined {
  const names = (byName[enumeration] ??= named([
    ...Object.values(enumerations[enumeration]),
    ...(alsoNamed[enumeration] ?? []),
  ]));
  return names.get(word.toLowerCase());
}

/** The English name of a member by its number. */
export function memberAt(enumeration: Enumeration, number: number): string | undefined {
  const names: Readonly<Record<number, string>> = enumerations[enumeration];
  return names[number];
}

/** The members of a set, comma-separated as they are printed, by their names or by their sum; `undefined` where one is not known. */
export function membersOf(enumeration: Enumeration, value: string | number): string | undefined {
  if (typeof value === 'string') {
    const found = value.split(',', 40).map((one) => memberOf(enumeration, one.trim()));
    return found.includes(undefined) ? undefined : found.join(', ');
  }
  const names: Readonly<Record<number, string>> = enumerations[enumeration];
  if (names[value] !== undefined) return names[value];
  const bits = Object.keys(names).map(Number);
  const own = bits.filter((bit) => bit > 0 && (value & bit) === bit);
  return own.reduce((sum, bit) => sum + bit, 0) === value ? own.map((bit) => names[bit]).join(', ') : undefined;
}

function named(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(words.map((word) => [word.toLowerCase(), word]));
}
