import { table, type Signature } from './signature';
import { guestStep } from './vss';

const steps = guestStep;

/** The log of the SQL Server writer. Its freeze is that of any backup through VSS in the computer that wrote it. */
const sqlWriter: readonly Signature[] = table(
  {
    provider: 'sql-writer-log',
    ids: [],
    backup: 'also',
    scope: 'guest',
    evidence: 'T',
    sources: ['https://learn.microsoft.com/sql/relational-databases/backup-restore/sql-server-vss-writer-logging'],
    verdict: 'belongs',
    steps,
    fields: { code: 'ErrorCode' },
  },
  [
    { marks: ['sql-writer/identify'], isContext: true, says: 'the SQL Server writer listed its databases' },
    { marks: ['sql-writer/prepare-backup'], says: 'the SQL Server writer was told what to back up' },
    { marks: ['sql-writer/backup-begin'], says: 'a backup of databases began for the SQL Server writer' },
    { marks: ['sql-writer/prepare-snapshot'], says: 'the SQL Server writer prepared for a snapshot' },
    { marks: ['sql-writer/freeze'], verdict: 'proves', edge: 'start', says: 'databases of SQL Server were frozen' },
    { marks: ['sql-writer/thaw'], verdict: 'proves', edge: 'end', says: 'databases of SQL Server were thawed' },
    { marks: ['sql-writer/post-snapshot'], says: 'the SQL Server writer was told that the snapshot exists' },
    {
      marks: ['sql-writer/backup-complete'],
      isContext: true,
      says: 'the SQL Server writer was told that its backup is complete',
    },
    // Anything that had part in the snapshot may have called it off.
    {
      marks: ['sql-writer/abort'],
      verdict: 'fails',
      generic: true,
      says: 'the snapshot was called off, as the SQL Server writer saw it',
    },
    { marks: ['sql-writer/exception'], verdict: 'fails', says: 'the SQL Server writer failed' },
  ],
);

/** What a Linux guest writes of the service for snapshots, in its kernel and in the daemon. */
const linux: readonly Signature[] = table(
  {
    provider: 'hv-vss',
    ids: [],
    backup: 'also',
    scope: 'guest',
    evidence: 'T',
    sources: [
      'https://github.com/torvalds/linux/blob/v6.6/tools/hv/hv_vss_daemon.c',
      'https://github.com/torvalds/linux/blob/v6.6/drivers/hv/hv_snapshot.c',
    ],
    verdict: 'fails',
    steps,
    fields: { file: 'mount' },
  },
  [
    {
      marks: ['hv-vss/freeze'],
      verdict: 'proves',
      edge: 'start',
      says: 'the file systems of the Linux guest were frozen',
    },
    {
      marks: ['hv-vss/thaw'],
      verdict: 'proves',
      edge: 'end',
      says: 'the file systems of the Linux guest were thawed',
    },
    { marks: ['hv-vss/freeze-of'], verdict: 'belongs', says: 'a file system of the Linux guest was to be frozen' },
    { marks: ['hv-vss/thaw-of'], verdict: 'belongs', says: 'a file system of the Linux guest was to be thawed' },
    { marks: ['hv-vss/freeze-refused'], says: 'a file system of the Linux guest could not be frozen' },
    { marks: ['hv-vss/freeze-failed'], generic: true, says: 'the Linux guest could not freeze its file systems' },
    {
      marks: ['hv-vss/operation-failed'],
      generic: true,
      says: 'the Linux guest failed in what the host had asked for',
    },
    { marks: ['hv-vss/thaw-failed'], verdict: 'belongs', says: 'a file system of the Linux guest could not be thawed' },
    { marks: ['hv-vss/no-reply'], says: 'the backup daemon of the Linux guest did not answer in time' },
    { marks: ['hv-vss/not-reached'], says: 'the backup daemon of the Linux guest could not be reached' },
    { marks: ['hv-vss/not-ready'], says: 'no backup daemon ran in the Linux guest when the host asked for a snapshot' },
    {
      marks: ['hv-vss/check'],
      verdict: 'belongs',
      steps: { ...steps, checkpoint: 'precheck' },
      says: 'the host asked the Linux guest whether it can be backed up while it runs',
    },
    {
      marks: ['hv-vss/no-device', 'hv-vss/not-registered', 'hv-vss/no-transport', 'hv-vss/host-too-old'],
      verdict: 'belongs',
      isContext: true,
      says: 'the backup daemon of the Linux guest cannot work',
    },
    {
      marks: ['hv-vss/trouble', 'hv-vss/inactive'],
      verdict: 'belongs',
      isContext: true,
      says: 'the backup daemon of the Linux guest met an error',
    },
  ],
);

/** What guests write into text logs. */
export const guestTextSignatures: readonly Signature[] = [...sqlWriter, ...linux];
