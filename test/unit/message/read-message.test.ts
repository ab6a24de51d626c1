import { describe, expect, test } from 'vitest';
import { sniffBytes } from '../../../src/core/evidence/sniff';
import { messageData } from '../../../src/core/logs/exported/message-data';
import { readMessage, type MessageText } from '../../../src/core/message';
import { providers } from '../../../src/core/process';
import { diagnoseRecords } from '../../../src/core/rules/records';
import { recordRows } from '../../../src/core/rules/records/rows';
import { openText } from '../../../src/core/texts';
import type { HostOs } from '../../../src/core/vmconfig/facts/host-os';
import { textFindings } from '../../support/describe-text-rule';
import { damages, truncations } from '../../support/mutation';
import { records } from '../../support/records';

const vmId = '3F2504E0-4F89-41D3-9A0C-0305E82C3301';
const sniff = (text: string, name = ''): string => sniffBytes(new TextEncoder().encode(text), name);
const events = (text: string): string[] =>
  readMessage(text, true).events.map(({ provider, id, from }) => `${provider} ${id} ${from}`);
const tokens = ({ text, tokens: all }: MessageText): string[] =>
  all.map(({ kind, value, span }) => `${kind} ${value} = ${text.slice(span.start, span.end)}`);

describe('an event is known by its head', () => {
  const vmms = 'Microsoft-Windows-Hyper-V-VMMS';
  test.each([
    ['Microsoft-Windows-Hyper-V-VMMS-Admin/19100:\nIt failed.', [`${vmms} 19100 head`]],
    ['Microsoft-Windows-Hyper-V-VMMS/19100: It failed.', [`${vmms} 19100 head`]],
    ['Hyper-V-VMMS 19100', [`${vmms} 19100 head`]],
    ['VMMS 10103', [`${vmms} 10103 head`]],
    ['VSS 8194: hr = 0x80070005', ['VSS 8194 head']],
    ['Source: VSS\nEvent ID: 8194\nIt failed.', ['VSS 8194 head']],
    ['Event ID: 8194\nSource: VSS\nIt failed.', ['VSS 8194 head']],
    // The labels of no language are known here but for the id; of this one not even that.
    ['Quelle: VSS\nEreignis-ID: 8194\nEs ging nicht.', ['VSS 8194 head']],
    ['Lähde: VSS\nTapahtumatunnus: 8194\nEi onnistunut.', ['VSS 8194 head']],
    ['ソース: VSS\nイベント ID: 8194\n失敗しました。', ['VSS 8194 head']],
    ['来源: VSS\n事件 ID: 8194\n失败。', ['VSS 8194 head']],
    ['Event ID 19100', [`${vmms} 19100 assumed`]],
    ['Ereignis-ID: 19100', [`${vmms} 19100 assumed`]],
    ['ID de l\u2019événement : 19100', [`${vmms} 19100 assumed`]],
  ])('%j', (text, wanted) => {
    expect(events(text)).toEqual(wanted);
  });

  test.each([
    ['Disk 1: online', 'no event of that number'],
    ['Process ID: 22628', 'another id'],
    ['Worker 3: done', 'no event of that number'],
    ['Prozess-ID: 8194', 'another id'],
    ['10103', 'a number'],
  ])('%j is none: %s', (text) => {
    expect(events(text)).toEqual([]);
  });

  test('an id that several sources have, or none, is a problem that names them', () => {
    const { problems, events: none } = readMessage('Event ID 8', true);
    expect(none).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/does not say which source.*VHDMP/)]);
    expect(readMessage('System/1:', true).problems[0]?.message).toMatch(/does not say which source logged event 1/);
  });

  test('a message ends where the next head stands, and what VSS adds to one belongs to it', () => {
    const text = `VSS 8194: hr = 0x80070005\n. \n\nVorgang:\n   Daten\n\nKontext:\n   ID: {${vmId}}\n\nVMMS 19100: x (0x80070020)\n\nrest`;
    const bodies = readMessage(text, true).events.map(({ body }) => text.slice(body.start, body.end));
    expect(bodies[0]).toMatch(/^hr = [^]*\}$/);
    expect(bodies[1]).toBe('x (0x80070020)');
  });
});

