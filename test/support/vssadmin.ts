/** Writes what `vssadmin list ...` prints. No test depends on how true a label is: no reader may look at one. */
export type VssLanguage = 'en' | 'de' | 'fr' | 'ja';
export const vssLanguages: readonly VssLanguage[] = ['en', 'de', 'fr', 'ja'];

export const ids = {
  hyperV: '66841cd4-6ded-4f4b-8f17-fd23f8ddc3de',
  system: 'e8132975-6f93-4464-a53e-1050253ae220',
  registry: 'afbab4a2-367d-4d15-a586-71dbb18f8485',
  asr: 'be000cbe-11fe-4426-9c58-531aa6355fc4',
  sql: 'a65faa63-5ea8-4ebc-9dbd-a0c4db26912a',
  sharedVolumes: '1072ae1c-e5a7-4ea1-9e4a-6f7964656570',
  systemProvider: 'b5946137-7b9f-4925-af80-51abd60b20d5',
  guestProvider: '74600e39-7dc5-4567-a03b-f091d6c7b092',
  c: '0f3c8a52-11aa-4b6e-9d0c-5a7e21b4c001',
  d: '0f3c8a52-11aa-4b6e-9d0c-5a7e21b4c002',
} as const;

export interface WriterSpec {
  readonly name?: string;
  readonly id?: string;
  readonly state?: number;
  /** In English; other languages print their own words where they are known here, else these. */
  readonly error?: string;
}

export interface ProviderSpec {
  readonly name: string;
  readonly id: string;
  readonly type?: 'System' | 'Software' | 'Hardware';
}

export interface StorageSpec {
  readonly of?: readonly [mount: string, id: string];
  readonly on?: readonly [mount: string, id: string];
  readonly used?: string;
  readonly allocated?: string;
  readonly maximum?: string;
}

export interface ShadowSpec {
  readonly number: number;
  readonly volume?: readonly [mount: string, id: string];
  readonly type?: string;
  readonly machine?: string;
  /** The id of its set, with braces. */
  readonly set?: string;
  /** When the set was created, as the system writes it. */
  readonly created?: string;
}

interface Labels {
  readonly banner: string;
  readonly writer: readonly [string, string, string, string, string];
  readonly states: Readonly<Record<'stable' | 'waiting' | 'failed', string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly provider: readonly [string, string, string, string];
  readonly types: Readonly<Record<'System' | 'Software' | 'Hardware', string>>;
  readonly storage: readonly [string, string, string, string, string, string];
  readonly shadow: readonly [string, string, string, string, string, string, string, string, string];
  readonly units: Readonly<Record<'GB' | 'bytes', string>>;
  readonly volumes: readonly [string, string];
}

