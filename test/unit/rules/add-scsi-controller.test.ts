import { describe, expect, test } from 'vitest';
import { addScsiController } from '../../../src/core/rules/add-scsi-controller';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { scsiController } from '../../../src/core/vmconfig/facts/devices';
import type { Device } from '../../../src/core/vmconfig/model';
import type { Fix } from '../../../src/core/rules/rule';
import { childElements } from '../../../src/core/xml';
import { applyEdits, checkFix } from '../../support/check-rule';
import { vmConfig, type VmConfigOptions } from '../../support/vm-config';

const hostOs = 'windows-server-2012-r2';
const without = (options: VmConfigOptions = {}): string => vmConfig({ scsi: [], ...options });

/** The edit of a text, asked for without a rule: also for versions on which HVB001 has nothing to say. */
function fixesOf(text: string): readonly Fix[] {
  const { config, document, problems } = openVmConfig('mem:///vm.xml', text);
  if (!config) return [];
  const host = { os: undefined, source: 'unknown' } as const;
  const input = { uri: 'mem:///vm.xml', fileName: 'vm.xml', document, problems, config, host };
  return addScsiController({ ...input, encoding: undefined, evidence: undefined });
}

function edited(text: string): string {
  return applyEdits(text, fixesOf(text)[0]?.edits ?? []);
}

function scsiDeviceOf(text: string): Partial<Device> {
  return openVmConfig('', text).config?.controllers.find(({ kind }) => kind === 'scsi')?.device ?? {};
}

/** The lines that the edit wrote, in order. */
function newLines(before: string, after: string): string[] {
  const old = new Set(before.split(/\r?\n/));
  return after.split(/\r?\n/).filter((line) => !old.has(line));
}

const inOneLine = (text: string): string => text.replace(/>\s*\n\s*</g, '><');
const withTabs = (text: string): string => text.replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));

function withManifestLast(text: string): string {
  const manifest = / {2}<manifest>[^]*<\/manifest>\n/.exec(text)?.[0] ?? '';
  return text.replace(manifest, '').replace('</configuration>', `${manifest}</configuration>`);
}

const shapes: Readonly<Record<string, (text: string) => string>> = {
  'as Hyper-V writes it': (text) => text,
  'with tabs': withTabs,
  'in one line': inOneLine,
  'without indent': (text) => text.replace(/^ +/gm, ''),
  'with the manifest at the end': withManifestLast,
};

describe.each(Object.entries(shapes))('a document %s', (_, shape) => {
  const cases = (['2.0', '4.0', '5.0', '9.0'] as const).flatMap((version) =>
    ['LF', 'CRLF'].map((end) => ({ version, end })),
  );
  test.each(cases)('$version with $end is sound afterwards', ({ version, end }) => {
    const text = shape(without({ version }));
    const before = end === 'CRLF' ? text.replaceAll('\n', '\r\n') : text;
    const after = checkFix('HVB001', before, 'Add a SCSI controller', { hostOs });
    expect(end === 'CRLF' ? /[^\r]\n/.test(after) : after.includes('\r'), 'mixed line ends').toBe(false);
    const { problems, config } = openVmConfig('mem:///vm.xml', after);
    expect(problems).toEqual([]);
    const { manifest, controllers } = config ?? {};
    expect(manifest?.size?.value).toBe(manifest?.entries.length);
    expect(manifest?.entries.map(({ number }) => number)).toEqual(manifest?.entries.map((_entry, at) => at + 1));
    const added = controllers?.filter(({ kind }) => kind === 'scsi');
    expect(added?.map(({ device }) => device.node?.name)).toEqual([`_${added?.[0]?.device.instance ?? ''}_`]);
    expect(added?.[0]?.device.entry).toBe(manifest?.entries.at(-1));
  });
});

test('5.0: the lines that are written', () => {
  const before = without({ version: '5.0' });
  const after = edited(before);
  const instance = /_([0-9a-f-]{36})_>\n *<ChannelInstanceGuid type="string">\{[0-9A-F-]{36}\}</.exec(after)?.[1] ?? '';
  expect(instance).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const entries = openVmConfig('', before).config?.manifest?.entries.length ?? 0;
  const name = `vdev${String(entries + 1).padStart(3, '0')}`;
  expect(after).toContain(
    [
      `    <${name}>`,
      `      <device type="string">${scsiController}</device>`,
      '      <flags type="integer">1</flags>',
      `      <instance type="string">${instance.toUpperCase()}</instance>`,
      '      <name type="string">Synthetic SCSI Controller</name>',
      `    </${name}>`,
      '    <version type="integer">260</version>',
    ].join('\n'),
  );
  expect(after).toMatch(
    new RegExp(
      `\\n {2}<_${instance}_>\\n {4}<ChannelInstanceGuid type="string">[^\\n]+\\n {4}<VDEVVersion type="integer">256</VDEVVersion>\\n {2}</_${instance}_>\\n`,
    ),
  );
  expect(newLines(before, after)).toContain(`    <size type="integer">${entries + 1}</size>`);
});

test('2.0: the older name, an element name and the instance in lower case', () => {
  const after = edited(without({ version: '2.0' }));
  const { entry, node, instance = '' } = scsiDeviceOf(after);
  expect(childElements(node ?? never()).map(({ name }) => name)).toEqual(['ChannelInstanceGuid', 'ElementName']);
  expect(after).toContain('<ElementName type="string">SCSI Controller</ElementName>');
  expect(entry?.name?.value).toBe('Microsoft Synthetic SCSI Controller');
  expect(after).toContain(`<instance type="string">${instance}</instance>`);
});

