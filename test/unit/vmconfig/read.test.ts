import { describe, expect, test } from 'vitest';
import { firmwareDevice } from '../../../src/core/vmconfig/facts/devices';
import { readVmConfig } from '../../../src/core/vmconfig/read';
import type { ConfigValue, VmConfig } from '../../../src/core/vmconfig/model';
import { parseXml } from '../../../src/core/xml';
import { vmConfig, type VmConfigOptions } from '../../support/vm-config';
import { bytes, int, str, type Leaf, type Tree } from '../../support/vm-config/tree';
import { expectValue, read } from './open';

type Pick = (config: VmConfig) => ConfigValue<unknown> | undefined;
type Row = readonly [path: string, leaf: Leaf, pick: Pick, value: unknown];

/** Where each value of the model stands: a path below the root, the leaf with its marks, the value. */
const rows: readonly Row[] = [
  [
    'properties/global_id',
    str('[|7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41|]'),
    (c) => c.id,
    '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41',
  ],
  [
    'properties/global_id',
    str('[|{7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41}|]'),
    (c) => c.id,
    '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41',
  ],
  [
    'settings/global/logical_id',
    str('[|AAAAAAAA-52B4-4E0B-9C1E-0F6A2B7D9E41|]'),
    (c) => c.logicalId,
    'aaaaaaaa-52b4-4e0b-9c1e-0f6a2b7d9e41',
  ],
  ['properties/name', str('[|Web \ud83d\ude80 "1"|]'), (c) => c.name, 'Web \ud83d\ude80 "1"'],
  ['properties/notes', str('[|two\nlines|]'), (c) => c.notes, 'two\nlines'],
  ['properties/type_id', str('[|Virtual Machines|]'), (c) => c.typeId, 'Virtual Machines'],
  ['properties/version', ['integer', '[|1280|]'], (c) => c.version, { major: 5, minor: 0 }],
  ['properties/version', ['integer', '[|1538|]'], (c) => c.version, { major: 6, minor: 2 }],
  ['properties/subtype', ['integer', '[|1|]'], (c) => c.subtype, 1],
  ['properties/highly_available', ['bool', '[|True|]'], (c) => c.clustered, true],
  ['properties/creation_time', ['bytes', '[|AICZxvWJzwE=|]'], (c) => c.times.created, 130_474_602_908_975_104n],
  [
    'properties/last_powered_on_time',
    ['integer', '[|130385088000000000|]'],
    (c) => c.times.lastPoweredOn,
    130_385_088_000_000_000n,
  ],
  ['properties/last_powered_off_time', ['integer', '[|0|]'], (c) => c.times.lastPoweredOff, 0n],
  ['properties/last_state_change_time', ['integer', '[|-1|]'], (c) => c.times.lastStateChange, -1n],
  ['manifest/size', ['integer', '[|13|]'], (c) => c.manifest?.size, 13],
  ['manifest/version', ['integer', '[|260|]'], (c) => c.manifest?.version, 260],
  ['settings/memory/bank/size', ['integer', '[|4096|]'], (c) => c.memory?.startupMb, 4096],
  ['settings/memory/bank/limit', ['integer', '[|8192|]'], (c) => c.memory?.limitMb, 8192],
  ['settings/memory/bank/reservation', ['integer', '[|512|]'], (c) => c.memory?.reservationMb, 512],
  ['settings/memory/bank/dynamic_memory_enabled', ['bool', '[|true|]'], (c) => c.memory?.dynamic, true],
  ['settings/processors/count', ['integer', '[|64|]'], (c) => c.processorCount, 64],
  ['global_settings/snapshots/data_root', str('[|D:\\Snap|]'), (c) => c.checkpoints.location, 'D:\\Snap'],
  ['global_settings/snapshots/list/size', ['integer', '[|3|]'], (c) => c.checkpoints.count, 3],
  ['global_settings/snapshots/user_type', ['integer', '[|2|]'], (c) => c.checkpoints.userType, 2],
  ['global_settings/snapshots/enable_automatic', ['bool', '[|False|]'], (c) => c.checkpoints.automatic, false],
  ['global_settings/disk_merge_pending', ['bool', '[|True|]'], (c) => c.checkpoints.mergePending, true],
  ['global_settings/data_root', str('[|D:\\VMs|]'), (c) => c.dataRoot, 'D:\\VMs'],
  ['global_settings/slp_data_root', str('[|D:\\Page|]'), (c) => c.smartPagingRoot, 'D:\\Page'],
  [
    'global_settings/devices/storage_allow_full_scsi_command_set',
    ['bool', '[|True|]'],
    (c) => c.fullScsiCommandSet,
    true,
  ],
  ['savedstate/in_progress', ['bool', '[|True|]'], (c) => c.savedState?.inProgress, true],
  ['savedstate/memlocation', str('[|D:\\a.bin|]'), (c) => c.savedState?.memoryFile, 'D:\\a.bin'],
  ['savedstate/vsvlocation', str('[|D:\\a.vsv|]'), (c) => c.savedState?.deviceFile, 'D:\\a.vsv'],
  ['savedstate/type', str('[|Fast|]'), (c) => c.savedState?.type, 'Fast'],
  [`_${firmwareDevice}_/secure_boot_enabled`, ['bool', '[|True|]'], (c) => c.secureBoot, true],
];

