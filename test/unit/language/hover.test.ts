import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hover } from '../../../src/core/language';
import { decodeText } from '../../../src/core/text/decode';
import { pathKey } from '../../../src/core/vmconfig/evidence-facts';
import { textContent, walkElements } from '../../../src/core/xml';
import { damages } from '../../support/mutation';
import { vmConfig } from '../../support/vm-config';
import { fullConfig, open, textOf } from './open';

interface Said {
  readonly on: string;
  readonly markdown: string;
}

function hoverAt(marked: string): Said | undefined {
  const { doc, at, text } = open(marked);
  const found = hover(doc, at);
  return found && { on: textOf(text, found.span), markdown: found.markdown };
}

/** The full document with the cursor in the middle of a piece of it. */
function hoverOn(piece: string | RegExp, text = fullConfig()): Said | undefined {
  const match = typeof piece === 'string' ? { index: text.indexOf(piece), 0: piece } : piece.exec(text);
  if (!match || match.index < 0) throw new Error(`No ${String(piece)} in the document.`);
  const at = match.index + Math.ceil(match[0].length / 2);
  return hoverAt(`${text.slice(0, at)}$0${text.slice(at)}`);
}

test('the name of an element tells the value that it holds, decoded', () => {
  const text =
    '<configuration><properties><last_power$0ed_on_time type="integer">130385088000000000</last_powered_on_time></properties></configuration>';
  expect(hoverAt(text)?.markdown).toContain('2014-03-05T16:00:00.0000000Z');
});

describe('hover on values', () => {
  const rest = (content: string): string => `<configuration>${content}</configuration>`;
  test.each([
    [
      'a FILETIME',
      '<properties><last_powered_on_time type="integer">1303850$088000000000</last_powered_on_time></properties>',
      '2014-03-05T16:00:00.0000000Z',
    ],
    [
      'a FILETIME of 0',
      '<properties><last_powered_on_time type="integer">$00</last_powered_on_time></properties>',
      '**Never**',
    ],
    [
      'a creation time',
      '<properties><creation_time type="bytes">AICZ$0xvWJzwE=\n</creation_time></properties>',
      '2014-06-17T06:31:30.8975104Z',
    ],
    ['a version', '<properties><version type="integer">12$080</version></properties>', '**5.0**'],
    [
      'the hosts of a version',
      '<properties><version type="integer">12$080</version></properties>',
      'Windows Server 2012 R2, Windows Server 2016, Windows Server 2019',
    ],
    [
      'memory',
      '<settings><memory><bank><size type="integer">20$048</size></bank></memory></settings>',
      '**2048 MB**, 2 GB',
    ],
    [
      'an odd amount of memory',
      '<settings><memory><bank><size type="integer">15$000</size></bank></memory></settings>',
      'about 1.46 GB',
    ],
    [
      'the largest memory',
      '<settings><memory><bank><limit type="integer">1048$0576</limit></bank></memory></settings>',
      '1 TB',
    ],
    [
      'a processor share',
      '<settings><processors><limit type="integer">$0100000</limit></processors></settings>',
      '**100 %**',
    ],
    [
      'an enumeration',
      '<global_settings><snapshots><user_type type="integer">$03</user_type></snapshots></global_settings>',
      '`3`',
    ],
    [
      'the other values of it',
      '<global_settings><snapshots><user_type type="integer">$03</user_type></snapshots></global_settings>',
      '`5`',
    ],
    [
      'the empty GUID',
      '<properties><global_id type="string">00000000-0000-0000-0000-00000000$00000</global_id></properties>',
      'empty GUID',
    ],
    [
      'a device class',
      '<manifest><vdev001><device type="string">5CED1297-4598$0-4915-a5fc-ad21bb4d02a4</device></vdev001></manifest>',
      'Backup (volume shadow copy)',
    ],
    [
      'the word of a type',
      '<settings><memory><bank><size type="in$0teger">1</size></bank></memory></settings>',
      'decimal number',
    ],
    [
      'a wrong type',
      '<settings><memory><bank><size type="i$0nt">1</size></bank></memory></settings>',
      'The types are `string`, `integer`, `bool`, `bytes`.',
    ],
  ])('%s', (_name, content, said) => {
    // Zeros follow the cursor in some rows, so "$0" is taken where it stands first.
    expect(hoverAt(rest(content))?.markdown).toContain(said);
  });

  test('a known value is marked among the others, once', () => {
    const said = hoverAt(rest('<properties><subtype type="integer">$01</subtype></properties>'))?.markdown ?? '';
    expect(said).toContain('- `0` Generation 1\n- **`1` Generation 2**');
    expect(said.match(/Generation 2/g)).toHaveLength(1);
  });

  test('a few bytes are shown, many are counted', () => {
    const data = (base64: string): string | undefined =>
      hoverAt(
        rest(`<_ac6b8dc1-3257-4a70-b1b2-a9c9215659ad_><nvram><last_update_time type="bytes">$0${base64}
</last_update_time></nvram></_ac6b8dc1-3257-4a70-b1b2-a9c9215659ad_>`),
      )?.markdown;
    expect(data('ABVdCjwB')).toContain('6 bytes: `00 15 5D 0A 3C 01`');
    expect(data('A'.repeat(64))).toContain('48 bytes\n');
  });

  test('a meaning that is inferred says so beside the value too', () => {
    const at = (leaf: string, type: string): string | undefined =>
      hoverAt(rest(`<properties><${leaf} type="${type}">$0False</${leaf}></properties>`))?.markdown;
    expect(at('highly_available', 'bool')).toMatch(/\*Inferred\.\*$/);
    expect(at('name', 'string')).not.toContain('Inferred');
  });

  test('a checkpoint disk, and what the evidence says of it', () => {
    const { doc, text } = open(fullConfig());
    const path = 'D:\\VMs\\APP01\\APP01_0F6D0A4C-3C55-4E0B-8C69-6B0E3C5A7E21.avhdx';
    const at = text.indexOf(path) + 5;
    const files = (status: 'present' | 'absent' | 'not-checked') =>
      new Map([
        [
          pathKey(path),
          status === 'present'
            ? { status, uri: 'mem:///x', folderNames: [] }
            : status === 'absent'
              ? { status, folderUri: 'mem:///', folderNames: [] }
              : { status },
        ],
      ]);
    expect(hover(doc, at)?.markdown).toContain('the disk of a checkpoint of `APP01`');
    expect(hover(doc, at)?.markdown).toContain('On drive `D:`');
    expect(hover(doc, at)?.markdown).not.toContain('evidence');
    const said = (status: 'present' | 'absent' | 'not-checked'): string =>
      hover(doc, at, { evidence: { others: [], files: files(status) } })?.markdown ?? '';
    expect(said('present')).toContain('The file is in the evidence.');
    expect(said('absent')).toContain('The file is not in the evidence, though its folder is.');
    expect(said('not-checked')).toContain('Not checked');
  });

  test.each([
    ['data-AutoRecovery.avhdx', 'AutoRecovery disk of `data`'],
    ['x.vsv', 'saved state of the devices'],
    ['x.bin', 'saved memory'],
  ])('the file %s', (name, said) => {
    expect(hoverOn(name)?.markdown).toContain(said);
  });

  test.each([
    ['C:\\ClusterStorage\\Volume1\\a.vhds', 'VHD Set'],
    ['C:\\ClusterStorage\\Volume1\\a.vhdx', 'On the Cluster Shared Volume `C:\\ClusterStorage\\Volume1`'],
    ['\\\\fs1\\vms\\a.vhd', 'On the file share `\\\\fs1\\vms`'],
    ['D:\\iso\\w.iso', 'optical disc'],
  ])('the path %s', (path, said) => {
    expect(hoverOn(path, vmConfig({ ide: [{ path }] }))?.markdown).toContain(said);
  });
});

