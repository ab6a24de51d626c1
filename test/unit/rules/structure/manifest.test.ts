import { describe, expect, test } from 'vitest';
import { checkVmConfig } from '../../../../src/core/rules/check-config';
import { openVmConfig } from '../../../../src/core/vmconfig/document';
import { applyEdits, checkFix, findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';
import { cutAfter, edited } from './edit';

/** What the builder lists: a network adapter and a SCSI controller are the last two of 13. */
const listed = 13;
const size = `<size type="integer">${listed}</size>`;
const fifth = /<vdev005>[\s\S]*?<\/vdev005>\s*/;
const last = /\s*<vdev013>[\s\S]*?<\/vdev013>/;
const scsi = 'd422512d-2bf2-4752-809d-7b82b5fcb1b4';
const scsiInstance = '5B0D9C52-7A51-4C38-8D3A-1C9F7E2B6A10';
const scsiNode = `_${scsiInstance.toLowerCase()}_`;

function entry(name: string, instance: string, open = name, classGuid = scsi): string {
  return `<${open}>
      <device type="string">${classGuid}</device>
      <flags type="integer">1</flags>
      <instance type="string">${instance}</instance>
      <name type="string">Synthetic SCSI Controller</name>
    </${name}>`;
}

/** The entry of the SCSI controller once more, under a name. */
const withEntry = (name: string, instance = scsiInstance, open = name): readonly [string, string] => [
  '</vdev013>',
  `</vdev013>\n    ${entry(name, instance, open)}`,
];

test('the builder lists as many devices as these tests count', () => {
  expect(openVmConfig('mem:///vm.xml', vmConfig()).config?.manifest?.entries).toHaveLength(listed);
});

describeRule('vmconfig/manifest-size', {
  fires: [
    {
      name: 'one too many',
      text: edited({}, [size, '<size type="integer">[|14|]</size>']),
      severity: 'error',
      says: ['says 14', '13 device entries'],
    },
    { name: 'too few', text: edited({}, [size, '<size type="integer">[|0|]</size>']) },
    {
      name: 'the last entry was taken out',
      text: edited({}, [last, ''], [size, '<size type="integer">[|13|]</size>']),
    },
  ],
  quiet: [
    { name: 'the number of entries', text: vmConfig() },
    { name: 'no entries', text: '<configuration><manifest><size type="integer">0</size></manifest></configuration>' },
    { name: 'an entry in the middle was taken out, which the numbers tell', text: edited({}, [fifth, '']) },
    { name: 'an entry is there twice, which the numbers tell', text: edited({}, withEntry('vdev013')) },
    {
      name: 'an unknown element that begins like an entry',
      text: edited({}, ['<vdev001>', '<vdev_cache /><vdev001>']),
    },
  ],
  missing: [
    {
      name: 'no size',
      text: edited({}, [`    ${size}\n`, ''], ['<manifest>', '<[|manifest|]>']),
      severity: 'warning',
      says: ['inferred'],
    },
    { name: 'no manifest', text: edited({}, [/<manifest>[\s\S]*<\/manifest>/, '']) },
  ],
  broken: [
    { name: 'an entry that was never closed', text: edited({}, ['</vdev013>', '']) },
    { name: 'a size that is no number', text: edited({}, [size, '<size type="integer">many</size>']) },
    { name: 'cut off before the entries', text: cutAfter(vmConfig(), size) },
  ],
  fixed: [
    { title: 'Set size to 13', text: edited({}, [size, '<size type="integer">99</size>']), writes: size },
    { title: 'Add size 13', text: edited({}, [`    ${size}\n`, '']), writes: `    ${size}\n    <vdev001>` },
  ],
});

describeRule('vmconfig/vdev-number', {
  fires: [
    {
      name: 'an entry in the middle was taken out',
      text: edited({}, [fifth, ''], ['<vdev006>', '<[|vdev006|]>']),
      severity: 'error',
      says: ['vdev005 is missing'],
    },
    {
      name: 'three are missing',
      text: edited({}, [/<vdev001>[\s\S]*?(<vdev004>)/, '$1'], ['<vdev004>', '<[|vdev004|]>']),
      says: ['vdev001 to vdev003 are missing'],
    },
    {
      name: 'a number that stands twice',
      text: edited(
        {},
        [size, '<size type="integer">14</size>'],
        withEntry('vdev013', 'ABCDEF00-0000-4000-8000-000000000001', '[|vdev013|]'),
      ),
      says: ['twice'],
    },
    {
      name: 'one digit',
      text: edited({}, ['<vdev005>', '<[|vdev5|]>'], ['</vdev005>', '</vdev5>']),
      says: ['vdev005'],
    },
    { name: 'four digits', text: edited({}, ['<vdev005>', '<[|vdev0005|]>'], ['</vdev005>', '</vdev0005>']) },
    { name: 'upper case', text: edited({}, ['<vdev005>', '<[|VDEV005|]>'], ['</vdev005>', '</VDEV005>']) },
    { name: 'a letter for a digit', text: edited({}, ['<vdev005>', '<[|vdevOO5|]>'], ['</vdev005>', '</vdevOO5>']) },
    { name: 'zero', text: edited({}, ['<vdev001>', '<[|vdev000|]>'], ['</vdev001>', '</vdev000>']) },
    {
      name: 'mistyped as its neighbour: one finding',
      text: edited({}, ['<vdev005>', '<[|vdev004|]>'], ['</vdev005>', '</vdev004>']),
    },
  ],
  quiet: [
    { name: 'numbered from 001', text: vmConfig({ version: '9.0' }) },
    {
      name: 'in another order',
      text: edited({}, [/(<vdev001>[\s\S]*?<\/vdev001>)(\s*)(<vdev002>[\s\S]*?<\/vdev002>)/, '$3$2$1']),
    },
    { name: 'the last one was taken out', text: edited({}, [last, '']) },
    {
      name: 'an unknown element that begins like an entry',
      text: edited({}, ['<vdev001>', '<vdev_cache /><vdev001>']),
    },
  ],
  missing: [
    { name: 'no entries', text: '<configuration><manifest><size type="integer">0</size></manifest></configuration>' },
    { name: 'no manifest', text: edited({}, [/<manifest>[\s\S]*<\/manifest>/, '']) },
  ],
  broken: [
    { name: 'an entry that was never closed', text: edited({}, ['</vdev005>', '']) },
    { name: 'a name that is being typed', text: edited({}, ['<vdev005>', '<vdev00']) },
    { name: 'cut off after a gap', text: cutAfter(edited({}, [fifth, '']), '</vdev006>') },
  ],
  fixed: [
    { title: 'Number the entries', text: edited({}, [fifth, '']), writes: '<size type="integer">12</size>' },
    {
      title: 'Number the entries',
      text: edited(
        {},
        [size, '<size type="integer">14</size>'],
        withEntry('vdev013', 'ABCDEF00-0000-4000-8000-000000000001'),
        [
          '<global_settings>',
          '<_abcdef00-0000-4000-8000-000000000001_><VDEVVersion type="integer">256</VDEVVersion></_abcdef00-0000-4000-8000-000000000001_><global_settings>',
        ],
      ),
      writes: '<vdev014>',
    },
    {
      title: 'Number the entries',
      text: edited({}, ['<vdev005>', '<VDEV5>'], ['</vdev005>', '</VDEV5 >']),
      writes: '</vdev005 >',
    },
    { title: 'Remove what repeats an entry', text: edited({}, withEntry('vdev013')), writes: size },
  ],
});

describeRule('vmconfig/vdev-without-guid', {
  fires: [
    {
      name: 'no instance',
      text: edited({}, [/<vdev001>([\s\S]*?)<instance .*\s*/, '<[|vdev001|]>$1']),
      severity: 'warning',
      says: ['instance'],
    },
    {
      name: 'neither',
      text: edited({}, [/<vdev013>[\s\S]*<\/vdev013>/, '<[|vdev013|] />']),
      says: ['device and instance'],
    },
    {
      name: 'no GUID',
      text: edited({}, [/(<vdev001>\s*<device type="string">)[^<]*/, '$1[|58f75a6d-d949|]']),
      says: ['58f75a6d-d949'],
    },
    {
      name: 'an empty device',
      text: edited({}, [/(<vdev001>\s*<)device( type="string">)[^<]*/, '$1[|device|]$2']),
      says: ['is empty'],
    },
  ],
  quiet: [
    { name: 'both', text: vmConfig() },
    { name: 'in braces', text: edited({}, [/(<vdev001>\s*<device type="string">)([^<]*)/, '$1{$2}']) },
    {
      name: 'an unknown element that begins like an entry',
      text: edited({}, ['<vdev001>', '<vdev_cache /><vdev001>']),
    },
  ],
  missing: [{ name: 'no entries', text: edited({}, [/<manifest>[\s\S]*<\/manifest>/, '<manifest />']) }],
  broken: [
    {
      name: 'the GUID is being typed',
      text: edited({}, [/(<vdev001>\s*<device type="string">)[^<]*<\/device>/, '$1d4225']),
    },
    { name: 'cut off in the entry', text: cutAfter(vmConfig(), '<vdev001>') },
  ],
  fixed: [
    {
      title: 'Set instance to',
      text: edited({}, [/(<vdev001>[\s\S]*?)<instance .*\s*/, '$1']),
      writes: '<instance type="string">58f75a6d',
    },
    {
      title: 'Set device to',
      text: edited({}, [/(<vdev001>)\s*<device .*/, '$1']),
      writes: '<device type="string">58F75A6D',
    },
    { title: 'Set device to', text: edited({}, [/(<vdev001>\s*<device type="string">)[^<]*/, '$1']) },
  ],
});

describeRule('vmconfig/duplicate-device', {
  fires: [
    {
      name: 'one instance in two entries',
      text: edited(
        {},
        [size, '<size type="integer">14</size>'],
        withEntry('vdev014', `[|${scsiInstance.toLowerCase()}|]`),
      ),
      severity: 'warning',
      says: ['<vdev014>', '<vdev013>'],
    },
    {
      name: 'two nodes of one device',
      text: edited({}, [
        '<global_settings>',
        `<[|${scsiNode}|]><VDEVVersion type="integer">256</VDEVVersion></${scsiNode}><global_settings>`,
      ]),
      says: ['other settings'],
    },
    {
      name: 'two nodes in another case',
      text: edited({}, [
        '<global_settings>',
        `<[|${scsiNode.toUpperCase()}|]></${scsiNode.toUpperCase()}><global_settings>`,
      ]),
    },
  ],
  quiet: [
    { name: 'two controllers', text: vmConfig({ scsi: [[], []] }) },
    { name: 'the same entry under the same number', text: edited({}, withEntry('vdev013')) },
  ],
  missing: [
    { name: 'no instance', text: edited({}, [new RegExp(`<instance type="string">${scsiInstance}</instance>`), '']) },
    { name: 'no manifest', text: edited({}, [/<manifest>[\s\S]*<\/manifest>/, '']) },
  ],
  broken: [
    { name: 'a manifest that was never closed', text: edited({}, withEntry('vdev014'), ['</manifest>', '']) },
    { name: 'a node that was never closed', text: edited({}, ['<global_settings>', `<${scsiNode}><global_settings>`]) },
    { name: 'cut off', text: cutAfter(edited({}, withEntry('vdev014')), '<vdev014>') },
  ],
  fixed: [
    {
      title: 'Remove vdev014 from the manifest',
      text: edited({}, [size, '<size type="integer">14</size>'], withEntry('vdev014')),
      writes: size,
    },
    {
      title: 'Remove vdev005 from the manifest',
      text: edited({}, [
        /(<vdev005>[\s\S]*?<instance type="string">)[^<]*/,
        '$1{58F75A6D-D949-4320-99E1-A2A2576D581C}',
      ]),
    },
    {
      title: 'Remove the second node',
      text: edited(
        {},
        ['<global_settings>', `<${scsiNode} />\n  <${scsiNode} />\n  <global_settings>`],
        [new RegExp(`<${scsiNode}>[\\s\\S]*?</${scsiNode}>\\s*`), ''],
      ),
    },
  ],
});

describeRule('vmconfig/device-without-node', {
  fires: [
    {
      name: 'a SCSI controller without a node',
      text: edited(
        {},
        [new RegExp(`<${scsiNode}>[\\s\\S]*?</${scsiNode}>\\s*`), ''],
        [scsiInstance, `[|${scsiInstance}|]`],
      ),
      severity: 'warning',
      says: ['SCSI controller', 'inferred', 'has no node'],
    },
    {
      name: 'an empty node',
      text: edited(
        {},
        [new RegExp(`<${scsiNode}>[\\s\\S]*?</${scsiNode}>`), `<${scsiNode} />`],
        [scsiInstance, `[|${scsiInstance}|]`],
      ),
      says: ['an empty node'],
    },
    {
      name: 'a network adapter',
      text: edited({}, [/<_c1f0a7de[\s\S]*?<\/_c1f0a7de.*\s*/, ''], [/C1F0A7DE-33B6-4F0E-A6C4-90A15F3F27D8/, '[|$&|]']),
    },
  ],
  quiet: [
    { name: 'with nodes', text: vmConfig() },
    { name: 'a mouse, which has defaults', text: edited({}, [/<_58f75a6d[\s\S]*?<\/_58f75a6d.*\s*/, '']) },
    { name: 'integration components of version 2.0', text: vmConfig({ version: '2.0' }) },
    {
      name: 'a node in upper case',
      text: edited(
        {},
        [`<${scsiNode}>`, `<${scsiNode.toUpperCase()}>`],
        [`</${scsiNode}>`, `</${scsiNode.toUpperCase()}>`],
      ),
    },
  ],
  missing: [{ name: 'no entry', text: vmConfig({ scsi: [] }) }],
  broken: [
    {
      name: 'cut off before the root ends',
      text: cutAfter(edited({}, [new RegExp(`<${scsiNode}>[\\s\\S]*?</${scsiNode}>\\s*`), '']), '</manifest>'),
    },
    { name: 'the node is being typed', text: edited({}, [`<${scsiNode}>`, `<${scsiNode.slice(0, 20)}`]) },
  ],
  fixed: [
    {
      title: `Name the node ${scsiNode}`,
      text: edited(
        {},
        [`<${scsiNode}>`, `<${scsiNode.replace('5b0d', '5b8d')}>`],
        [`</${scsiNode}>`, `</${scsiNode.replace('5b0d', '5b8d')}>`],
      ),
      writes: `</${scsiNode}>`,
    },
  ],
});

describe('one fault in the manifest gives one finding', () => {
  test.each([
    ['an entry in the middle taken out', edited({}, [fifth, '']), ['vmconfig/vdev-number']],
    [
      'the last entry taken out',
      edited({ scsi: [[], []] }, [/\s*<vdev014>[\s\S]*?<\/vdev014>/, '']),
      ['vmconfig/manifest-size'],
    ],
    ['an entry pasted once more', edited({}, withEntry('vdev013')), ['vmconfig/vdev-number']],
    [
      'an entry pasted and numbered',
      edited({}, [size, '<size type="integer">14</size>'], withEntry('vdev014')),
      ['vmconfig/duplicate-device'],
    ],
    [
      'a number mistyped',
      edited({}, ['<vdev005>', '<vdev006>'], ['</vdev005>', '</vdev006>']),
      ['vmconfig/vdev-number'],
    ],
    ['a wrong size', edited({}, [size, '<size type="integer">12</size>']), ['vmconfig/manifest-size']],
    ['a size that is no number', edited({}, [size, '<size type="integer">x</size>']), ['vmconfig/value-not-of-type']],
  ])('%s', (_name, text, codes) => {
    expect(findingsOf(text).map(({ code }) => code)).toEqual(codes);
  });
});

test('renumbering keeps every device with its node', () => {
  const text = edited({ scsi: [[{ path: 'D:\\a.vhdx' }], [{ path: 'D:\\b.vhdx' }]] }, [fifth, '']);
  const before = openVmConfig('mem:///vm.xml', text).config;
  const after = openVmConfig('mem:///vm.xml', checkFix('vmconfig/vdev-number', text, 'Number the entries')).config;
  const devices = (config: typeof before): unknown =>
    config?.devices.map(({ classGuid, instance, node }) => [classGuid, instance, node?.name]);
  expect(devices(after)).toEqual(devices(before));
  expect(after?.manifest?.entries.map(({ number }) => number)).toEqual(
    after?.manifest?.entries.map((_one, at) => at + 1),
  );
});

test('entries in any order are renumbered by their numbers', () => {
  const text = edited({}, [/(<vdev001>[\s\S]*?<\/vdev001>)(\s*)(<vdev002>[\s\S]*?<\/vdev002>)/, '$3$2$1'], [fifth, '']);
  const [finding] = checkVmConfig(openVmConfig('mem:///vm.xml', text));
  const after = applyEdits(text, finding?.fixes()[0]?.edits ?? []);
  expect(after.indexOf('<vdev002>')).toBeLessThan(after.indexOf('<vdev001>'));
});