const labels: Readonly<Record<VssLanguage, Labels>> = {
  en: {
    banner: 'Volume Shadow Copy Service administrative command-line tool',
    writer: ['Writer name:', 'Writer Id:', 'Writer Instance Id:', 'State:', 'Last error:'],
    states: { stable: 'Stable', waiting: 'Waiting for completion', failed: 'Failed' },
    errors: {},
    provider: ['Provider name:', 'Provider type:', 'Provider Id:', 'Version:'],
    types: { System: 'System', Software: 'Software', Hardware: 'Hardware' },
    storage: [
      'Shadow Copy Storage association',
      'For volume:',
      'Shadow Copy Storage volume:',
      'Used Shadow Copy Storage space:',
      'Allocated Shadow Copy Storage space:',
      'Maximum Shadow Copy Storage space:',
    ],
    shadow: [
      'Contents of shadow copy set ID:',
      'Contained 1 shadow copies at creation time:',
      'Shadow Copy ID:',
      'Original Volume:',
      'Shadow Copy Volume:',
      'Originating Machine:',
      'Service Machine:',
      'Provider:',
      'Type:',
    ],
    units: { GB: 'GB', bytes: 'bytes' },
    volumes: ['Volume path:', 'Volume name:'],
  },
  de: {
    banner: 'Verwaltungsbefehlszeilenprogramm des Volumeschattenkopie-Dienstes',
    writer: ['Verfassername:', 'Verfasserkennung:', 'Verfasserinstanzkennung:', 'Status:', 'Letzter Fehler:'],
    states: { stable: 'Stabil', waiting: 'Warten auf Abschluss', failed: 'Fehlgeschlagen' },
    errors: { 'No error': 'Kein Fehler' },
    provider: ['Anbietername:', 'Anbietertyp:', 'Anbieterkennung:', 'Version:'],
    types: { System: 'System', Software: 'Software', Hardware: 'Hardware' },
    storage: [
      'Schattenkopiespeicherassoziation',
      'Für Volume:',
      'Schattenkopiespeicher-Volume:',
      'Verwendeter Schattenkopiespeicherbereich:',
      'Zugewiesener Schattenkopiespeicherbereich:',
      'Maximaler Schattenkopiespeicherbereich:',
    ],
    shadow: [
      'Inhalt der Schattenkopiesatzkennung:',
      '1 Schattenkopie(n) war(en) enthalten bei der Erstellungszeit:',
      'Schattenkopienkennung:',
      'Ursprüngliches Volume:',
      'Schattenkopievolume:',
      'Quellcomputer:',
      'Dienstcomputer:',
      'Anbieter:',
      'Typ:',
    ],
    units: { GB: 'GB', bytes: 'Bytes' },
    volumes: ['Volumepfad:', 'Volumename:'],
  },
  fr: {
    banner: 'Outil ligne de commande d’administration du service de cliché instantané de volume',
    writer: [
      'Nom du rédacteur :',
      'ID du rédacteur :',
      "ID de l'instance du rédacteur :",
      'État :',
      'Dernière erreur :',
    ],
    states: { stable: 'Stable', waiting: 'En attente de la conclusion', failed: 'Échec' },
    errors: {
      'No error': 'Aucune erreur',
      'Inconsistent shadow copy': 'Cliché instantané incohérent',
      'Out of resources': 'Ressources insuffisantes',
      'Timed out': 'Délai dépassé',
      'Retryable error': 'Erreur récupérable',
      'Non-retryable error': 'Erreur non récupérable',
    },
    provider: ['Nom du fournisseur :', 'Type de fournisseur :', 'ID du fournisseur :', 'Version :'],
    types: { System: 'Système', Software: 'Logiciel', Hardware: 'Matériel' },
    storage: [
      "Association de stockage d'un cliché instantané",
      'Pour le volume :',
      'Volume de stockage de cliché instantané :',
      'Espace de stockage de cliché instantané utilisé :',
      'Espace de stockage de cliché instantané alloué :',
      'Espace de stockage de cliché instantané maximal :',
    ],
    shadow: [
      'Contenu du jeu de clichés instantanés ID :',
      'A contenu 1 clichés instantanés au moment de la création :',
      'ID du cliché instantané :',
      "Volume d'origine :",
      'Volume du cliché instantané :',
      "Ordinateur d'origine :",
      'Ordinateur de service :',
      'Fournisseur :',
      'Type :',
    ],
    units: { GB: 'Go', bytes: 'octets' },
    volumes: ['Chemin du volume :', 'Nom du volume :'],
  },
  ja: {
    banner: 'ボリューム シャドウ コピー サービス管理コマンド ライン ツール',
    writer: ['ライター名:', 'ライター Id:', 'ライター インスタンス Id:', '状態:', '最後のエラー:'],
    states: { stable: '安定', waiting: '完了の待機中', failed: '失敗' },
    errors: { 'No error': 'エラーなし' },
    provider: ['プロバイダー名:', 'プロバイダーの種類:', 'プロバイダー Id:', 'バージョン:'],
    types: { System: 'システム', Software: 'ソフトウェア', Hardware: 'ハードウェア' },
    storage: [
      'シャドウ コピーの記憶域関連付け',
      'ボリューム:',
      'シャドウ コピーの記憶域ボリューム:',
      'シャドウ コピーの記憶域の使用領域:',
      'シャドウ コピーの記憶域の割り当て領域:',
      'シャドウ コピーの記憶域の最大領域:',
    ],
    shadow: [
      'シャドウ コピー セット ID の内容:',
      '1 個のシャドウ コピーを含む、作成時刻:',
      'シャドウ コピー ID:',
      '元のボリューム:',
      'シャドウ コピー ボリューム:',
      '作成元のコンピューター:',
      'サービス コンピューター:',
      'プロバイダー:',
      '種類:',
    ],
    units: { GB: 'GB', bytes: 'バイト' },
    volumes: ['ボリューム パス:', 'ボリューム名:'],
  },
};

