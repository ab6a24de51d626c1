import { libyalCatalogues, securityDatasets } from '../sources';
import { rowsOf } from './event-row';

/** Windows Server Backup, and the database engine whose lines mark the freeze inside a guest (EVENTS.md section 5, EVENT-CATALOGUE.md). */
const row = rowsOf('windows-backup', { source: libyalCatalogues });
const documented = { evidence: 'quoted' } as const;

export const windowsBackupEvents = [
  row(1, 'Windows Server Backup started a backup.', [], documented),
  row(4, 'Windows Server Backup finished successfully. Look whether every VM was in it.', ['HVB213'], {
    evidence: 'seen',
  }),
  row(5, 'Windows Server Backup failed, with the code in the event.', [], documented),
  row(7, 'Windows Server Backup failed, with the code in the event.', []),
  row(8, 'Windows Server Backup was cancelled.', []),
  row(9, 'Windows Server Backup failed because VSS could not make the snapshot.', ['HVB129']),
  row(14, 'Windows Server Backup ended. Whether it succeeded stands in the events beside it.', [], {
    ...documented,
  }),
  row([19, 546], 'Windows Server Backup could not begin, with the code in the event.', []),
  row([20, 518], 'Windows Server Backup failed because another backup or recovery was running.', ['HVB093']),
  row([49, 50], 'Windows Server Backup found no target, or not enough space on it.', []),
  row(517, 'Windows Server Backup failed, with the code in the event.', [], documented),
  row(519, 'Windows Server Backup could not back up some of the volumes.', ['HVB192']),
  row(
    521,
    'Windows Server Backup failed because VSS could not make the snapshot, with the code in the event.',
    ['HVB129'],
    {
      ...documented,
    },
  ),
  row(565, 'The consistency check of an application failed, so it is not in this backup.', ['HVB213']),
  row(1026, 'Windows Server Backup restored Hyper-V VMs.', []),
  row([1028, 1042], 'Windows Server Backup could not restore Hyper-V VMs.', ['HVB132']),
];

const esent = rowsOf('esent', { source: securityDatasets });

export const databaseEngineEvents = [
  esent(
    [2005, 2008, 2009, 2010],
    'A database of Windows, for example Active Directory, takes part in a shadow copy.',
    [],
    {
      step: 'guest-freeze',
      evidence: 'seen',
    },
  ),
  esent(2001, 'A database was frozen for a shadow copy.', [], { evidence: 'seen' }),
  esent(2003, 'A database is no longer frozen for a shadow copy.', [], { evidence: 'seen' }),
  esent(
    [2002, 2004],
    'A database could not be frozen for a shadow copy, or was frozen for too long.',
    ['HVB035', 'HVB088'],
    {
      step: 'guest-freeze',
    },
  ),
  esent(2006, 'A database completed its part of a shadow copy.', [], { evidence: 'seen' }),
  esent(2007, 'A database gave up its part of a shadow copy.', ['HVB035'], { step: 'guest-freeze' }),
];
