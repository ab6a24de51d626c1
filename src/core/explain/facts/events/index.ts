import { failoverClusterEvents } from './cluster';
import type { EventRow } from './event-row';
import { guestEvents } from './guest';
import { integrationEvents } from './integration';
import { iscsiTargetEvents, shareSnapshotEvents } from './providers-of-snapshots';
import { storageEvents } from './storage';
import { vhdmpEvents } from './vhdmp';
import { vmmsBackupEvents } from './vmms-backup';
import { vmmsCheckpointEvents } from './vmms-checkpoints';
import { vmmsGroupEvents } from './vmms-groups';
import { vmmsHostEvents } from './vmms-host';
import { snapshotDriverEvents, volsnapEvents } from './volsnap';
import { vssAuditEvents, vssEvents } from './vss';
import { databaseEngineEvents, windowsBackupEvents } from './windows-backup';
import { workerEvents } from './worker';

export type { EventEvidence, EventRow } from './event-row';
export { eventProviders, providersNamed, providerOf, type EventProvider, type EventProviderKey } from './providers';

/** Every event that is known: one row per provider, group of ids and range of hosts. */
export const eventRows: readonly EventRow[] = [
  ...vmmsBackupEvents,
  ...vmmsCheckpointEvents,
  ...vmmsGroupEvents,
  ...vmmsHostEvents,
  ...workerEvents,
  ...integrationEvents,
  ...guestEvents,
  ...vhdmpEvents,
  ...storageEvents,
  ...vssEvents,
  ...vssAuditEvents,
  ...volsnapEvents,
  ...snapshotDriverEvents,
  ...failoverClusterEvents,
  ...shareSnapshotEvents,
  ...iscsiTargetEvents,
  ...windowsBackupEvents,
  ...databaseEngineEvents,
];
