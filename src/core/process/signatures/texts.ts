import { table, type Signature } from './signature';
import { guestTextSignatures } from './texts-guest';
import { productTextSignatures } from './texts-product';

const volume = {
  'guest-snapshot': 'volume-snapshot',
  checkpoint: 'volume-snapshot',
  'reference-point': 'volume-snapshot',
} as const;

/**
 * What `vssadmin list` shows: a shadow copy that still exists, and writers as they stood when somebody asked. The states of
 * writers have no time, so they stand beside a backup and are of no step.
 */
const vssadmin: readonly Signature[] = table(
  {
    provider: 'vssadmin',
    ids: [],
    backup: 'also',
    scope: 'host',
    evidence: 'T',
    sources: ['https://learn.microsoft.com/windows-server/administration/windows-commands/vssadmin-list-shadows'],
    verdict: 'belongs',
    steps: volume,
    fields: {},
  },
  [
    {
      marks: ['vssadmin/shadow-copy'],
      verdict: 'proves',
      fields: { setId: 'SetId', volume: 'Volume' },
      says: 'a shadow copy of a volume was created',
    },
    // Those of "Previous Versions" come by a schedule of their own.
    {
      marks: ['vssadmin/client-shadow-copy'],
      isContext: true,
      fields: { setId: 'SetId', volume: 'Volume' },
      says: 'a shadow copy was created that users can open',
    },
    {
      marks: ['vssadmin/writer-failed'],
      isContext: true,
      says: 'a VSS writer has failed',
      sources: ['https://learn.microsoft.com/windows/win32/api/vss/ne-vss-vss_writer_state'],
    },
    {
      marks: ['vssadmin/writer-waiting'],
      isContext: true,
      says: 'a VSS writer waits for the rest of a backup',
      sources: ['https://learn.microsoft.com/windows/win32/api/vss/ne-vss-vss_writer_state'],
    },
  ],
);

/** A session of diskshadow: its beginning, the shadow copies that it made, and what failed, which has no time. */
const diskshadow: readonly Signature[] = table(
  {
    provider: 'diskshadow',
    ids: [],
    backup: 'also',
    scope: 'host',
    evidence: 'T',
    sources: ['https://learn.microsoft.com/windows-server/administration/windows-commands/diskshadow'],
    verdict: 'belongs',
    isContext: true,
    steps: volume,
    fields: { code: 'Code' },
  },
  [
    { marks: ['diskshadow/session'], says: 'a session of diskshadow began' },
    {
      marks: ['diskshadow/create'],
      verdict: 'proves',
      isContext: false,
      fields: { setId: 'SetId', volume: 'Volume' },
      says: 'a shadow copy of a volume was created',
    },
    { marks: ['diskshadow/failed'], says: 'a command of diskshadow failed' },
  ],
);

/** What `wbadmin` prints: versions with the time at which their backup began, and lines of a session, which have none. */
const wbadmin: readonly Signature[] = table(
  {
    provider: 'wbadmin',
    ids: [],
    backup: 'also',
    scope: 'host',
    evidence: 'T',
    sources: ['https://learn.microsoft.com/windows-server/administration/windows-commands/wbadmin-get-versions'],
    verdict: 'belongs',
    isContext: true,
    steps: { 'guest-snapshot': 'backup-complete', checkpoint: 'backup-complete' },
    fields: { code: 'code', file: 'file' },
  },
  [
    {
      marks: ['wbadmin/version'],
      isContext: false,
      steps: { 'guest-snapshot': 'identify', checkpoint: 'identify' },
      says: 'a backup of Windows Server Backup that is kept began',
    },
    { marks: ['wbadmin/refused'], says: 'Windows Server Backup made no backup' },
    { marks: ['wbadmin/system-state-failed'], says: 'the system state was not backed up' },
    { marks: ['wbadmin/file-error'], says: 'a file is not in the backup, or not whole' },
    { marks: ['wbadmin/component-skipped'], says: 'a component was left out of the backup' },
    {
      marks: ['wbadmin/plan', 'wbadmin/started', 'wbadmin/shadow-copy', 'wbadmin/volume-done', 'wbadmin/succeeded'],
      says: 'a backup of Windows Server Backup was at work',
    },
  ],
);

/** Signatures of lines and paragraphs of text logs, by their marks. */
export const textSignatures: readonly Signature[] = [
  ...vssadmin,
  ...diskshadow,
  ...wbadmin,
  ...guestTextSignatures,
  ...productTextSignatures,
];