export function banner(language: VssLanguage = 'en'): string {
  return `vssadmin 1.1 - ${labels[language].banner}\n(C) Copyright 2001-2013 Microsoft Corp.\n\n`;
}

export function writerList(writers: readonly WriterSpec[], language: VssLanguage = 'en'): string {
  const { writer, states, errors } = labels[language];
  const rows = writers.map(({ name = 'System Writer', id = ids.system, state = 1, error = 'No error' }, at) => {
    const word = state === 1 ? states.stable : state < 6 ? states.waiting : states.failed;
    const instance = `5d2f0a10-7c31-4e9a-8b55-${String(at).padStart(12, '0')}`;
    return [
      `${writer[0]} '${name}'`,
      `   ${writer[1]} {${id}}`,
      `   ${writer[2]} {${instance}}`,
      `   ${writer[3]} [${state}] ${word}`,
      `   ${writer[4]} ${errors[error] ?? error}`,
    ].join('\n');
  });
  return `${banner(language)}${rows.join('\n\n')}\n`;
}

export function providerList(providers: readonly ProviderSpec[], language: VssLanguage = 'en'): string {
  const { provider, types } = labels[language];
  const rows = providers.map(({ name, id, type = 'Software' }) =>
    [
      `${provider[0]} '${name}'`,
      `   ${provider[1]} ${types[type]}`,
      `   ${provider[2]} {${id}}`,
      `   ${provider[3]} 1.0.0.7`,
    ].join('\n'),
  );
  return `${banner(language)}${rows.join('\n\n')}\n`;
}

export function storageList(storages: readonly StorageSpec[], language: VssLanguage = 'en'): string {
  const { storage, units } = labels[language];
  const size = (text: string): string => text.replace('GB', units.GB).replace('bytes', units.bytes);
  const rows = storages.map(
    ({ of = ['C:', ids.c], on = of, used = '1.93 GB (1%)', allocated = '2.00 GB (1%)', maximum = '8.00 GB (4%)' }) =>
      [
        storage[0],
        `   ${storage[1]} (${of[0]})\\\\?\\Volume{${of[1]}}\\`,
        `   ${storage[2]} (${on[0]})\\\\?\\Volume{${on[1]}}\\`,
        `   ${storage[3]} ${size(used)}`,
        `   ${storage[4]} ${size(allocated)}`,
        `   ${storage[5]} ${size(maximum)}`,
      ].join('\n'),
  );
  return `${banner(language)}${rows.join('\n\n')}\n`;
}

export function shadowList(shadows: readonly ShadowSpec[], language: VssLanguage = 'en'): string {
  const { shadow } = labels[language];
  const rows = shadows.map(
    ({
      number,
      volume = ['C:', ids.c],
      type = 'ClientAccessibleWriters',
      machine = 'HV01.example.test',
      set = `{9a1b7c00-0001-4000-8000-${String(number).padStart(12, '0')}}`,
      created = '3/6/2014 10:00:00 PM',
    }) => {
      const last = String(number).padStart(12, '0');
      return [
        `${shadow[0]} ${set}`,
        `   ${shadow[1]} ${created}`,
        `      ${shadow[2]} {9a1b7c00-0002-4000-8000-${last}}`,
        `         ${shadow[3]} (${volume[0]})\\\\?\\Volume{${volume[1]}}\\`,
        `         ${shadow[4]} \\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy${number}`,
        `         ${shadow[5]} ${machine}`,
        `         ${shadow[6]} ${machine}`,
        `         ${shadow[7]} 'Microsoft Software Shadow Copy provider 1.0'`,
        `         ${shadow[8]} ${type}`,
        '         Attributes: Persistent, Differential',
      ].join('\n');
    },
  );
  return `${banner(language)}${rows.join('\n\n')}\n`;
}

export function volumeList(
  volumes: readonly (readonly [path: string, id: string])[],
  language: VssLanguage = 'en',
): string {
  const { volumes: words } = labels[language];
  const rows = volumes.map(([path, id]) => `${words[0]} ${path}\n    ${words[1]} \\\\?\\Volume{${id}}\\`);
  return `${banner(language)}${rows.join('\n')}\n`;
}

/** As a console of so many columns shows it, and as it is copied from there. */
export function wrapped(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? [''])
    .join('\n');
}

export function unindented(text: string): string {
  return text.replace(/^[ \t]+/gm, '');
}