test('9.0: the revision that was seen there', () => {
  const before = without({ version: '9.0' });
  expect(newLines(before, edited(before))).not.toContain('    <VDEVVersion type="integer">256</VDEVVersion>');
  const { node } = scsiDeviceOf(edited(before));
  expect(edited(before).slice(node?.span.start, node?.span.end)).toContain('<VDEVVersion type="integer">512<');
});

test('siblings stay in ordinal order', () => {
  for (const version of ['2.0', '5.0', '9.0'] as const) {
    const { root, manifest } = openVmConfig('', edited(without({ version }))).config ?? never();
    for (const parent of [root, manifest?.element ?? never()]) {
      const names = childElements(parent).map(({ name }) => name);
      expect(names).toEqual([...names].sort());
    }
  }
});

test('the same document gives the same edit, another VM another one', () => {
  expect(edited(without())).toBe(edited(without()));
  const first = (text: string): string | undefined => fixesOf(text)[0]?.edits?.[0]?.newText;
  expect(first(without())).not.toBe(first(without({ id: '11111111-2222-4333-8444-555555555555' })));
});

test('a GUID that the document has already is not taken again', () => {
  const twice = edited(edited(without()));
  const scsi = openVmConfig('', twice).config?.controllers.filter(({ kind }) => kind === 'scsi') ?? [];
  expect(scsi).toHaveLength(2);
  expect(new Set(scsi.map(({ device }) => device.instance)).size).toBe(2);
  const channels = [...twice.matchAll(/<ChannelInstanceGuid type="string">([^<]+)</g)].map(([, guid]) => guid);
  expect(new Set(channels).size).toBe(channels.length);
});

test('a configuration without an id or a name gets one too', () => {
  const text = without({ raw: { properties: { global_id: undefined, name: undefined }, settings: undefined } });
  expect(openVmConfig('', edited(text)).config?.controllers.some(({ kind }) => kind === 'scsi')).toBe(true);
});

test('a comment stays before the element it stood before', () => {
  const text = without().replace(
    '    <version type="integer">260',
    '    <!-- of the manifest -->\n    <version type="integer">260',
  );
  expect(edited(text)).toContain('</vdev012>\n    <vdev013>');
  expect(edited(text)).toContain('</vdev013>\n    <!-- of the manifest -->\n    <version');
});

test('a manifest without devices gets its first', () => {
  const text =
    '<configuration>\n  <manifest>\n    <size type="integer">0</size>\n  </manifest>\n  <properties>\n    <version type="integer">1280</version>\n  </properties>\n</configuration>';
  const after = edited(text);
  expect(after).toContain('    <size type="integer">1</size>\n    <vdev001>\n      <device');
  expect(after).toMatch(/^<configuration>\n {2}<_[0-9a-f-]{36}_>\n {4}<ChannelInstanceGuid/);
});

test('it is offered as a preview, beside a warning that no host is changed', () => {
  const [fix] = fixesOf(without());
  expect(fix?.title).toBe('Add a SCSI controller to this text (a preview of what the host will write)');
  expect(fix?.safety).toContain('no host');
  expect(fix?.preferred).toBeUndefined();
});

describe('nothing is proposed', () => {
  const size = /<size type="integer">12<\/size>/;
  test.each([
    ['size is not a number', without({ replace: [size, '<size type="integer">twelve</size>'] })],
    ['size has a sign', without({ replace: [size, '<size type="integer">+12</size>'] })],
    ['size is not there', without({ replace: [size, ''] })],
    ['size is there twice', without({ replace: [size, '$&$&'] })],
    ['an entry is missing', without({ replace: [/<vdev003>[^]*<\/vdev003>/, ''] })],
    ['an entry has no number', without({ replace: [/vdev012/g, 'vdevlast'] })],
    ['an entry has no instance', without({ replace: [/<instance type="string">[^<]*<\/instance>/, ''] })],
    ['there is no manifest', without({ raw: { manifest: undefined } })],
    ['there are two manifests', without({ replace: ['  <properties>', '  <manifest></manifest>\n  <properties>'] })],
    ['the version is not known', without({ raw: { properties: { version: undefined } } })],
    ['how the version writes a controller was not seen', without({ version: '8.0' })],
    ['the root is not closed', without({ replace: ['</configuration>', ''] })],
    ['the manifest is not closed', without({ replace: ['</manifest>', ''] })],
    ['a tag is half typed', without({ replace: ['</properties>', '<su</properties>'] })],
  ])('where %s', (_, text) => {
    expect(fixesOf(text)).toEqual([]);
  });

  test('in a document that is cut off anywhere', () => {
    const text = without();
    for (let end = 0; end < text.length - 1; end += 97) expect(fixesOf(text.slice(0, end)), `at ${end}`).toEqual([]);
  });

  test('behind entry 999, since no name with four digits was seen', () => {
    const entry = (at: number): string =>
      `<vdev${String(at).padStart(3, '0')}><device type="string">${scsiController}</device><instance type="string">${scsiController}</instance></vdev${String(at).padStart(3, '0')}>`;
    const of = (count: number): string =>
      `<configuration><manifest><size type="integer">${count}</size>${Array.from({ length: count }, (_, at) => entry(at + 1)).join('')}</manifest><properties><version type="integer">1280</version></properties></configuration>`;
    expect(edited(of(998))).toContain('</vdev998><vdev999><device');
    expect(fixesOf(of(999))).toEqual([]);
  });
});

function never(): never {
  throw new Error('The document has no such part.');
}