describe('hover on names', () => {
  test.each([
    ['an element', '<target_memory_buffer', 'target_memory_buffer', 'integer'],
    ['a section', '<manifest>', 'manifest', 'holds other elements'],
    ['an IDE node with its drives', '<_83f8638b', '_83f8638b-8dca-4152-9eda-2ca8b33039b4_', 'IDE 0:1 DVD drive'],
    ['an end tag', '</_83f8638b', '_83f8638b-8dca-4152-9eda-2ca8b33039b4_', 'IDE controller'],
    [
      'a SCSI node by its number',
      '<_5b0d9c52-7a51-4c38-8d3a-1c9f7e2b6a11',
      '_5b0d9c52-7a51-4c38-8d3a-1c9f7e2b6a11_',
      '**SCSI controller 1**',
    ],
    ['an integration service that is off', '<_5ced1297', '_5ced1297-4598-4915-a5fc-ad21bb4d02a4_', 'It is off'],
    [
      'one that is on',
      '<_84eaae65',
      '_84eaae65-2f2e-45f5-9bb5-0e857dc8eb47_',
      'It is on: the file does not say otherwise.',
    ],
    ['an entry of the manifest', '<vdev010>', 'vdev010', 'Backup (volume shadow copy)'],
    ['a controller', '<controller1>', 'controller1', '**IDE controller 1**'],
    ['a drive', '<drive1>', 'drive1', 'at SCSI 0:1'],
  ])('%s', (_name, piece, on, said) => {
    const text = fullConfig();
    const at = text.indexOf(piece) + piece.length - 2;
    const found = hoverAt(`${text.slice(0, at)}$0${text.slice(at)}`);
    expect(found?.on).toBe(on);
    expect(found?.markdown).toContain(said);
  });

  test('every element of a full document has a hover on its name', () => {
    for (const text of [
      fullConfig(),
      vmConfig({ generation: 2, version: '9.0', vtpm: true }),
      vmConfig({ version: '2.0' }),
    ]) {
      const { doc } = open(text);
      const silent = [...walkElements(doc.document)].filter(
        (element) => hover(doc, element.nameSpan.start + 1)?.markdown.includes('no fault') ?? true,
      );
      expect(silent.map(({ name }) => name)).toEqual([]);
    }
  });

  test('a source of several parts leads to a page that is there', () => {
    const link = /\]\(([^)]*)\)/.exec(hoverOn(/<action/)?.markdown ?? '')?.[1];
    expect(link).toBe('https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-virtualsystemsettingdata');
  });

  test('every value of a full document has a hover', () => {
    const { doc, text } = open(fullConfig());
    const silent = [...text.matchAll(/type="\w+">([^<]+)</g)].filter((match) => {
      const at = match.index + match[0].indexOf('>') + 2;
      return !hover(doc, at);
    });
    expect(silent.map(([, value]) => value)).toEqual([]);
  });

  test('an element that is not known says so, and that this is no fault', () => {
    const found = hoverAt('<configuration><never_se$0en/></configuration>');
    expect(found?.on).toBe('never_seen');
    expect(found?.markdown).toMatch(/^\*\*`never_seen`\*\*\n\n.*not known here.*no fault/);
  });

  test('where there is nothing to say, nothing is said', () => {
    expect(hoverAt('<project><never_se$0en/></project>')).toBeUndefined();
    expect(hoverAt('<configuration><$0</configuration>')).toBeUndefined();
    expect(hoverAt('<configuration><never_seen type="string">x$0y</never_seen></configuration>')).toBeUndefined();
    expect(hoverAt('<configuration>  $0  </configuration>')).toBeUndefined();
    expect(hoverAt('$0')).toBeUndefined();
  });
});

