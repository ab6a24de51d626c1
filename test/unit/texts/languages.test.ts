import { describe, expect, test } from 'vitest';
import { sniffBytes } from '../../../src/core/evidence/sniff';
import { openText } from '../../../src/core/texts';
import { checkpointId, dirListing, powershellListing } from '../../support/listing';
import { ids, shadowList, storageList, writerList, type VssLanguage } from '../../support/vssadmin';
import { versionList } from '../../support/wbadmin';

const folders = [
  {
    path: 'D:\\VMs\\APP01',
    files: [
      'root.vhdx',
      'root-AutoRecovery.avhdx',
      ...Array.from({ length: 12 }, (_unused, at) => `root_${checkpointId(at + 1)}.avhdx`),
    ],
  },
];
const writers = [
  { name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8, error: '0x800423f2' },
  { name: 'System Writer', id: ids.system, state: 5 },
];
/** The message of an event of VSS: its interface, the form of its code and its blocks are not translated. */
const message: Readonly<Record<VssLanguage, string>> = {
  en: 'Volume Shadow Copy Service error: unexpected error querying for the IVssWriterCallback interface. hr = 0x80070005, Access is denied.',
  de: 'Volumeschattenkopie-Dienstfehler: unerwarteter Fehler beim Abfragen der Schnittstelle "IVssWriterCallback". hr = 0x80070005, Zugriff verweigert',
  fr: "Erreur du service : erreur inattendue lors de l'interrogation de l'interface IVssWriterCallback. hr = 0x80070005, Accès refusé.",
  ja: 'ボリューム シャドウ コピー サービス エラー: IVssWriterCallback インターフェイスの照会中にエラーが発生しました。hr = 0x80070005, アクセスが拒否されました。',
};
const merged: Readonly<Record<VssLanguage, string>> = {
  en: "Event ID: 19100\n'APP01' failed: in use. (0x80070020). (Virtual machine ID 3F2504E0-4F89-41D3-9A0C-0305E82C3301)",
  de: 'Ereignis-ID: 19100\n"APP01": wird verwendet. (0x80070020). (ID des virtuellen Computers 3F2504E0-4F89-41D3-9A0C-0305E82C3301)',
  fr: 'ID d’événement : 19100\n« APP01 » : en cours d’utilisation. (0x80070020). (ID 3F2504E0-4F89-41D3-9A0C-0305E82C3301)',
  ja: "イベント ID: 19100\n'APP01' 使用中です。 (0x80070020)。 (仮想マシン ID 3F2504E0-4F89-41D3-9A0C-0305E82C3301)",
};

/** The same paste in each language. */
const pastes: Readonly<Record<string, (language: VssLanguage) => string>> = {
  'vssadmin list writers': (language) => writerList(writers, language),
  'vssadmin list shadowstorage': (language) =>
    storageList([{ used: '7.95 GB (4%)', allocated: '7.99 GB (4%)', maximum: '8.00 GB (4%)' }], language),
  'vssadmin list shadows': (language) => shadowList([{ number: 1 }, { number: 2 }], language),
  dir: (language) => dirListing(folders, { language, free: 900_000_000 }),
  'Get-ChildItem': (language) => powershellListing(folders, language),
  wbadmin: (language) => versionList([{ id: '03/06/2014-21:00' }], language),
  'the message of an event': (language) => message[language],
  'an event by its number': (language) => merged[language],
};

interface Meaning {
  readonly kind: string;
  readonly read: number;
  readonly findings: readonly string[];
}

function meaningOf(text: string): Meaning {
  const kind = sniffBytes(new TextEncoder().encode(text));
  const opened = openText(kind, text);
  const findings = opened?.check({ uri: 'mem:///paste.txt' }) ?? [];
  return {
    kind,
    read: opened?.count ?? 0,
    findings: findings.map(({ code, severity, span }) => {
      const line = text.slice(0, span?.start).split('\n').length;
      return `${line} ${severity} ${code}`;
    }),
  };
}

describe.each(Object.entries(pastes))('%s', (_name, paste) => {
  test.each(['de', 'fr', 'ja'] as const)('means the same in English and in %s', (language) => {
    const english = meaningOf(paste('en'));
    expect(english.read).toBeGreaterThan(0);
    expect(meaningOf(paste(language))).toEqual(english);
  });
});

test('most of them have something to find', () => {
  const found = Object.values(pastes).filter((paste) => meaningOf(paste('en')).findings.length > 0);
  expect(found.length).toBeGreaterThan(5);
});
