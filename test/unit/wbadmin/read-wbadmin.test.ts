import { describe, expect, test } from 'vitest';
import { sniffBytes } from '../../../src/core/evidence/sniff';
import { openText } from '../../../src/core/texts';
import { entriesOfWbadmin } from '../../../src/core/wbadmin/entries';
import type { WbadminText } from '../../../src/core/wbadmin/model';
import { readWbadmin } from '../../../src/core/wbadmin/read-wbadmin';
import { isWbadmin } from '../../../src/core/wbadmin/shape';
import { banner, fileError, session, skipped, versionList, wbadminLanguages } from '../../support/wbadmin';

const two = [
  { id: '03/06/2014-21:00' },
  {
    id: '12/31/2014-23:59',
    written: '31.12.2014 15:59',
    target: 'Network Share labeled \\\\nas01\\backup',
    snapshot: '',
  },
] as const;
const meaning = ({ versions }: WbadminText): unknown =>
  versions.map(({ time, written, target, recover, snapshotId }) => [
    time,
    written?.value,
    target?.value,
    recover?.value,
    snapshotId?.value,
  ]);
const whole = [
  [
    '2014-03-06T21:00:00Z',
    '3/6/2014 10:00 PM',
    'Fixed Disk labeled BACKUP(E:)',
    'Volume(s), File(s), Application(s)',
    '7c2e64b0-1d3a-4f5e-9b8c-2a4d6e8f0135',
  ],
  [
    '2014-12-31T23:59:00Z',
    '31.12.2014 15:59',
    'Network Share labeled \\\\nas01\\backup',
    'Volume(s), File(s), Application(s)',
    undefined,
  ],
];

describe('wbadmin get versions', () => {
  test.each(wbadminLanguages)('means the same in %s', (language) => {
    const doc = readWbadmin(versionList(two, language));
    expect(meaning(doc)).toEqual(whole);
    expect(doc.problems).toEqual([]);
  });

  const ways: readonly (readonly [string, (text: string) => string])[] = [
    ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['with CR', (text) => text.replaceAll('\n', '\r')],
    ['without blank lines', (text) => text.replace(/\n+/g, '\n')],
    ['indented with tabs', (text) => text.replace(/^/gm, '\t')],
    ['with trailing spaces', (text) => text.replaceAll('\n', '  \n')],
    ['without its banner', (text) => text.split('\n').slice(3).join('\n')],
    ['between prompts', (text) => `C:\\>wbadmin get versions\n${text}\nC:\\>`],
  ];
  test.each(ways)('means the same %s', (_how, change) => {
    for (const language of wbadminLanguages)
      expect(meaning(readWbadmin(change(versionList(two, language))))).toEqual(whole);
  });

  test('has each value at its place', () => {
    const text = versionList(two, 'fr');
    for (const { identifier, written, target, recover, span } of readWbadmin(text).versions) {
      for (const one of [identifier, written, target, recover])
        expect(text.slice(one?.span.start, one?.span.end)).toBe(one?.value);
      expect(text.slice(span.start, span.end)).toMatch(/^Heure de la sauvegarde :/);
    }
  });

  test('cut at the top it says so, and keeps what is there', () => {
    const text = versionList([two[0]]).split('\n').slice(4).join('\n');
    const { versions, problems } = readWbadmin(text);
    expect(versions).toMatchObject([{ target: { value: 'Fixed Disk labeled BACKUP(E:)' } }]);
    expect(versions[0]?.written).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual([
      'The version 03/06/2014-21:00 is without its time or its target: the list is cut there.',
    ]);
  });

  test('a day or a minute that there is not is no version', () => {
    for (const id of ['02/30/2014-21:00', '13/06/2014-21:00', '03/06/2014-24:00', '03/06/2014-2'])
      expect([readWbadmin(versionList([{ id }])).versions, readWbadmin(versionList([{ id }])).problems.length]).toEqual(
        [[], 1],
      );
  });

  test('its entries have the time of the identifier, in UTC', () => {
    expect(entriesOfWbadmin(readWbadmin(versionList([two[1]])))).toMatchObject([
      { mark: 'wbadmin/version', provider: 'wbadmin', time: '2014-12-31T23:59:00Z', level: 4 },
    ]);
  });
});