function at(path: string, leaf: Leaf | undefined): Tree {
  const [name = '', ...rest] = path.split('/');
  return { [name]: rest.length === 0 ? leaf : at(rest.join('/'), leaf) };
}

/** A saved state is not in every configuration. */
const options: VmConfigOptions = { savedState: { memory: 'x', device: 'y' } };

describe('each value with the place it stands at', () => {
  test.each(rows)('%s', (path, leaf, pick, value) => {
    expectValue(vmConfig({ ...options, raw: at(path, leaf) }), pick, value);
    expectValue(
      vmConfig({ ...options, raw: at(path, leaf), crlf: true }),
      pick,
      typeof value === 'string' ? value.replace('\n', '\r\n') : value,
    );
  });

  test.each(rows)('%s is absent where the element is', (path, _leaf, pick) => {
    expect(pick(read(vmConfig({ ...options, raw: at(path, undefined) })).config)).toBeUndefined();
  });

  test.each(rows)('%s is absent where the element is not closed, or holds another', (path, leaf, pick) => {
    const name = path.split('/').at(-1) ?? '';
    const text = vmConfig({ ...options, raw: at(path, leaf) }).replace(/\[\||\|\]/g, '');
    const whole = new RegExp(`<${name} type="[a-z]+">[^<]*</${name}>`);
    const [written = ''] = whole.exec(text.slice(sectionOf(text, path))) ?? [];
    expect(written).not.toBe('');
    for (const damaged of [written.replace(`</${name}>`, ''), written.replace('</', '<x/></')]) {
      const where = text.indexOf(written, sectionOf(text, path));
      const half = text.slice(0, where) + damaged + text.slice(where + written.length);
      expect(pick(read(half).config), damaged).toBeUndefined();
    }
  });
});

/** Where the outermost element of a path begins, so that another `size` is not meant. */
function sectionOf(text: string, path: string): number {
  let from = 0;
  for (const name of path.split('/').slice(0, -1)) from = text.indexOf(`<${name}>`, from);
  return from;
}

describe('values that cannot be read as their type are absent', () => {
  test.each<[string, Leaf, Pick]>([
    ['properties/global_id', str('7A3C5D10'), (c) => c.id],
    ['properties/global_id', str('{7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41'), (c) => c.id],
    ['properties/version', str('five'), (c) => c.version],
    ['properties/version', int(65_536), (c) => c.version],
    ['properties/version', int(-1), (c) => c.version],
    ['properties/subtype', str('one'), (c) => c.subtype],
    ['properties/highly_available', str('yes'), (c) => c.clustered],
    ['properties/creation_time', bytes('AAAA'), (c) => c.times.created],
    ['properties/creation_time', bytes('*AAAAAAAAAA='), (c) => c.times.created],
    ['properties/last_powered_on_time', str('99999999999999999999'), (c) => c.times.lastPoweredOn],
    ['settings/memory/bank/size', str('2^11'), (c) => c.memory?.startupMb],
    ['settings/memory/bank/size', int(2n ** 53n), (c) => c.memory?.startupMb],
    ['global_settings/snapshots/list/size', str(''), (c) => c.checkpoints.count],
    ['global_settings/disk_merge_pending', str('1'), (c) => c.checkpoints.mergePending],
  ])('%s %j', (path, leaf, pick) => {
    expect(pick(read(vmConfig({ raw: at(path, leaf) })).config)).toBeUndefined();
  });

  test('the type attribute does not matter to the model: structure rules judge it', () => {
    const { config } = read(vmConfig({ raw: at('properties/version', str('1280')) }));
    expect(config.version?.value).toEqual({ major: 5, minor: 0 });
  });
});

