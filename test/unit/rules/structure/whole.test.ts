import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkVmConfig } from '../../../../src/core/rules/check-config';
import { documentRules, structureRules } from '../../../../src/core/rules/structure';
import { mostFindings } from '../../../../src/core/rules/structure/limit';
import { decodeText } from '../../../../src/core/text/decode';
import { openVmConfig } from '../../../../src/core/vmconfig/document';
import { findingsOf } from '../../../support/check-rule';
import { damages } from '../../../support/mutation';
import { vmConfig, type BuiltVersion } from '../../../support/vm-config';

const versions: readonly BuiltVersion[] = ['1.0', '2.0', '4.0', '5.0', '8.0', '9.0'];

describe('a healthy configuration has no finding at all', () => {
  test.each(versions.flatMap((version) => [1, 2].map((generation) => ({ version, generation }))))(
    'version $version, generation $generation',
    ({ version, generation }) => {
      // The table holds 1 and 2 only.
      const text = vmConfig({ version, generation: generation as 1 | 2, clustered: true, vtpm: false });
      for (const crlf of [text, text.replaceAll('\n', '\r\n')]) {
        expect(findingsOf(crlf, { encoding: { name: 'utf-16le', bom: true } })).toEqual([]);
      }
    },
  );

  test('with several disks, a saved state, checkpoints and replication there is no finding of structure', () => {
    const text = vmConfig({
      scsi: [[{ path: 'D:\\a.vhdx', iopsLimit: 500, iopsReservation: 100 }, { type: 'ISO' }], []],
      savedState: { memory: 'D:\\s\\a.bin', device: 'D:\\s\\a.vsv' },
      checkpoints: { count: 2, location: 'D:\\VMs' },
      replication: { server: 'HV02' },
      memory: { dynamic: true, size: 1024, reservation: 512, limit: 4096 },
    });
    expect(findingsOf(text).filter(({ code }) => !code.startsWith('HVB'))).toEqual([]);
  });
});

test('rules are sorted by code, and a code is given once', () => {
  for (const rules of [documentRules, structureRules]) {
    const codes = rules.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const code of codes) expect(code).toMatch(/^vmconfig\/[a-z0-9-]+$/);
  }
});

describe('a hostile file does not fill memory', () => {
  const inProperties = (xml: string, times: number): string =>
    `<configuration><properties>${xml.repeat(times)}</properties></configuration>`;
  const entries = Array.from({ length: 1000 }, (_one, at) => `<vdev${at}><device type="string">x</device></vdev${at}>`);

  test.each([
    ['values without a type', inProperties('<a>1</a>', 50_000), 'vmconfig/leaf-without-type', 49_800],
    ['unknown types', inProperties('<a type="x"/>', 1000), 'vmconfig/unknown-type', 800],
    ['truth values in another case', inProperties('<a type="bool">true</a>', 201), 'vmconfig/bool-case', 1],
    ['text everywhere', inProperties('x<b/>', 1000), 'vmconfig/stray-text', 800],
    ['attributes everywhere', inProperties('<b c="d"/>', 1000), 'vmconfig/extra-attribute', 800],
    [
      'one element a thousand times',
      inProperties('<name type="string">x</name>', 1000),
      'vmconfig/duplicate-element',
      799,
    ],
    [
      'entries without a GUID',
      `<configuration><manifest>${entries.join('')}</manifest></configuration>`,
      'vmconfig/vdev-without-guid',
      800,
    ],
    [
      'comments that silence nothing',
      inProperties('<!-- hvb-disable x -->', 1000),
      'vmconfig/unknown-suppression',
      800,
    ],
  ])('%s', (_name, text, code, more) => {
    const found = findingsOf(text).filter((finding) => finding.code === code);
    expect(found).toHaveLength(mostFindings + 1);
    const rest = found.filter(({ message }) => message.includes('not shown'));
    expect(rest).toHaveLength(1);
    expect(rest[0]?.message).toContain(`${more} more place`);
  });

  test('exactly as many as are shown need no note', () => {
    const found = findingsOf(inProperties('<a type="bool">true</a>', mostFindings));
    expect(found.filter(({ code }) => code === 'vmconfig/bool-case')).toHaveLength(mostFindings);
  });

  test('elements in elements, a hundred thousand deep', () => {
    const deep = inProperties('', 0).replace('</p', `${'<a b="1">'.repeat(100_000)}x${'</a>'.repeat(100_000)}</p`);
    const codes = new Set(findingsOf(deep).map(({ code }) => code));
    expect([...codes].sort()).toEqual(['vmconfig/extra-attribute', 'vmconfig/leaf-without-type']);
  });
});

test('unknown elements are never reported', () => {
  const unknown =
    '<novelty /><novelty /><group><x type="string">1</x><x type="integer">2</x></group><vdevice /><_x_ /><metric /><device9 />';
  const text = vmConfig().replaceAll(/<(properties|manifest|processors|drive0|list|global_settings)>/g, `$&${unknown}`);
  expect(findingsOf(text)).toEqual([]);
});

test('a damaged text makes no rule fail', () => {
  for (const text of damages(vmConfig(), 149, 7)) {
    const doc = openVmConfig('mem:///7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41.xml', text);
    const found = checkVmConfig(doc, { encoding: { name: 'utf-8' } });
    expect(found.filter(({ code }) => code.startsWith('internal/'))).toEqual([]);
    for (const finding of found) {
      for (const { edits = [] } of finding.fixes()) {
        for (const { span } of edits) expect(span.start).toBeLessThanOrEqual(span.end);
      }
    }
  }
});

/** Real files, where they are at hand: what is truly wrong with each, and nothing else. */
const corpus = process.env['HVB_CORPUS'];
const expected: Readonly<Record<string, readonly string[]>> = {
  'dissect-B90AC31B.xml': [],
  'dissect-D351C151.xml': [],
  'mwrock-2012r2-gen1-template.xml': ['vmconfig/encoding-mismatch'],
};

describe.skipIf(corpus === undefined)('real files', () => {
  test('have exactly the findings that they should have', () => {
    const folder = path.join(corpus ?? '', 'vmconfig');
    const found = readdirSync(folder)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => {
        const { text, encoding, bom } = decodeText(readFileSync(path.join(folder, name)));
        const findings = checkVmConfig(openVmConfig(`mem:///${name}`, text), { encoding: { name: encoding, bom } });
        return [name, findings.map(({ code }) => code)];
      });
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});
