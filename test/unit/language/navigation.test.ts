import { describe, expect, test } from 'vitest';
import { definition, folding, hover, links, outline, references } from '../../../src/core/language';
import { pathKey, type EvidenceFacts, type FileStatus } from '../../../src/core/vmconfig/evidence-facts';
import type { Span } from '../../../src/core/text/span';
import { damages, truncations } from '../../support/mutation';
import { vmConfig } from '../../support/vm-config';
import { fullConfig, open, textOf } from './open';

const checkpointDisk = 'D:\\VMs\\APP01\\APP01_0F6D0A4C-3C55-4E0B-8C69-6B0E3C5A7E21.avhdx';

function evidence(files: Readonly<Record<string, FileStatus>>): EvidenceFacts {
  return { others: [], files: new Map(Object.entries(files).map(([path, status]) => [pathKey(path), status])) };
}

const present = (uri: string): FileStatus => ({ status: 'present', uri, folderNames: [] });

describe('links', () => {
  const { doc, text } = open(fullConfig());

  test('a drive and the saved state lead to their files', () => {
    const found = links(
      doc,
      evidence({
        [checkpointDisk.toUpperCase()]: present('mem:///e/a.avhdx'),
        'D:\\VMs\\APP01\\x.vsv': present('mem:///e/x.vsv'),
        'D:\\VMs\\APP01\\x.bin': { status: 'absent', folderUri: 'mem:///e', folderNames: [] },
        'E:\\Data\\data-AutoRecovery.avhdx': { status: 'not-checked' },
      }),
    );
    expect(found.map(({ span, uri }) => [textOf(text, span), uri])).toEqual([
      [checkpointDisk, 'mem:///e/a.avhdx'],
      ['D:\\VMs\\APP01\\x.vsv', 'mem:///e/x.vsv'],
    ]);
  });

  test('an empty path and a document without evidence lead nowhere', () => {
    expect(links(doc, evidence({ '': present('mem:///e') }))).toEqual([]);
    expect(links(doc, undefined)).toEqual([]);
    expect(links(open('<x/>').doc, evidence({}))).toEqual([]);
  });
});

const device = 'a1b2c3d4-0000-4000-8000-00000000abcd';
const vm = (manifest: string, rest = '', node = ''): string => `<configuration>
  <_${device}_>${node}</_${device}_>
  <manifest>${manifest}</manifest>${rest}
</configuration>`;
const entry = (device1: string, instance: string): string =>
  `<vdev001><device type="string">${device1}</device><instance type="string">${instance}</instance></vdev001>`;
const scsi = 'd422512d-2bf2-4752-809d-7b82b5fcb1b4';

describe('definition', () => {
  const go = (marked: string, facts?: EvidenceFacts): unknown[] => {
    const { doc, at, text } = open(marked);
    return definition(doc, at, facts).map(({ uri, span }) => uri ?? (span && `${textOf(text, span)}@${span.start}`));
  };
  const upper = device.toUpperCase();
  const nodePlace = `_${device}_@19`;

  test('a path leads to its file, when it is there', () => {
    const text = fullConfig().replace('APP01_0F', 'APP$0' + '01_0F');
    expect(go(text, evidence({ [checkpointDisk]: present('mem:///e/a.avhdx') }))).toEqual(['mem:///e/a.avhdx']);
    expect(go(text, evidence({}))).toEqual([]);
    expect(go(text)).toEqual([]);
  });

  test('a manifest instance leads to its node, in any case', () => {
    expect(go(vm(entry(scsi, upper.replace('-4', '$0-4'))))).toEqual([nodePlace]);
  });

  test('the name of a manifest entry leads to its node, the node to its entry', () => {
    expect(go(vm(entry(scsi, upper)).replace('<vdev001', '<vdev$0001'))).toEqual([nodePlace]);
    const [target] = go(vm(entry(scsi, upper)).replace(`<_${device}`, `<_$0${device}`));
    expect(target).toMatch(/^vdev001@/);
    expect(go(vm(entry(scsi, upper)).replace(`</_${device}`, `</_$0${device}`))).toEqual([target]);
  });

  test('an entry without a node leads nowhere, nor does a node without an entry', () => {
    expect(go(vm(entry(scsi, '11111111-0000-4000-8000-00000000ab$0cd')))).toEqual([]);
    expect(go(vm('').replace(`<_${device}`, `<_$0${device}`))).toEqual([]);
  });

  test('a device instance of the metrics leads to the device', () => {
    const metrics = `<global_settings><metrics><devicetype><deviceinstance><guid type="string">$0${upper}</guid></deviceinstance></devicetype></metrics></global_settings>`;
    expect(go(vm(entry(scsi, upper), metrics))).toEqual([nodePlace]);
  });

  test('each VM id leads to the other', () => {
    const id = '7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41';
    const text = vmConfig();
    const logical = text.lastIndexOf(id);
    const global = text.indexOf(id);
    expect(go(`${text.slice(0, logical)}$0${text.slice(logical)}`)).toEqual([`${id}@${global}`]);
    expect(go(`${text.slice(0, global)}$0${text.slice(global)}`)).toEqual([`${id}@${logical}`]);
  });

  test('plain text leads nowhere', () => {
    expect(go(vm('', '<properties><name type="string">A$0PP</name></properties>'))).toEqual([]);
    expect(go('$0')).toEqual([]);
  });
});