const corpus = process.env['HVB_CORPUS'];

describe.skipIf(corpus === undefined)('real configurations', () => {
  const folder = path.join(corpus ?? '', 'vmconfig');
  const names = corpus === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.xml'));

  test.each(names)('%s: every element and every value is explained', (name) => {
    const { text } = decodeText(readFileSync(path.join(folder, name)));
    const { doc } = open(text.replaceAll('$0', ''));
    const elements = [...walkElements(doc.document)];
    const silent = elements.filter(({ nameSpan }) => hover(doc, nameSpan.start)?.markdown.includes('no fault') ?? true);
    const mute = elements.filter((element) => {
      const { span, value } = textContent(element);
      return element.attributes.length > 0 && value.trim() !== '' && !hover(doc, span.start);
    });
    expect(elements.length).toBeGreaterThan(100);
    expect([...silent, ...mute].map(({ name }) => name)).toEqual([]);
  });
});

describe('hover on the rest', () => {
  test.each([
    ['<?xml version="1.0" enc$0oding="UTF-16"?>', 'encoding', 'byte order mark'],
    ['<?xml version="1.0" encoding="UT$0F-16"?>', 'UTF-16', 'FF FE'],
    ['<?xml version="1.0" encoding="ut$0f-8"?>', 'utf-8', 'saved again by a tool'],
    ['<configuration><!-- hvb-disable-next-line HV$0B001 --></configuration>', 'HVB001', 'SCSI'],
    ['<configuration><!-- hvb-disable-next-line HV$0B001--></configuration>', 'HVB001', 'SCSI'],
    ['<configuration><!-- hvb-dis$0able-next-line HVB001 --></configuration>', 'hvb-disable-next-line', 'line after'],
    [
      '<configuration><!-- hvb-disable xml/tag-not-clo$0sed --></configuration>',
      'xml/tag-not-closed',
      'closing angle bracket',
    ],
    ['<configuration><!-- hvb-disable HVB9$099 --></configuration>', 'HVB999', 'silences nothing'],
    ['<!DOCT$0YPE a [<!ENTITY b "c">]><configuration/>', '<!DOCTYPE a [<!ENTITY b "c">]>', 'never read'],
  ])('%s', (text, on, said) => {
    const found = hoverAt(text);
    expect(found?.on).toBe(on);
    expect(found?.markdown).toContain(said);
  });

  test('an ordinary comment says nothing', () => {
    expect(hoverAt('<configuration><!-- about HV$0B001 --></configuration>')).toBeUndefined();
  });
});

