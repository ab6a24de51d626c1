import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../src/core/evidence/kinds';
import { kinds } from '../../../src/core/evidence/kinds';
import { sniffBytes, sniffHeadBytes, sniffTailBytes } from '../../../src/core/evidence/sniff';

const config = '<configuration><global_settings><x/></global_settings><properties></properties></configuration>';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, order: 'le' | 'be', bom: boolean): Uint8Array => {
  const little = Buffer.from((bom ? '\ufeff' : '') + text, 'utf16le');
  return Uint8Array.from(order === 'le' ? little : Buffer.from(little).swap16());
};
const at = (offset: number, content: readonly number[], length = 8192): Uint8Array => {
  const block = new Uint8Array(length).fill(1);
  block.set(content, offset);
  return block;
};
const vmStore = [0x14, 0x20, 0x28, 0x01];

describe('VM configurations in every encoding', () => {
  test.each([
    ['UTF-8', bytes(config)],
    ['UTF-8 with a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes(config))],
    ['UTF-8 that declares UTF-16', bytes(`<?xml version="1.0" encoding="UTF-16"?>${config}`)],
    ['UTF-16LE with a byte order mark', utf16(config, 'le', true)],
    ['UTF-16BE with a byte order mark', utf16(config, 'be', true)],
    ['UTF-16LE without one', utf16(config, 'le', false)],
    ['UTF-16BE without one', utf16(config, 'be', false)],
    ['an odd byte at the end', Uint8Array.of(...utf16(config, 'le', true), 0x20)],
    ['Windows-1252 bytes in a name', bytes(config.replace('<x/>', '<name type="string">M\xfcller</name>'))],
  ])('%s', (_name, head) => {
    expect(sniffBytes(head, 'whatever.bin')).toBe('vm-config');
  });
});

describe('binary kinds', () => {
  test.each<[string, Uint8Array, string, Kind]>([
    ['event log', bytes('ElfFile\0\0\0'), 'x.evtx', 'evtx'],
    ['event log with a wrong name', bytes('ElfFile\0\0\0'), 'x.xml', 'evtx'],
    ['old event log', Uint8Array.of(0x30, 0, 0, 0, ...bytes('LfLe'), 1, 0), 'x.evt', 'evt'],
    ['VHDX', bytes('vhdxfile\0'), 'root.vhdx', 'vhdx'],
    ['AVHDX by its name', bytes('vhdxfile\0'), 'root_A.AVHDX', 'avhdx'],
    ['VHD Set by its name', bytes('vhdxfile\0'), 'shared.vhds', 'vhds'],
    ['VHDX without a name', bytes('vhdxfile\0'), '', 'vhdx'],
    ['dynamic VHD', bytes('conectix\0\0'), 'a.vhd', 'vhd'],
    ['AVHD by its name', bytes('conectix\0\0'), 'a.avhd', 'avhd'],
    ['VMCX', at(0, vmStore), 'g.vmcx', 'vmcx'],
    ['VMRS', at(0, vmStore), 'g.VMRS', 'vmrs'],
    ['VMCX with a damaged first header', at(0x1000, vmStore), 'g.vmcx', 'vmcx'],
    ['zip', bytes('PK\x03\x04....'), 'a.zip', 'zip'],
    ['empty zip', bytes('PK\x05\x06....'), 'a.zip', 'zip'],
    ['a name alone proves nothing', bytes('\0\0\0\0junk'), 'root.vhdx', 'unknown'],
    ['half a signature', bytes('ElfFil'), 'x.evtx', 'unknown'],
    ['nothing at all', new Uint8Array(0), 'x.xml', 'unknown'],
  ])('%s', (_name, head, name, kind) => {
    expect(sniffBytes(head, name)).toBe(kind);
  });

  test('a fixed VHD is known by its last 512 bytes', () => {
    const tail = at(0, [...bytes('conectix')], sniffTailBytes);
    expect(sniffBytes(new Uint8Array(4096), 'a.vhd', tail)).toBe('vhd');
    expect(sniffBytes(new Uint8Array(4096), 'a.avhd', tail)).toBe('avhd');
    expect(sniffBytes(new Uint8Array(4096), 'a.vhd')).toBe('unknown');
    expect(sniffBytes(new Uint8Array(4096), 'a.vhd', tail.subarray(1))).toBe('unknown');
  });
});

describe('text kinds', () => {
  test.each<[string, string, string, Kind]>([
    [
      'one event',
      '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System/></Event>',
      'a.xml',
      'event-xml',
    ],
    [
      'events with a declaration',
      "<?xml version='1.0'?><Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>",
      '',
      'event-xml',
    ],
    [
      'as wevtutil prints it',
      "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>",
      '',
      'event-xml',
    ],
    [
      'with a prefix',
      '<e:Events xmlns:e="http://schemas.microsoft.com/win/2004/08/events/event"><e:Event>',
      'a.xml',
      'event-xml',
    ],
    [
      'without a namespace',
      '<Event>\r\n <System>\r\n  <Provider Name="VSS"/><EventID>1</EventID>',
      'a.txt',
      'event-xml',
    ],
    ['another thing called event', '<Event><System>Windows</System></Event>', 'a.xml', 'unknown'],
    ['a page about that namespace', 'see http://schemas.microsoft.com/win/2004/08/events/event', 'a.txt', 'unknown'],
    [
      'CLIXML file',
      '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">',
      'a.xml',
      'clixml',
    ],
    ['CLIXML stream', '#< CLIXML\r\n<Objs>', 'a.txt', 'clixml'],
    [
      'vssadmin, English',
      'vssadmin 1.1 - Volume Shadow Copy Service administrative command-line tool\r\n',
      'a.txt',
      'vssadmin',
    ],
    [
      'vssadmin after a prompt, French',
      'C:\\>vssadmin list writers\r\nvssadmin 1.1 - Outil ligne de commande\r\n',
      'a.txt',
      'vssadmin',
    ],
    [
      'vssadmin without its banner',
      "Writer name: 'Task Scheduler Writer'\n   Writer Id: {d61d61c8}\n",
      'a.txt',
      'vssadmin',
    ],
    ['a text about vssadmin', 'Run vssadmin 1.1 - or later.', 'a.txt', 'unknown'],
    ['diskshadow log', '\r\nMicrosoft DiskShadow version 1.0\r\n', 'a.log', 'diskshadow'],
    ['diskshadow script', '# nightly\nSET CONTEXT persistent\n', 'a.dsh', 'diskshadow'],
    ['the same words elsewhere', 'set context persistent\n', 'a.txt', 'unknown'],
    ['wbadmin', 'wbadmin 1.0 - Backup command-line tool\r\n', 'a.txt', 'wbadmin'],
    ['wbadmin in another language', 'Kennung: 03/06/2014-21:00\r\n', 'a.txt', 'wbadmin'],
    [
      'dmesg',
      '[    0.000000] Linux version 6.1.0\n[    1.700000] hv_utils: VSS IC version 5.0\n',
      'a.log',
      'kernel-log',
    ],
    ['syslog', 'Mar  6 22:00:31 lin01 kernel: EXT4-fs (sda1): mounted\n', 'messages', 'kernel-log'],
    ['systemctl', '\u00e2\u0097\u008b hypervvssd.service - Hyper-V VSS daemon\n', 'a.txt', 'kernel-log'],
    [
      'journalctl in German',
      'M\u00c3\u00a4r 06 22:00:31 lin01 kernel: hv_utils: VSS IC version 5.0\n',
      'a.txt',
      'kernel-log',
    ],
    ['a text about the daemon', 'Start hypervvssd.service on each guest.\n', 'a.txt', 'unknown'],
    ['event lines as JSON', '{"SourceName":"VSS","Channel":"Application","EventID":8224}\n', 'a.jsonl', 'event-json'],
    ['Get-WinEvent as JSON', '[ { "Id": 1, "ProviderName": "a", "LogName": "b" } ]', 'a.json', 'event-json'],
    ['other JSON', '{"name":"x"}', 'package.json', 'unknown'],
    ['Event Viewer CSV', 'Level,Date and Time,Source,Event ID,Task Category\r\n', 'a.csv', 'event-csv'],
    ['Export-Csv of events', '"Message","Id","ProviderName","LogName","RecordId"\n', 'a.csv', 'event-csv'],
    ['other CSV', 'a,b,c\n1,2,3\n', 'a.csv', 'unknown'],
    [
      'Event Viewer details',
      'Log Name:      Application\nSource:        VSS\nEvent ID:      8194\n',
      'a.txt',
      'event-text',
    ],
    ['scenario, YAML', '# plan\nhvbackup: 1\nname: Nightly\n', 'a.hvbackup.yaml', 'scenario'],
    ['scenario, JSON', '{\n  "hvbackup": 1\n}', 'a.hvbackup.json', 'scenario'],
    ['prose', 'Dear support,\n', 'mail.txt', 'unknown'],
  ])('%s', (_name, text, name, kind) => {
    expect(sniffBytes(bytes(text), name)).toBe(kind);
    expect(sniffBytes(utf16(text, 'le', true), name)).toBe(kind);
  });
});

test('cut off at any byte it neither throws nor gives another kind than before and after', () => {
  const samples = [
    bytes(config),
    utf16(config, 'le', true),
    utf16(config, 'be', false),
    at(0, vmStore),
    bytes('ElfFile\0rest'),
    bytes('PK\x03\x04rest'),
  ];
  for (const sample of samples) {
    const whole = sniffBytes(sample);
    for (let end = 0; end <= Math.min(sample.length, 400); end++)
      expect(['unknown', whole]).toContain(sniffBytes(sample.subarray(0, end)));
  }
});

test('any bytes give a kind of the list', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), fc.string({ maxLength: 12 }), (head, name) => {
      expect(kinds).toContain(sniffBytes(head, name, head));
    }),
    { seed: 1, numRuns: 300 },
  );
});