describe('a session and the logs of Windows Server Backup', () => {
  const text = session('wbadmin start backup -backupTarget:E: -include:"D:\\My VMs",F: -quiet', [
    skipped('FILE01(Online)', 'The writer experienced a non-transient error.'),
    fileError('D:\\VMs\\a during b.vhdx', '0x80070005', 'Access is denied.'),
  ]);

  test('give the command line, each known line and each code', () => {
    const { calls, steps, codes, problems } = readWbadmin(text);
    expect(problems).toEqual([]);
    expect(calls).toMatchObject([
      {
        verb: 'start backup',
        options: { backuptarget: { value: 'E:' }, include: { value: '"D:\\My VMs",F:' }, quiet: { value: '' } },
      },
    ]);
    const include = calls[0]?.options['include'];
    expect(text.slice(include?.span.start, include?.span.end)).toBe('"D:\\My VMs",F:');
    expect(steps.map(({ id, values }) => [id, Object.values(values)[0]?.value])).toEqual([
      ['wbadmin/plan', 'DATA(D:) to E:'],
      ['wbadmin/started', 'E:'],
      ['wbadmin/shadow-copy', undefined],
      ['wbadmin/component-skipped', 'FILE01'],
      ['wbadmin/file-error', 'D:\\VMs\\a during b.vhdx'],
      ['wbadmin/volume-done', 'DATA(D:)'],
      ['wbadmin/succeeded', undefined],
      ['wbadmin/volume-done', 'DATA(D:)'],
      ['wbadmin/log', 'C:\\Windows\\Logs\\WindowsServerBackup\\Backup-06-03-2014_21-00-00.log'],
    ]);
    expect(codes.map(({ value }) => value)).toEqual(['0x80070005']);
  });

  test('a system state and a restore are told', () => {
    const { steps } = readWbadmin(
      'The backup of the system state successfully completed [3/6/2014 10:20 PM].\n' +
        'Backup of system state failed [3/7/2014 10:20 PM]\nRecovery of D:\\VMs to E:\\ successfully completed.\n',
    );
    expect(steps.map(({ id, values }) => [id, Object.values(values)[0]?.value])).toEqual([
      ['wbadmin/system-state-done', '3/6/2014 10:20 PM'],
      ['wbadmin/system-state-failed', undefined],
      ['wbadmin/recovered', 'D:\\VMs to E:\\'],
    ]);
  });

  test('codes in another language are read where the output is the tool own, and nowhere else', () => {
    const german = `0x80042316 davor\n${banner('de')}Die Sicherung ist fehlgeschlagen (0x800423fb).\nC:\\>ping 0x80042316\n`;
    expect(readWbadmin(german).codes.map(({ value }) => value)).toEqual(['0x800423FB']);
  });

  test('applications have their components', () => {
    const items =
      'Application = Hyper-V\nComponent = FILE01\nComponent = SQL01\n\nApplication = Registry\nComponent = Registry\n';
    const doc = readWbadmin(`${banner()}${items}`);
    expect(doc.items.map(({ application, component }) => [application.value, component.value])).toEqual([
      ['Hyper-V', 'FILE01'],
      ['Hyper-V', 'SQL01'],
      ['Registry', 'Registry'],
    ]);
    expect(readWbadmin('Component = FILE01\n').problems).toHaveLength(1);
    expect(openText('wbadmin', `${banner()}${items}`)?.privateValues()).toEqual([
      { kind: 'vm', text: 'FILE01' },
      { kind: 'vm', text: 'SQL01' },
    ]);
  });

  test('entries of a session have no time: none of its lines has one', () => {
    const entries = entriesOfWbadmin(readWbadmin(text));
    expect(entries.map(({ mark, level, time }) => [mark, level, time])).toContainEqual([
      'wbadmin/component-skipped',
      2,
      undefined,
    ]);
    expect(entries.map(({ mark }) => mark)).not.toContain('wbadmin/log');
  });
});

describe('what it is', () => {
  test.each([
    ['a list', versionList(two)],
    ['a list in a language without a banner', versionList(two, 'ja').split('\n').slice(3).join('\n')],
    ['a session without its banner', 'The backup operation to E: is starting.\n'],
    ['a log of errors', `${fileError('D:\\a', '0x80070005', 'Access is denied.')}\n`],
    ['a line of the console', `${skipped('FILE01(Online)')}\n`],
  ])('%s', (_name, text) => {
    expect(isWbadmin(text)).toBe(true);
    expect(sniffBytes(new TextEncoder().encode(text), 'a.txt')).toBe('wbadmin');
  });

  test.each([
    'Run wbadmin start backup -backupTarget:E: on the host.',
    'Use wbadmin 1.0 - or later.',
    'Date: 03/06/2014-21:00:00',
    'Error in backup of my notebook',
    'The component was skipped.',
    '',
  ])('%j is none', (text) => {
    expect(isWbadmin(text)).toBe(false);
  });
});