describe('text of the file is never markup', () => {
  const hostile = [
    '[x](command:evil)',
    '![x](https://evil.example/a.png)',
    '`` ` `` <b>x</b>',
    '| a | b |\n|---|---|',
    '</code><img src=x onerror=alert(1)>',
    'https://evil.example www.evil.example',
    '$(sync~spin)',
    '# heading\n\n* list',
  ];

  /** What CommonMark reads as Markdown: escaped characters and code spans are taken out, from left to right. */
  function acting(markdown: string): string {
    let rest = '';
    for (let at = 0; at < markdown.length;) {
      const run = /^`+/.exec(markdown.slice(at, at + 20))?.[0].length ?? 0;
      const close = run > 0 ? endOfCode(markdown, at + run, run) : -1;
      if (close >= 0) at = close;
      else if (/^\\[!-/:-@[-`{-~]/.test(markdown.slice(at, at + 2))) at += 2;
      else rest += markdown.charAt(at++);
    }
    return rest;
  }

  function endOfCode(markdown: string, from: number, run: number): number {
    for (const match of markdown.slice(from).matchAll(/`+/g)) {
      if (match[0].length === run) return from + match.index + run;
    }
    return -1;
  }

  const ownLink = /\[Microsoft documentation\]\(https:\/\/learn\.microsoft\.com\/[^)\s]+\)/g;

  test('the check itself sees what acts', () => {
    expect(acting('[x](y) `[z](w)` \\[a\\](b) ``c`d``')).toBe('[x](y)  a(b) ');
  });

  test.each(hostile)('%j', (text) => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const source = `<configuration><a1b2c3d4 type="string">${escaped}</a1b2c3d4>
      <_a1b2c3d4-0000-4000-8000-00000000abcd_><controller0><drive0><pathname type="string">D:\\${escaped}.avhdx</pathname><type type="string">VHD</type></drive0></controller0></_a1b2c3d4-0000-4000-8000-00000000abcd_>
      <manifest><vdev001><device type="string">d422512d-2bf2-4752-809d-7b82b5fcb1b4</device><instance type="string">a1b2c3d4-0000-4000-8000-00000000abcd</instance><name type="string">${escaped}</name></vdev001>
      <vdev002><device type="string">11111111-2bf2-4752-809d-7b82b5fcb1b4</device><instance type="string">11111111-0000-4000-8000-00000000abcd</instance><name type="string">${escaped}</name></vdev002></manifest>
      <global_settings><snapshots><user_type type="integer">${escaped}</user_type></snapshots></global_settings>
      <properties><name type="string">${escaped}</name><version type="integer">${escaped}</version></properties>
      <!-- hvb-disable ${text.replaceAll('>', '')} -->
    </configuration>`;
    const { doc } = open(source.replaceAll('$0', ''));
    let seen = 0;
    for (let at = 0; at < doc.text.length; at++) {
      const markdown = hover(doc, at)?.markdown;
      if (markdown === undefined) continue;
      seen++;
      const rest = acting(markdown).replaceAll(ownLink, '');
      expect(rest).not.toMatch(/<[a-z/!]|:\/\/|www\.|[[\]]|\n# |\n\* |\n\||\$\(/i);
    }
    expect(seen).toBeGreaterThan(100);
  });
});

describe('broken documents', () => {
  test('nothing throws at any offset, and spans hold the offset', () => {
    const text = fullConfig();
    for (const damaged of damages(text, 419)) {
      const { doc } = open(damaged.replaceAll('$0', ''));
      for (let at = 0; at <= doc.text.length; at += 7) {
        const found = hover(doc, at);
        if (found) expect(found.span.start <= at && at <= found.span.end, `${at} in ${damaged}`).toBe(true);
      }
    }
  });

  test('behind a half-typed tag hovers go on', () => {
    const text = fullConfig().replace('<settings>', '<mem\n  <settings>');
    expect(hoverOn(/type="integer">2048/, text)).toBeDefined();
    const at = text.indexOf('2048') + 1;
    expect(hoverAt(`${text.slice(0, at)}$0${text.slice(at)}`)?.markdown).toContain('2 GB');
  });
});

describe('cost', () => {
  test('a hover in a large document reads the place and not the document', () => {
    const nodes = Array.from({ length: 20_000 }, (_, at) => {
      const guid = `a1b2c3d4-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
      return `<_${guid}_><VDEVVersion type="integer">256</VDEVVersion></_${guid}_>`;
    }).join('\n');
    const { doc } = open(`<configuration>${nodes}</configuration>`);
    const at = doc.text.length - 40;
    hover(doc, at);
    // Once the index of devices is there, the root's children are reached by binary search only.
    const root = doc.config?.root;
    if (!root) throw new Error('The document is a configuration.');
    let reads = 0;
    const counted = new Proxy(root.children, {
      get: (target, key, receiver) => {
        reads++;
        // The proxy passes everything on; only the count is its own.
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    Object.defineProperty(root, 'children', { value: counted });
    expect(hover(doc, at)).toBeDefined();
    expect(reads).toBeLessThan(100);
  });
});
