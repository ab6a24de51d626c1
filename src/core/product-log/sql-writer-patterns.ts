import type { LinePattern } from './pattern';

type Row = Omit<LinePattern, 'product' | 'id'> & { readonly id: string };

/** Words: learn.microsoft.com, "SQL Server VSS Writer logging"; they are the same in every language. */
const rows: readonly Row[] = [
  {
    id: 'started',
    pattern: /^\*\* {1,4}SQLWRITER TRACING STARTED - ProcessId: 0x(?<process>[0-9a-f]{1,8})/d,
    meaning: 'The service of the SQL Server writer started.',
  },
  {
    id: 'zone',
    pattern: /^\*\* {1,4}Recording events in Server Local Time\. UTC OFFSET: (?<zone>[+-]?\d{1,2}:\d{2})/d,
    meaning:
      'The times of this log are local, so many hours from UTC when the service started. The log does not tell of a change to or from summer time later on.',
  },
  {
    id: 'about',
    pattern:
      /^\*\* {1,4}(?:Service is not running as WIDWriter|SQL Writer version is (?<version>[\d.]{3,20})|MODERN LOGGER V\d ENABLED ON (?<path>[^\r\n]{1,300})|With TraceLevel = )/d,
    meaning: 'How the writer runs and what it logs.',
  },
  { id: 'rule', pattern: /^\*{10,100}$/d, meaning: 'A line that sets off what stands below.' },
  {
    id: 'initialize',
    pattern: /^Entering SQL Writer Initialize\.$/d,
    meaning: 'The writer registered with VSS.',
  },
  {
    id: 'identify',
    pattern: /^Entering SQL Writer OnIdentify\.$/d,
    meaning: 'VSS asked what there is to back up: each backup begins so, and so does "vssadmin list writers".',
  },
  {
    id: 'server',
    pattern:
      /^Service: (?<instance>[^\r\n:]{1,100}?) Server: (?<server>[^\r\n]{1,100}?)\. Version=(?<version>\d{1,4})/d,
    meaning: 'An instance of SQL Server that runs on this computer.',
  },
  {
    id: 'instance',
    pattern: /^Instance (?<instance>\S{1,100}) Edition: (?<edition>[^\r\n]{1,100})$/d,
    meaning: 'An instance of SQL Server that the writer found.',
  },
  {
    id: 'user-instances',
    pattern: /^Skip User Instances Enumeration$/d,
    meaning: 'Databases of single users (LocalDB) are not looked for.',
  },
  {
    id: 'prepare-backup',
    pattern: /^Entering SQL Writer OnPrepareBackup\.$/d,
    meaning: 'A backup application told the writer which databases it wants, and how.',
  },
  {
    id: 'backup-begin',
    pattern: /^\*\* {1,4}VSS SQL BACKUP BEGIN - ID: (?<session>[0-9a-f]{1,8})/d,
    meaning: 'A backup through VSS begins for this writer.',
  },
  {
    id: 'component-based',
    pattern: /^Component based backup selected\.$/d,
    meaning: 'The application chose databases one by one.',
  },
  {
    id: 'volume-based',
    pattern: /^Volume based \(= NonComponent\) backup selected\.$/d,
    meaning:
      'The application chose volumes, as Hyper-V does for a guest: each database must lie whole on the volumes of the set.',
  },
  {
    id: 'database-count',
    pattern: /^Database count from metadata is (?<count>\d{1,6})$/d,
    meaning: 'So many databases were chosen.',
  },
  {
    id: 'database',
    pattern: /^Database (?<database>[^\r\n]{1,150}?) on instance (?<server>[^\r\n]{1,120}?) found in metadata$/d,
    meaning: 'A database that the application chose is there.',
  },
  {
    id: 'backup-type',
    pattern: /^Backup type is (?<type>VSS_BT_[A-Z_]{3,30})$/d,
    meaning:
      'What kind of backup it is: VSS_BT_FULL counts as one for SQL Server, VSS_BT_COPY leaves its chain of backups alone.',
  },
  {
    id: 'prepare-snapshot',
    pattern: /^Entering SQL Writer OnPrepareSnapshot\.$/d,
    meaning: 'VSS is about to take the snapshot; the writer checks that each database lies whole in it.',
  },
  {
    id: 'freeze',
    pattern: /^Entering SQL Writer OnFreeze\.$/d,
    meaning: 'Databases write nothing from here on, until the thaw.',
  },
  {
    id: 'thaw',
    pattern: /^Entering SQL Writer OnThaw\.$/d,
    meaning: 'The snapshot is taken and databases write again.',
  },
  {
    id: 'post-snapshot',
    pattern: /^Entering SQL Writer OnPostSnapshot\.$/d,
    meaning: 'The snapshot exists; the writer completes what it tells the application of it.',
  },
  {
    id: 'backup-complete',
    pattern: /^Entering SQL Writer OnBackupComplete\.$/d,
    meaning: 'The application told the writer that it has all it wanted: for this writer the backup is done.',
  },
  {
    id: 'abort',
    pattern: /^Entering SQL Writer OnAbort\.$/d,
    level: 3,
    meaning: 'The snapshot was called off, by this writer or by anything else that had part in it.',
  },
  {
    id: 'exception',
    pattern: /^(?:HRESULT EXCEPTION CAUGHT: hr:|UNKNOWN EXCEPTION CAUGHT, returning hr:) 0x[0-9a-f]{1,8}$/d,
    level: 2,
    meaning:
      'The writer failed with this code. The Application log of the same second says more, from the sources SQLWRITER and VSS.',
  },
];

/** The lines of SqlWriterLogger.txt. */
export const sqlWriterPatterns: readonly LinePattern[] = rows.map((row) => ({
  level: 4,
  ...row,
  product: 'sql-writer',
  id: `sql-writer/${row.id}`,
}));
