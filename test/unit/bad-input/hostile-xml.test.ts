import { describe, expect, test } from 'vitest';
import { mostFindings } from '../../../src/core/rules/structure/limit';
import { maxTags } from '../../../src/core/report/check-bytes';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { MemoryHost } from '../../support/memory-host';
import { encodeUtf16le, vmConfig } from '../../support/vm-config';
import { hvbackup } from '../cli/harness';
import { check, codesOf, uri } from './check';
import { smallConfig } from './small-config';

const text = smallConfig.replace('UTF-16', 'utf-8');
const before = (end: string, inserted: string): string => text.replace(end, () => `${inserted}${end}`);

describe('depth', () => {
  const deep = 10_000;
  test('ten thousand nested elements are read to their end', async () => {
    const input = await check(before('</settings>', '<a>'.repeat(deep) + '</a>'.repeat(deep)));
    expect([input.status, codesOf(input)]).toEqual(['checked', []]);
  });

  test('ten thousand that are never closed are one finding', async () => {
    const input = await check(before('</settings>', '<a>'.repeat(deep)));
    expect(codesOf(input).filter((code) => code !== 'xml/element-not-closed')).toEqual(['xml/too-many-problems']);
    const cut = await check(text.slice(0, text.indexOf('</settings>')) + '<a>'.repeat(deep));
    expect(cut.findings.map(({ message }) => message)).toEqual([
      'The file ends inside .../a/a/a/a: 10002 elements have no end tag.',
    ]);
  });

  test('ten thousand levels with a fault at the bottom: the fault is found', async () => {
    const input = await check(
      before('</settings>', `${'<a>'.repeat(deep)}<count type="integer">x</count>${'</a>'.repeat(deep)}`),
    );
    expect(input.findings.map(({ code, span }) => [code, input.text?.slice(span?.start, span?.end)])).toEqual([
      ['vmconfig/value-not-of-type', 'x'],
    ]);
  });
});

describe('width: a million siblings', () => {
  const million = 1_000_000;
  test('that nobody knows', async () => {
    const input = await check(before('</settings>', '<a/>'.repeat(million)));
    expect([input.status, codesOf(input)]).toEqual(['checked', []]);
    expect(input.coverage?.bytesRead).toBe(new TextEncoder().encode(text).length + 4 * million);
  });

  test('that each have a mistake: a bounded number is told, and how many there are', async () => {
    const input = await check(before('</settings>', '<count>1</count>'.repeat(million / 10)));
    const told = input.findings.filter(({ code }) => code === 'vmconfig/leaf-without-type');
    expect(told).toHaveLength(mostFindings + 1);
    expect(told.at(-1)?.message).toMatch(/^\d+ more places from here on have the same finding/);
  });

  test('ten million and more are not read, which would end the process, and that is said', async () => {
    const input = await check(before('</settings>', '<a/>'.repeat(maxTags)));
    expect([input.status, input.problem]).toEqual([
      'unreadable',
      'It has more than 10000000 tags, and a tree of so many cannot be held at once.',
    ]);
  });

  test('in the manifest', async () => {
    const input = await check(before('</manifest>', '<vdev003/>'.repeat(million / 10)));
    expect(input.status).toBe('checked');
    expect(codesOf(input)).toContain('vmconfig/vdev-number');
    expect(codesOf(input)).not.toContain('internal/rule-failed');
    expect(input.findings.length).toBeLessThan(5 * (mostFindings + 1));
  });

  test('drives of one controller', async () => {
    const drive = '<drive0><pathname type="string">D:\\x.vhdx</pathname><type type="string">VHD</type></drive0>';
    const input = await check(before('</controller0>', drive.repeat(million / 50)));
    expect([...new Set(codesOf(input))]).toEqual(['vmconfig/duplicate-element']);
  });

  test('attributes of one tag', async () => {
    const attributes = Array.from({ length: 50_000 }, (_unused, at) => ` a${at}="1"`).join('');
    const input = await check(before('</settings>', `<x${attributes}/>`));
    expect(codesOf(input)).toEqual(['vmconfig/extra-attribute']);
  });

  test('suppression comments', async () => {
    const input = await check(before('</settings>', '<!-- hvb-disable HVB999 -->'.repeat(20_000)));
    expect(new Set(codesOf(input))).toEqual(new Set(['vmconfig/unknown-suppression']));
    expect(input.findings.length).toBeLessThanOrEqual(mostFindings + 1);
  });
});