describe('hover, outline, folding and what is private', () => {
  const text = `${versionList(two)}\n${session(
    'wbadmin start backup -hyperv:"VM 1",VM2 -include:D:\\VMs -backupTarget:\\\\nas01\\backup',
    [skipped('FILE01(Online)', 'x (0x800423F4)')],
  )}`;
  const opened = openText('wbadmin', text);

  test('a version says its time, a code its meaning, a line what it proves', () => {
    const hoverAt = (words: string): string => opened?.hover(text.indexOf(words) + 1)?.markdown ?? '';
    expect(hoverAt('03/06/2014-21:00')).toContain('2014-03-06 21:00 UTC');
    expect(hoverAt('0x800423F4')).toContain('VSS\\_E\\_WRITERERROR\\_NONRETRYABLE');
    expect(hoverAt('The backup operation successfully')).toContain('every VM');
    expect(opened?.hover(0)).toBeUndefined();
  });

  test('versions are items and can be folded', () => {
    expect(opened?.outline().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['03/06/2014-21:00', '12/31/2014-23:59', 'wbadmin start backup', 'Component left out']),
    );
    const [fold] = opened?.folding() ?? [];
    expect(text.slice(fold?.span.start, fold?.span.end)).toMatch(/^Backup time: [^]+\}$/);
  });

  test('VMs, paths and shares', () => {
    expect(opened?.privateValues()).toEqual([
      { kind: 'vm', text: 'FILE01' },
      { kind: 'vm', text: 'VM 1' },
      { kind: 'vm', text: 'VM2' },
      { kind: 'path', text: 'D:\\VMs' },
      { kind: 'path', text: '\\\\nas01\\backup' },
    ]);
  });
});

describe('what is cut, damaged or hostile', () => {
  const text = `${versionList(two, 'fr')}${session('wbadmin start backup -include:D: -quiet', [
    skipped('FILE01(Online)', 'x'),
    fileError('D:\\a.vhdx', '0x80070005', 'y'),
  ])}Application = A\nComponent = B\n`;

  test('cut off anywhere, every value that is left is one of the whole', () => {
    for (let end = 0; end <= text.length; end += 5) {
      const doc = readWbadmin(text.slice(0, end));
      for (const { span } of [...doc.read.map((span) => ({ span })), ...doc.problems])
        expect(span.end).toBeLessThanOrEqual(end);
      for (const { time } of doc.versions) expect(whole.map(([one]) => one)).toContain(time);
      readWbadmin(text.slice(end));
    }
  });

  test('a character changed anywhere makes nothing throw', () => {
    for (let at = 0; at < text.length; at += 5)
      for (const put of ['', '\u0000', ':', '\n', '"', '=', '\u00a0', '\ud800']) {
        const opened = openText('wbadmin', text.slice(0, at) + put + text.slice(at + 1));
        opened?.check({ uri: 'mem:///a' });
        opened?.outline();
        opened?.folding();
        opened?.entries();
        opened?.privateValues();
      }
  });

  test('hostile text takes time in proportion to its length', () => {
    for (const piece of [
      'This will back up a to ',
      'The backup operation to ',
      'Error in backup of C:\\ during ',
      'component ',
      'component a was skipped ',
      'C:\\>wbadmin start backup -include:',
      ': 03/06/2014-21:00',
      '-a:"',
      'Application = ',
      ' ',
    ])
      for (const hostile of [`${piece.repeat(15_000 / piece.length)}\n`.repeat(20), `${piece}\n`.repeat(30_000)]) {
        isWbadmin(hostile);
        const opened = openText('wbadmin', hostile);
        opened?.check({ uri: 'mem:///a' });
        opened?.outline();
      }
  });

  test('100 MB of one line is told and not read', () => {
    const { read, problems } = readWbadmin('wbadmin : '.repeat(10_000_000));
    expect(read).toEqual([]);
    expect(problems.map(({ message }) => message)).toContain('A line of 100000000 characters was not read.');
  });
});