describe('how text becomes a value', () => {
  test('references and CDATA are resolved, comments passed over; the place is as written', () => {
    const written = '[|A &amp; B &#x41;<!-- c --><![CDATA[ <C>]]>|]';
    expectValue(vmConfig({ name: 'N', replace: ['>N<', `>${written}<`] }), ({ name }) => name, 'A & B A <C>');
  });

  test.each(['&unknown;', 'A &#0; B', '&#x110000;', '<!-- c -->&#xD800;'])(
    'of %s nothing is known, since the reference stands for nothing',
    (written) => {
      const { name } = read(vmConfig({ name: 'N', replace: ['>N<', `>${written}<`] })).config;
      expect(name).toBeUndefined();
    },
  );

  test.each(['A & B', 'A &amp B', 'A &amp;unknown; B', '<![CDATA[&unknown;]]>'])(
    'an ampersand that is meant as one is kept: %s',
    (written) => {
      const { name } = read(vmConfig({ name: 'N', replace: ['>N<', `>${written}<`] })).config;
      expect(name?.value).toContain('&');
    },
  );

  test('line breaks around a name come from a program that indents values, and are no part of it', () => {
    expectValue(vmConfig({ name: '\r\n      [|APP 01|]\r\n    ' }), ({ name }) => name, 'APP 01');
  });

  test('a name keeps its outer spaces, its place does not; a path and a GUID have none', () => {
    expectValue(vmConfig({ name: ' [|N|] ' }), ({ name }) => name, ' N ');
    expectValue(
      vmConfig({ checkpoints: { location: '\n  [|D:\\Snap|]\n' } }),
      ({ checkpoints }) => checkpoints.location,
      'D:\\Snap',
    );
    expectValue(
      vmConfig({ raw: at('properties/global_id', str('\n[|7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41|] ')) }),
      ({ id }) => id,
      '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41',
    );
  });

  test('an empty or self-closed leaf has the empty text, at the place behind the start tag', () => {
    for (const written of ['<name type="string"></name>', '<name type="string"/>']) {
      const text = vmConfig({ name: '' }).replace('<name type="string"></name>\n    <notes', `${written}\n    <notes`);
      const { name } = read(text).config;
      expect(name?.value).toBe('');
      expect(text.slice(0, name?.span.start)).toMatch(/<name type="string"\/?>$/);
      expect(name?.span.start).toBe(name?.span.end);
    }
  });

  test('the first of several siblings counts, unknown elements are passed over', () => {
    const text = vmConfig({ name: 'First' }).replace(
      '</properties>',
      '<name type="string">Second</name><later><x/></later></properties>',
    );
    expect(read(text).config.name?.value).toBe('First');
    const twice = vmConfig({ name: 'First' }).replace(
      '</configuration>',
      '<properties><name type="string">X</name></properties></configuration>',
    );
    expect(read(twice).config.name?.value).toBe('First');
  });
});

describe('generation', () => {
  const generation = (properties: Tree): number | undefined =>
    read(vmConfig({ raw: { properties } })).config.generation;

  test('subtype 0 and 1, and nothing else', () => {
    expect([0, 1, 2, -1].map((subtype) => generation({ subtype: int(subtype) }))).toEqual([1, 2, undefined, undefined]);
    expect(generation({ subtype: str('?') })).toBeUndefined();
  });

  test('without subtype it is the first, where the properties were read to their end', () => {
    expect(generation({ subtype: undefined })).toBe(1);
    const text = vmConfig({ raw: { properties: { subtype: undefined } } });
    expect(read(text.slice(0, text.indexOf('</properties>'))).config.generation).toBeUndefined();
    expect(read(vmConfig({ raw: { properties: undefined } })).config.generation).toBeUndefined();
  });
});

describe('parts that are elements', () => {
  test('no saved state, an empty one, one with files', () => {
    expect(read(vmConfig()).config.savedState).toBeUndefined();
    const empty = read(vmConfig().replace('</configuration>', '<savedstate /></configuration>')).config.savedState;
    expect(Object.keys(empty ?? {})).toEqual(['element']);
    expect(Object.keys(read(vmConfig(options)).config.savedState ?? {})).toEqual([
      'element',
      'inProgress',
      'memoryFile',
      'deviceFile',
      'type',
    ]);
  });

  test('replication is the element, where there is one', () => {
    expect(read(vmConfig()).config.replication).toBeUndefined();
    expect(read(vmConfig({ replication: { server: 'hv02' } })).config.replication?.name).toBe('replication');
  });

  test('secure boot is found whatever the case of the node', () => {
    const text = vmConfig({ generation: 2 }).replaceAll(`_${firmwareDevice}_`, `_${firmwareDevice.toUpperCase()}_`);
    expect(read(text).config.secureBoot?.value).toBe(true);
    expect(read(vmConfig({ version: '2.0' })).config.secureBoot).toBeUndefined();
  });

  test('a configuration of nothing is a configuration', () => {
    const { config } = read('<configuration/>');
    expect(config).toMatchObject({
      kind: 'unknown',
      times: {},
      devices: [],
      controllers: [],
      integration: [],
      checkpoints: {},
    });
    expect(config.memory ?? config.manifest ?? config.id ?? config.generation).toBeUndefined();
  });

  test.each(['', 'text', '<Configuration/>', '<config/>', '<a><configuration/></a>'])('%j is none', (text) => {
    expect(readVmConfig(parseXml(text).root)).toBeUndefined();
  });

  test('no member holds undefined: absent is absent', () => {
    const stack: unknown[] = [
      read('<configuration><manifest><vdev001/></manifest><savedstate/></configuration>').config,
    ];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (typeof top !== 'object' || top === null || ('kind' in top && 'parent' in top)) continue;
      const members: unknown[] = Object.values(top);
      expect(members).not.toContain(undefined);
      stack.push(...members);
    }
  });
});