describe('entities are never expanded and nothing external is opened', () => {
  const bomb = `<!DOCTYPE configuration [
  <!ENTITY a "aaaaaaaaaa">
  ${'bcdefghij'
    .split('')
    .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'.charAt(at)};`.repeat(10)}">`)
    .join('\n  ')}
]>`;
  const withDoctype = (doctype: string, notes: string): string =>
    text
      .replace('<configuration>', `${doctype}\n<configuration>`)
      .replace('</properties>', `<notes type="string">${notes}</notes></properties>`);

  test('a bomb of ten billion characters stays one word', async () => {
    const input = await check(withDoctype(bomb, '&j;'));
    expect(
      input.findings.map(({ code, span }) => [code, input.text?.slice(span?.start, span?.end).slice(0, 9)]),
    ).toEqual([
      ['xml/doctype-not-used', '<!DOCTYPE'],
      ['xml/unknown-entity', '&j;'],
    ]);
    // What it would stand for is not known, so the notes are not known either.
    expect(openVmConfig(uri, input.text ?? '').config?.notes).toBeUndefined();
    for (const { message } of input.findings) expect(message.length).toBeLessThan(300);
  });

  test.each([
    ['a file', '<!DOCTYPE configuration [<!ENTITY x SYSTEM "mem:///case/secret.txt">]>'],
    ['a server', '<!DOCTYPE configuration [<!ENTITY x SYSTEM "http://192.0.2.1/x">]>'],
    ['a share', '<!DOCTYPE configuration [<!ENTITY x SYSTEM "\\\\192.0.2.1\\x\\y">]>'],
    ['an external subset', '<!DOCTYPE configuration SYSTEM "mem:///case/secret.dtd">'],
    ['a parameter entity', '<!DOCTYPE configuration [<!ENTITY % p SYSTEM "mem:///case/secret.dtd"> %p;]>'],
  ])('%s', async (_name, doctype) => {
    const files = {
      [uri]: withDoctype(doctype, '&x;'),
      'mem:///case/secret.txt': 'S3CRET',
      'mem:///case/secret.dtd': 'S3CRET',
    };
    const host = new MemoryHost(files);
    const input = await check('', host);
    expect(codesOf(input)).toEqual(['xml/doctype-not-used', 'xml/unknown-entity']);
    expect([...new Set(host.reads)]).toEqual([uri]);
    expect(JSON.stringify(input.findings)).not.toContain('S3CRET');
  });

  test('a doctype that never ends is one finding, and hides nothing behind it', async () => {
    const endless = withDoctype('<!DOCTYPE configuration [', 'X');
    const { config, problems } = openVmConfig(uri, endless);
    expect([config?.notes?.value, problems.map(({ code }) => code)]).toEqual(['X', ['xml/doctype-not-used']]);
    // Looked at for its kind, such a file is all doctype; that it was not checked is said.
    const input = await check(endless);
    expect([input.status, input.problem]).toEqual(['unrecognised', 'Nothing in its content says what it is.']);
  });

  test('an XInclude and a style sheet are not followed', async () => {
    const host = new MemoryHost({
      [uri]: before('</settings>', '<xi:include href="mem:///case/secret.xml"/>').replace(
        '<configuration>',
        '<?xml-stylesheet href="mem:///case/secret.xsl"?><configuration>',
      ),
      'mem:///case/secret.xsl': 'S3CRET',
    });
    await check('', host);
    expect([...new Set(host.reads)]).toEqual([uri]);
  });
});

describe('duplicates', () => {
  test('a device that is listed and described many times is told, and read once', async () => {
    const entry = /<vdev002>[\s\S]*?<\/vdev002>/.exec(text)?.[0] ?? '';
    const node = /<_a1d3f5b7[\s\S]*?<\/_a1d3f5b7[^>]*>/.exec(text)?.[0] ?? '';
    const input = await check(
      before('</manifest>', entry.repeat(3)).replace('<manifest>', () => `${node.repeat(2)}<manifest>`),
    );
    expect(codesOf(input).filter((code) => code === 'vmconfig/duplicate-device').length).toBeGreaterThan(0);
    expect(codesOf(input)).not.toContain('internal/rule-failed');
  });

  test('of whole sections the first counts, and the second is told', async () => {
    const section = /<properties>[\s\S]*?<\/properties>/.exec(text)?.[0] ?? '';
    const input = await check(before('</configuration>', section.replace('Mühle 😀', 'Second')));
    expect(input.vm?.name).toBe('Mühle 😀');
    expect(codesOf(input)).toContain('vmconfig/duplicate-element');
  });
});

describe('references that lead in a circle', () => {
  const swapped = (from: string, to: string, source: string): string =>
    source.replaceAll(from, '\0').replaceAll(to, from).replaceAll('\0', to);

  test('two entries whose instances are each other', async () => {
    const source = text
      .replace(
        '<device type="string">5ced1297-4598-4915-a5fc-ad21bb4d02a4',
        '<device type="string">a1d3f5b7-0c2e-4468-8ace-135792468ace',
      )
      .replace(
        '<device type="string">d422512d-2bf2-4752-809d-7b82b5fcb1b4',
        '<device type="string">5ced1297-4598-4915-a5fc-ad21bb4d02a4',
      );
    const input = await check(swapped('<instance type="string">A1D3', '<instance type="string">5CED', source));
    expect(input.status).toBe('checked');
    expect(codesOf(input)).not.toContain('internal/rule-failed');
  });

  test('a configuration that names itself as its disk and as its saved state', async () => {
    const own = 'D:\\case\\vm.xml';
    const host = new MemoryHost({
      [uri]: vmConfig({ ide: [{ path: own }], savedState: { memory: own, device: own } }).replace('UTF-16', 'utf-8'),
    });
    const input = await check('', host);
    expect(codesOf(input)).toEqual(['HVB007']);
    // Once for its kind, once for its text, and once for its id as a neighbour of itself.
    expect(host.reads.length).toBeLessThanOrEqual(3);
  });

  test("two configurations with each other's ids", async () => {
    const [one, two] = ['11111111-2222-4333-8444-555555555555', '66666666-7777-4888-9999-000000000000'];
    const { stdout } = await hvbackup(['check', 'case', '--format', 'json'], {
      files: {
        [`case/${one}.xml`]: encodeUtf16le(vmConfig({ name: 'A', id: two, logicalId: one })),
        [`case/${two}.xml`]: encodeUtf16le(vmConfig({ name: 'B', id: one, logicalId: two })),
      },
    });
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly code: string }[] };
    expect(findings.map(({ code }) => code)).toEqual(['vmconfig/id-mismatch', 'vmconfig/id-mismatch']);
  });

  test('folders that hold themselves end at a depth', async () => {
    const host = new MemoryHost({ [uri]: text });
    const list = host.list.bind(host);
    host.list = async (folder) => [
      ...(await list(uri.slice(0, uri.lastIndexOf('/')))),
      { name: 'case', uri: `${folder}/case`, kind: 'folder' },
    ];
    expect(codesOf(await check('', host))).toEqual([]);
  });
});
