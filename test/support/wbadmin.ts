/** Writes what wbadmin prints. No test of a list of versions depends on how true a label is: no reader may look at one. */
export type WbadminLanguage = 'en' | 'fr' | 'de' | 'ja';
export const wbadminLanguages: readonly WbadminLanguage[] = ['en', 'fr', 'de', 'ja'];

export interface VersionSpec {
  /** `03/06/2014-21:00`, in UTC. */
  readonly id: string;
  /** In the zone of the computer. */
  readonly written?: string;
  readonly target?: string;
  readonly recover?: string;
  readonly snapshot?: string;
}

const labels: Readonly<Record<WbadminLanguage, readonly [string, string, string, string, string, string]>> = {
  en: [
    'Backup command-line tool',
    'Backup time:',
    'Backup target:',
    'Version identifier:',
    'Can recover:',
    'Snapshot ID:',
  ],
  fr: [
    'Outil en ligne de commande de sauvegarde',
    'Heure de la sauvegarde :',
    'Cible de la sauvegarde :',
    'Identificateur de version :',
    'Récupération possible :',
    'ID du cliché instantané :',
  ],
  de: ['Befehlszeilentool', 'Zeit:', 'Ziel:', 'Kennung:', 'Umfang:', 'Snapshot:'],
  ja: ['コマンド ライン ツール', '時刻:', '対象:', 'バージョン:', '回復:', 'スナップショット:'],
};

export function banner(language: WbadminLanguage = 'en'): string {
  return `wbadmin 1.0 - ${labels[language][0]}\n(C) Copyright Microsoft Corporation. All rights reserved.\n\n`;
}

export function versionList(versions: readonly VersionSpec[], language: WbadminLanguage = 'en'): string {
  const [, time, target, identifier, recover, snapshot] = labels[language];
  const rows = versions.map(
    ({
      id,
      written = '3/6/2014 10:00 PM',
      target: where = 'Fixed Disk labeled BACKUP(E:)',
      recover: what = 'Volume(s), File(s), Application(s)',
      snapshot: copy = '{7C2E64B0-1D3A-4F5E-9B8C-2A4D6E8F0135}',
    }) =>
      [
        `${time} ${written}`,
        `${target} ${where}`,
        `${identifier} ${id}`,
        `${recover} ${what}`,
        ...(copy === '' ? [] : [`${snapshot} ${copy}`]),
      ].join('\n'),
  );
  return `${banner(language)}${rows.join('\n\n')}\n`;
}

/** A session of `wbadmin start backup`. */
export function session(call: string, lines: readonly string[] = [], end: readonly string[] = success): string {
  return [
    `C:\\>${call}`,
    `${banner()}Retrieving volume information...`,
    'This will back up DATA(D:) to E:.',
    'The backup operation to E: is starting.',
    'Creating a shadow copy of the volumes specified for backup...',
    ...lines,
    ...end,
    '',
  ].join('\n');
}

export const success: readonly string[] = [
  'The backup of volume DATA(D:) completed successfully.',
  'Summary of the backup operation:',
  '------------------',
  '',
  'The backup operation successfully completed.',
  'The backup of volume DATA(D:) completed successfully.',
  'Log of files successfully backed up:',
  'C:\\Windows\\Logs\\WindowsServerBackup\\Backup-06-03-2014_21-00-00.log',
];

export const skipped = (component: string, reason = ''): string =>
  `The component ${component} was skipped during the snapshot and will not be available for recovery.${reason === '' ? '' : ` Error: ${reason}`}`;

export const fileError = (file: string, code: string, words: string): string =>
  `Error in backup of ${file} during write: Error [${code}] ${words}`;
