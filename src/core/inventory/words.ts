/**
 * The members of the enumerations that cmdlets print, by the numbers that JSON has instead: the public types of the module
 * Hyper-V 2.0.0.0 as a public stub of the module lists them, and for VhdType
 * and VhdFormat `VhdType` and `Format` of Msvm_VirtualHardDiskSettingData on Microsoft Learn.
 * The states of a cluster shared volume are those of Get-ClusterSharedVolumeState's page, which names no numbers.
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
    32783: 'Hibernated',
    32784: 'ComponentServicing',
    32785: 'RunningCritical',
    32786: 'OffCritical',
    32787: 'StoppingCritical',
    32788: 'SavedCritical',
    32789: 'PausedCritical',
    32790: 'StartingCritical',
    32791: 'ResetCritical',
    32792: 'SavingCritical',
    32793: 'PausingCritical',
    32794: 'ResumingCritical',
    32795: 'FastSavedCritical',
    32796: 'FastSavingCritical',
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
  csvState: {},
  csvReason: {},
} as const satisfies Readonly<Record<string, Readonly<Record<number, string>>>>;

export type Enumeration = keyof typeof enumerations;

const byName: Partial<Record<Enumeration, ReadonlyMap<string, string>>> = {
  csvState: named(['Direct', 'FileSystemRedirected', 'BlockRedirected', 'Unavailable']),
};

/** The English name of a member, by its name in whatever case; `undefined` for a word that is none. */
export function memberOf(enumeration: Enumeration, word: string): string | undefined {
  const names = (byName[enumeration] ??= named(Object.values(enumerations[enumeration])));
  return names.get(word.toLowerCase());
}

/** The English name of a member by its number. */
export function memberAt(enumeration: Enumeration, number: number): string | undefined {
  const names: Readonly<Record<number, string>> = enumerations[enumeration];
  return names[number];
}

function named(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(words.map((word) => [word.toLowerCase(), word]));
}