describe('an event is known by its message', () => {
  test.each([
    [`Fehler bei "IVssWriterCallback". hr = 0x80070005, Zugriff`, 'VSS 8194'],
    [`'CSV1' ('Disk 1') hors ligne: 'STATUS_IO_TIMEOUT(c00000b5)'`, 'Microsoft-Windows-FailoverClustering 5120'],
    [`'CSV1' ('Disk 1') hors ligne: '(1460)'`, 'Microsoft-Windows-FailoverClustering 5142'],
    [`'VM1' background disk merge failed\nto complete: voll (0x80070070).`, 'Microsoft-Windows-Hyper-V-VMMS 19100'],
    [`It has no SCSI\n   controllers attached`, 'Microsoft-Windows-Hyper-V-VMMS 10103'],
  ])('%j', (text, wanted) => {
    expect(events(text)).toEqual([`${wanted} message`]);
  });

  test('two in lines without a blank line between them are two', () => {
    const text = `'A' ('1') x 'STATUS_X(c00000b5)'\n'B' ('2') x 'STATUS_X(c000020c)'`;
    expect(readMessage(text, true).events.map(({ body }) => text.slice(body.start, body.end).trim())).toEqual(
      text.split('\n'),
    );
  });

  test('what 2012 R2 and later write and what earlier hosts write is told apart by the words, not by the id', () => {
    const later = textFindings('message', `VM has no SCSI controllers attached. (${vmId})`);
    const earlier = textFindings(
      'message',
      `Failed to revert to VSS snapshot on the virtual hard disk 'D:\\X.vhd'. (${vmId})`,
    );
    expect([later, earlier].map((found) => found.map(({ code }) => code))).toEqual([['HVB001'], ['HVB002']]);
    const open = textFindings('message', 'VMMS 10103');
    expect(open.map(({ code, severity }) => `${code} ${severity}`).sort()).toEqual([
      'HVB001 warning',
      'HVB002 warning',
    ]);
    for (const { message } of open) expect(message).toMatch(/^If the host runs Windows Server /);
    expect(textFindings('message', 'VMMS 10103', undefined, 'windows-server-2008-r2').map(({ code }) => code)).toEqual([
      'HVB002',
    ]);
  });

  test('an id without its source is told as an assumption, and not as an error', () => {
    const [found] = textFindings('message', 'Event ID 19100\nIt failed (0x80070020).');
    expect(found).toMatchObject({ code: 'HVB070', severity: 'info' });
    expect(found?.message).toMatch(/^If event 19100 is of Hyper-V-VMMS, which the text does not say: /);
  });
});

describe('what means something by itself', () => {
  test('has its value and its place, whatever stands around it', () => {
    const text = `Fehler（0x80070020）, code -2147212300; %%2147942405 c00000b5, {${vmId}} "D:\\VMs\\X y_1.avhdx" root.vhdx.rct error code: 32768 [x] Status: [8]`;
    expect(tokens(readMessage(text, true))).toEqual([
      'code 0x80070020 = 0x80070020',
      'code 0x800423F4 = -2147212300',
      'code 0x80070005 = %%2147942405',
      'code 0xC00000B5 = c00000b5',
      `guid ${vmId.toLowerCase()} = ${vmId}`,
      'file D:\\VMs\\X y_1.avhdx = D:\\VMs\\X y_1.avhdx',
      'file root.vhdx.rct = root.vhdx.rct',
      'job 32768 = 32768',
      'state 8 = [8]',
    ]);
  });

  test('a code by its name is that code', () => {
    expect(tokens(readMessage('VSS_E_PROVIDER_VETO or ERROR_SHARING_VIOLATION, not E_NO_SUCH', true))).toEqual([
      'code 0x80042306 = VSS_E_PROVIDER_VETO',
      'code 0x80070020 = ERROR_SHARING_VIOLATION',
    ]);
    expect(sniff('The job ended with VSS_E_PROVIDER_VETO')).toBe('message');
  });

  test.each(['0x80000000', '0x00000003', '84123456', 'memory 32768', '0x800700201', 'x80070020', '12-80070020'])(
    '%s is none',
    (text) => {
      expect(readMessage(text, true).tokens).toEqual([]);
    },
  );
});