const corpus = process.env['HVB_CORPUS'];

test.skipIf(corpus === undefined)('real files of the corpus', () => {
  const kindOf = (file: string): Kind => {
    const content = new Uint8Array(readFileSync(path.join(corpus ?? '', file)));
    return sniffBytes(content.subarray(0, sniffHeadBytes), file, content.subarray(-sniffTailBytes));
  };
  const all = (folder: string, wanted: (name: string) => boolean): string[] =>
    readdirSync(path.join(corpus ?? '', folder))
      .filter(wanted)
      .map((name) => path.join(folder, name));
  const byFolder: [string, (name: string) => boolean, Kind][] = [
    ['vmconfig', (name) => name.endsWith('.xml'), 'vm-config'],
    ['vmconfig', (name) => !name.endsWith('.xml'), 'unknown'],
    ['vmcx', (name) => name.endsWith('.vmcx'), 'vmcx'],
    ['vmcx', (name) => name.endsWith('.VMRS'), 'vmrs'],
    ['logs/evtx', () => true, 'evtx'],
    ['logs/text/event-xml', () => true, 'event-xml'],
    ['logs/text/get-winevent-clixml', () => true, 'clixml'],
    ['logs/text/otrf', () => true, 'event-json'],
    ['logs/text/vssadmin', () => true, 'vssadmin'],
    ['logs/text/wbadmin', () => true, 'wbadmin'],
    ['logs/text/diskshadow', (name) => !name.startsWith('provider'), 'diskshadow'],
  ];
  for (const [folder, wanted, kind] of byFolder) {
    for (const file of all(folder, wanted)) expect(`${file}: ${kindOf(file)}`).toBe(`${file}: ${kind}`);
  }
});