describe('references', () => {
  const check = (marked: string): void => {
    const { doc, at, ranges } = open(marked);
    expect(references(doc, at)).toEqual(ranges);
  };

  test('a GUID: nodes, manifest and metrics, in any case; end tags are left out', () => {
    check(
      `<configuration><_[|${device}|]_/><_[|${device}|]_></_${device}_><manifest><vdev001><instance type="string">` +
        `{[|${device.toUpperCase()}|]}</instance></vdev001></manifest><x>[|${device.slice(0, 9)}$0${device.slice(9)}|]</x></configuration>`,
    );
  });

  test('what only contains the GUID is another thing', () => {
    check(`<configuration><a>[|$0${device}|]</a><b>${device}0</b><c>f${device}</c></configuration>`);
  });

  test('a path, in any case', () => {
    check(
      '<configuration><a><pathname type="string">[|D:\\a(1)\\b$0.vhdx|]</pathname><pathname>\n  [|d:\\A(1)\\B.VHDX|]\n</pathname>' +
        '<pathname>D:\\a(1)\\b.vhdx2</pathname><pathname>xD:\\a(1)\\b.vhdx</pathname></a></configuration>',
    );
  });

  test('a path with references is found as it is written', () => {
    check('<configuration><a><p>[|\\\\fs\\R&amp;D$0\\x.vhd|]</p></a></configuration>');
  });

  test('other text has none', () => {
    check('<configuration><a>or$0dinary</a><b>ordinary</b></configuration>');
    check('');
  });
});

describe('broken documents', () => {
  test('nothing throws at any offset, and places lie in the text', () => {
    const text = fullConfig();
    const facts = evidence({ [checkpointDisk]: present('mem:///e/a.avhdx') });
    for (const damaged of [...damages(text, 907), ...truncations(text, 1999)]) {
      const { doc } = open(damaged.replaceAll('$0', ''));
      const faults: string[] = [];
      const check = (what: string, span: Span | undefined): void => {
        if (span && !(span.start <= span.end && span.start >= 0 && span.end <= doc.text.length)) faults.push(what);
      };
      for (const link of links(doc, facts)) check('link', link.span);
      for (let at = 0; at <= doc.text.length; at += 23) {
        for (const { span } of definition(doc, at, facts)) check(`definition at ${at}`, span);
        for (const span of references(doc, at)) check(`reference at ${at}`, span);
      }
      expect(faults, damaged).toEqual([]);
    }
  });

  test.each(['', '<', '<configuration', '{5ced1297-4598-4915-a5fc-ad21bb4d02a4', 'D:\\a.vhdx', '\ud83d'])(
    'every offset of %j, and outside of it',
    (text) => {
      const { doc } = open(text);
      for (let at = -1; at <= text.length + 1; at++) {
        expect(() => [definition(doc, at, undefined), references(doc, at), hover(doc, at)]).not.toThrow();
      }
      expect(() => [outline(doc), folding(doc), links(doc, undefined)]).not.toThrow();
    },
  );
});