describe('what the text is', () => {
  test.each([
    ['Error: 0x80070020', ''],
    ['Event ID 19100', 'paste.txt'],
    ['Quelle: VSS\r\nEreignis-ID: 8194\r\nFehler', ''],
    ['Failed, error code: 32768', 'a.log'],
    ["'CSV1' ('Disk 1') hors ligne: 'STATUS_IO_TIMEOUT(c00000b5)'", ''],
  ])('%j in %j is a message', (text, name) => {
    expect(sniff(text, name)).toBe('message');
  });

  test.each([
    ['if (hr == 0x80070020) return;', 'a.cpp', 'a program'],
    ['# On 0x80070020', 'README.md', 'a page'],
    [`0x80070020\n${'line\n'.repeat(80)}`, 'a.txt', 'a code in a longer text'],
    [`0x80070020 ${'x'.repeat(5000)}`, '', 'a code in a longer text'],
    ['0x12345678', '', 'another number'],
    ['The event was fun. Disk 1 is full.', '', 'prose'],
    ['', '', 'nothing'],
  ])('%j in %j is none: %s', (text, name) => {
    expect(sniff(text, name)).toBe('unknown');
  });

  test('in a text of another kind only messages are taken: a code belongs to what the text is', () => {
    const doc = readMessage(`Some log 0x80070070\n\nVMMS 19100: x (0x80070020)`, false);
    expect(doc.tokens).toEqual([]);
    expect(doc.events.map(({ id }) => id)).toEqual([19100]);
  });
});

/** Whatever a rule on a record alone says of an event, it says of the same event in a text. */
describe('an event in a text is judged as its record', () => {
  const hosts: readonly HostOs[] = [
    'windows-server-2008-r2',
    'windows-server-2012',
    'windows-server-2012-r2',
    'windows-server-2019',
  ];
  const rows = recordRows
    .filter(({ where }) => where === 'any')
    .flatMap(({ events: of }) =>
      of.flatMap(({ provider, ids, codes }) =>
        ids.map((id) => [providers[provider], id, codes?.[0] ?? '0x80004005'] as const),
      ),
    );

  test.each([...new Map(rows.map((row) => [row.join(' '), row])).values()])('%s %i %s', (provider, id, code) => {
    const message = `'VM1' x 'text' (${code}). (x ${vmId})`;
    for (const os of hosts) {
      const spec = { at: '2014-03-06T22:00:30', host: 'HV01', provider, id, level: 2 };
      const record = records([spec]).map((one) => ({ ...one, data: messageData(provider, message) }));
      const wanted = diagnoseRecords(record, { hostOs: os }).findings.filter(({ code: one }) =>
        recordRows.some((rule) => rule.code === one && rule.where === 'any'),
      );
      // What a code says by itself is another rule's.
      const found = textFindings('message', `${provider}/${id}: ${message}`, undefined, os).filter(
        ({ code: one, message: said }) =>
          !said.startsWith('0x') && recordRows.some((rule) => rule.code === one && rule.where === 'any'),
      );
      const shown = ({
        code: one,
        severity,
        message: said,
      }: {
        code: string;
        severity: string;
        message: string;
      }): string =>
        `${one} ${severity} ${said.replaceAll('the record does', 'the text does').replaceAll('HV01', 'that computer').replaceAll('VM "that computer"', 'a VM that the text does not name')}`;
      expect(found.map(shown).sort(), os).toEqual(wanted.map(shown).sort());
    }
  });
});

