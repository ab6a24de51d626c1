/**
 * Lines of a backup by wbadmin or Windows Server Backup, as English systems print them. Sources: sessions of `wbadmin start backup` in
 * public write-ups of 2012 R2 to 2022 (one paste each of 2008 R2 and Windows 8.1), Microsoft's articles KB2747459 (errors of files), KB2009272 and
 * KB968247 (system state), and c-amie.co.uk, "hyper-v-0x80070002-wsb-failed" (a component that was left out). No sentence in another
 * language is proved.
 */
export type StepId =
  | 'wbadmin/plan'
  | 'wbadmin/started'
  | 'wbadmin/shadow-copy'
  | 'wbadmin/volume-done'
  | 'wbadmin/succeeded'
  | 'wbadmin/refused'
  | 'wbadmin/system-state-done'
  | 'wbadmin/system-state-failed'
  | 'wbadmin/file-error'
  | 'wbadmin/component-skipped'
  | 'wbadmin/recovered'
  | 'wbadmin/log';

/** One row of the table. */
export interface StepPattern {
  readonly id: StepId;
  /** Of a whole line; the groups are its values. */
  readonly pattern: RegExp;
  /** 2 error, 4 information. */
  readonly level: 2 | 4;
  /** For the person who reads: one sentence. */
  readonly meaning: string;
}

const step = (id: StepId, level: 2 | 4, pattern: RegExp, meaning: string): StepPattern => ({
  id,
  level,
  pattern,
  meaning,
});

const skipped =
  'This component is not in the backup, although files of it may be there and the job may say that it succeeded.';

/** First match wins. Every repetition is bounded. */
export const stepPatterns: readonly StepPattern[] = [
  step(
    'wbadmin/plan',
    4,
    /^This will back up (?<items>[^\n]{1,800})\.$/,
    'What goes into the backup, and where it goes.',
  ),
  step('wbadmin/started', 4, /^The backup operation to (?<target>[^\n]{1,300}) is starting\.$/, 'The backup begins.'),
  step(
    'wbadmin/shadow-copy',
    4,
    /^Creating a shadow copy of the volumes specified for backup\.{3}$/,
    'VSS makes the shadow copy: now the writers, also that of Hyper-V, take part.',
  ),
  step(
    'wbadmin/volume-done',
    4,
    /^The backup of volume (?<volume>[^\n]{1,300}) (?:completed successfully|successfully completed)\.$/,
    'The volume is in the backup. That says nothing of the VMs on it.',
  ),
  step(
    'wbadmin/succeeded',
    4,
    /^The backup operation (?:successfully completed|completed successfully)\.$/,
    'The job ended as a success. Look whether every VM was in it: a component that was left out does not change this line.',
  ),
  step(
    'wbadmin/refused',
    2,
    /^The backup cannot be completed because (?<reason>[^\n]{1,600})$/,
    'There was no backup.',
  ),
  step('wbadmin/refused', 2, /^ERROR - (?<reason>[^\n]{1,600})$/, 'The tool refused the call; there was no backup.'),
  step(
    'wbadmin/system-state-done',
    4,
    /^The backup of the system state successfully completed \[(?<written>[^\]\n]{1,60})\]\.$/,
    'The system state is in the backup, at the time of the computer. That says nothing of VMs.',
  ),
  step(
    'wbadmin/system-state-failed',
    2,
    /^Backup of system state failed \[[^\]\n]{1,60}\]$/,
    'There is no backup of the system state.',
  ),
  step(
    'wbadmin/file-error',
    2,
    /^Error in backup of (?<file>[a-z]:\\[^\n]{0,1200}?) during (?<phase>[a-z]{1,20}): Error \[(?<code>0x[0-9a-f]{8})\](?: (?<words>[^\n]{0,300}))?$/i,
    'This file is not in the backup, or not whole.',
  ),
  // The console and the event's report say it in the middle of a paragraph.
  step(
    'wbadmin/component-skipped',
    2,
    /\bcomponent ['"\u2018\u201c]?(?<component>[^\n]{1,200}?)['"\u2019\u201d]? ?(?<mode>\((?:Online|Offline)\))?['"\u2019\u201d]? was skipped during the snapshot and will not be available for recovery\b\.?(?: Error: (?<reason>[^\n]{1,400}))?/,
    skipped,
  ),
  step(
    'wbadmin/recovered',
    4,
    /^Recovery of (?<items>[^\n]{1,1200}) successfully completed\.$/,
    'What was asked for is restored.',
  ),
  step(
    'wbadmin/log',
    4,
    /^['"]?(?<file>[a-z]:\\Windows\\Logs\\Windows(?:Server)?Backup\\[^\n'"]{1,200}\.log)['"]?\.?$/i,
    'The log of files that were backed up, or of those that were not (Backup_Error).',
  ),
];