describe('bad input', () => {
  const paste = `Microsoft-Windows-Hyper-V-VMMS-Admin/19100:\n'VM1' failed (0x80070020). (${vmId})\r\n\r\nQuelle: VSS\nEreignis-ID: 8194\n"IVssWriterCallback". hr = 0x80070005\n. \n\nVorgang:\n   a\n\nKontext:\n   ID: {${vmId}}\n   "D:\\X\\Y.avhdx" error code: 32768\n`;

  test('cut or damaged anywhere, reading and judging end and every place is in the text', () => {
    for (const text of [...truncations(paste, 3), ...damages(paste, 5)]) {
      const doc = readMessage(text, true);
      for (const { start, end } of [
        ...doc.read,
        ...doc.parts,
        ...doc.problems.map(({ span }) => span),
        ...doc.tokens.map(({ span }) => span),
      ]) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      textFindings('message', text);
    }
  });

  test('line ends of any kind, tabs and blanks that do not break mean the same', () => {
    const wanted = events(paste);
    expect(wanted).toHaveLength(2);
    for (const change of ['\r\n', '\r', '\n']) expect(events(paste.replace(/\r\n|\n/g, change))).toEqual(wanted);
    expect(events(paste.replace(/^ +/gm, '\t'))).toEqual(wanted);
  });

  test('a very long line is told and not looked at', () => {
    const { problems, tokens: none } = readMessage('0x80070020 '.repeat(1_000_000), true);
    expect(none).toEqual([]);
    expect(problems[0]?.message).toContain('longer than any message');
  });

  test.each([
    'Event ID 1\n',
    "'a' ('b') x 'STATUS_A(c00000b5)' ",
    '0x80070020\n',
    `{${vmId}} [hr = `,
    "'",
    '\n\n',
    'IVssWriterCallback ',
    'a:\n   b\n\n',
    'Quelle: VSS\n',
  ])('hostile text of %j ends soon and keeps within bounds', (piece) => {
    const text = piece.repeat(Math.ceil(300_000 / piece.length));
    const doc = readMessage(text, true);
    expect(doc.tokens.length).toBeLessThanOrEqual(60_000);
    const hover = openText('message', text)?.hover(1000);
    if (hover) expect(hover.span.end).toBeLessThanOrEqual(text.length);
  });
});

test('the VM is named where the message quotes it, with its id or without', () => {
  const [found] = textFindings('message', "The VM 'VM7' has no SCSI controllers attached.");
  expect(found?.message).toMatch(/^VM "VM7" has no virtual SCSI controller/);
  expect(found?.fixes()[0]?.powershell).toBe("Add-VMScsiController -VMName 'VM7'");
  const [unnamed] = textFindings('message', 'VMMS 19100: "It is in use." (0x80070020)');
  expect(unnamed?.message).toContain('a VM that the text does not name');
});

test('names of VMs and paths of disks are private, words of Windows are not', () => {
  const text = `VMMS 19100: 'VM-APP01' failed, "D:\\Kunden\\X.avhdx" "IVssWriterCallback" (0x80070020)`;
  const values = openText('message', text)?.privateValues() ?? [];
  expect(values).toEqual(
    expect.arrayContaining([
      { kind: 'vm', text: 'VM-APP01' },
      { kind: 'path', text: 'D:\\Kunden\\X.avhdx' },
    ]),
  );
  expect(values.map(({ text: one }) => one)).not.toContain('IVssWriterCallback');
  const words = openText('message', `VMMS 19100: 'VM-APP01' "System Writer" 'Access is denied.' 'STATUS_X(c00000b5)'`);
  expect(words?.privateValues()).toEqual([{ kind: 'vm', text: 'VM-APP01' }]);
});

test('hover tells an event by its source, and a code wherever it stands', () => {
  const text = `VMMS 19100: it failed (0x80070299)`;
  const opened = openText('message', text);
  expect(opened?.hover(2)?.markdown).toContain('Event 19100 of Microsoft');
  expect(opened?.hover(text.indexOf('0x') + 3)?.markdown).toContain('0x80070299');
  expect(opened?.hover(text.indexOf('failed'))).toBeUndefined();
  const vss = openText('vssadmin', 'x\n{66841cd4-6ded-4f4b-8f17-fd23f8ddc3de} 0x80070299');
  expect(vss?.hover(45)?.markdown).toContain('0x80070299');
});
