import type { EvidenceFacts, FileStatus, OtherConfig } from '../../../../src/core/vmconfig/evidence-facts';
import { pathKey } from '../../../../src/core/vmconfig/evidence-facts';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';
import { cutAfter, edited } from './edit';

const id = '7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41';
const otherId = 'C0FFEE00-52B4-4E0B-9C1E-0F6A2B7D9E41';
const globalId = `<global_id type="string">${id}`;
const markedId = (options = {}): string => edited(options, [globalId, `<global_id type="string">[|${id}|]`]);

describeRule('vmconfig/id-mismatch', {
  fires: [
    {
      name: 'two ids',
      text: edited({ logicalId: otherId }, [otherId, `[|${otherId}|]`]),
      severity: 'warning',
      says: ['logical_id', id.toLowerCase()],
    },
    {
      name: 'the file name tells which is wrong',
      text: markedId({ logicalId: otherId }),
      uri: `mem:///${otherId}.xml`,
    },
  ],
  quiet: [
    { name: 'the same in another case', text: vmConfig({ logicalId: id.toLowerCase() }) },
    { name: 'a checkpoint, of which no file was seen', text: vmConfig({ logicalId: otherId, typeId: 'Snapshots' }) },
    { name: 'no GUID', text: vmConfig({ logicalId: 'unknown' }) },
  ],
  missing: [
    { name: 'no logical_id', text: edited({}, [/<logical_id.*/, '']) },
    { name: 'no global_id', text: edited({ logicalId: otherId }, [/<global_id.*/, '']) },
  ],
  broken: [
    { name: 'half a GUID', text: edited({}, [/(<logical_id type="string">7A3C5D10-52B4)[^<]*<\/logical_id>/, '$1']) },
    { name: 'cut off in the GUID', text: cutAfter(vmConfig({ logicalId: otherId }), 'C0FFEE00') },
  ],
  fixed: [
    { title: 'Set logical_id to', text: vmConfig({ logicalId: otherId }), writes: `<logical_id type="string">${id}<` },
    {
      title: 'Set global_id to',
      text: vmConfig({ logicalId: otherId }),
      uri: `mem:///${otherId.toLowerCase()}.xml`,
      writes: `<global_id type="string">${otherId}<`,
    },
  ],
});

describeRule('vmconfig/file-name-mismatch', {
  fires: [
    {
      name: 'named after another id',
      text: markedId(),
      uri: `file:///d%3A/VMs/Virtual%20Machines/${otherId}.xml`,
      severity: 'warning',
      says: ['inferred', otherId],
    },
  ],
  quiet: [
    { name: 'named after the id, in another case', text: vmConfig(), uri: `mem:///${id.toLowerCase()}.XML` },
    { name: 'a name that is no GUID', text: vmConfig(), uri: 'mem:///vm.xml' },
    { name: 'a copy with words in its name', text: vmConfig(), uri: `mem:///${otherId} (old).xml` },
    { name: 'a checkpoint', text: vmConfig({ typeId: 'Snapshots' }), uri: `mem:///${otherId}.xml` },
    { name: 'two ids are another finding', text: vmConfig({ logicalId: otherId }), uri: `mem:///${otherId}.xml` },
  ],
  missing: [{ name: 'no id', text: edited({}, [/<global_id.*/, '']), uri: `mem:///${otherId}.xml` }],
  broken: [
    { name: 'half an id', text: edited({}, [globalId, '<global_id type="string">7A3C']), uri: `mem:///${otherId}.xml` },
    {
      name: 'cut off in the id',
      text: cutAfter(vmConfig(), '<global_id type="string">7A3C'),
      uri: `mem:///${otherId}.xml`,
    },
  ],
  fixed: { none: 'which of the two is right is not known, and a configuration must not be renamed on a guess' },
});

function others(...found: readonly Partial<OtherConfig>[]): EvidenceFacts {
  return {
    files: new Map(),
    others: found.map((one, at) => ({ uri: `mem:///other-${at}.xml`, kind: 'virtual-machine', ...one })),
  };
}

const same = { id: id.toLowerCase() };

describeRule('vmconfig/duplicate-id', {
  fires: [
    {
      name: 'one other',
      text: markedId(),
      evidence: others(same),
      severity: 'warning',
      says: ['Another configuration', id.toLowerCase()],
    },
    {
      name: 'thirty others',
      text: markedId(),
      evidence: others(...Array.from({ length: 30 }, () => same)),
      says: ['30 other'],
    },
  ],
  quiet: [
    { name: 'other ids', text: vmConfig(), evidence: others({ id: otherId.toLowerCase(), name: 'APP01' }, {}) },
    { name: 'its own checkpoint', text: vmConfig(), evidence: others({ ...same, kind: 'checkpoint' }) },
    { name: 'a planned VM, which an import makes', text: vmConfig(), evidence: others({ ...same, kind: 'planned' }) },
    { name: 'a checkpoint', text: vmConfig({ typeId: 'Snapshots' }), evidence: others(same) },
    { name: 'while typing', text: vmConfig(), evidence: others(same), slow: false },
  ],
  missing: [
    { name: 'no evidence', text: vmConfig() },
    { name: 'no id', text: edited({}, [/<global_id.*/, '']), evidence: others(same) },
  ],
  broken: [{ name: 'half an id', text: cutAfter(vmConfig(), '<global_id type="string">7A3C'), evidence: others(same) }],
  fixed: { none: 'which of the files is the right one is not known' },
});

const disk = 'D:\\VMs\\APP01\\APP01.vhdx';
const checkpointDisk = 'D:\\VMs\\APP01\\APP01_0F6D0A4C-3C55-4E0B-8C69-6B0E3C5A7E21.avhdx';

function files(path: string, status: 'present' | 'absent', ...folderNames: string[]): EvidenceFacts {
  const known: FileStatus =
    status === 'present'
      ? { status, uri: 'mem:///x', folderNames }
      : { status, folderUri: 'mem:///disks', folderNames };
  return { others: [], files: new Map([[pathKey(path), known]]) };
}

describeRule('vmconfig/file-not-found', {
  fires: [
    {
      name: 'a disk',
      text: edited({}, [disk, `[|${disk}|]`]),
      evidence: files(disk, 'absent', 'other.vhdx'),
      severity: 'warning',
      says: ['IDE 0:0', 'APP01.vhdx'],
    },
    {
      name: 'the image in a DVD drive',
      text: edited({ ide: [{ type: 'ISO', path: 'D:\\iso\\setup.iso' }] }, [/D:.*\.iso/, '[|$&|]']),
      evidence: files('D:/ISO/Setup.iso', 'absent'),
      says: ['medium'],
    },
    {
      name: 'a saved state file',
      text: edited({ savedState: { memory: 'D:\\s\\a.bin', device: 'D:\\s\\a.vsv' } }, [/D:.*\.vsv/, '[|$&|]']),
      evidence: files('D:\\s\\a.vsv', 'absent', 'a.bin'),
      says: ['saved state file'],
    },
    {
      name: 'one file in two drives, told once',
      text: edited({ ide: [{ path: disk }, { path: disk }] }, [disk, `[|${disk}|]`]),
      evidence: files(disk, 'absent'),
    },
  ],
  quiet: [
    { name: 'it is there', text: vmConfig(), evidence: files(disk, 'present', 'APP01.vhdx') },
    {
      name: 'not checked',
      text: vmConfig(),
      evidence: { others: [], files: new Map([[pathKey(disk), { status: 'not-checked' }]]) },
    },
    { name: 'while typing', text: vmConfig(), evidence: files(disk, 'absent'), slow: false },
    {
      name: 'an AVHDX that was renamed is HVB067',
      text: vmConfig({ ide: [{ path: checkpointDisk }] }),
      evidence: files(checkpointDisk, 'absent', 'APP01_11111111-2222-4333-8444-555555555555.avhdx'),
    },
  ],
  missing: [
    { name: 'no evidence', text: vmConfig() },
    { name: 'an empty drive', text: vmConfig({ ide: [{ type: 'ISO' }] }), evidence: files('', 'absent') },
  ],
  broken: [
    {
      name: 'half a path',
      text: cutAfter(vmConfig(), 'D:\\VMs\\APP01\\'),
      evidence: files('D:\\VMs\\APP01\\', 'absent'),
    },
    {
      name: 'a path without its end tag',
      text: edited({}, [/(APP01\.vhdx)<\/pathname>/, '$1']),
      evidence: files(disk, 'absent'),
    },
  ],
  fixed: { none: 'where the file went is not known' },
});

const version = (value: number): string => `<version type="integer">[|${value}|]</version>`;

describeRule('vmconfig/version-in-xml', {
  fires: [
    {
      name: 'version 9.0 under the name of a host',
      text: edited({ version: '9.0' }, ['<version type="integer">2304</version>', version(2304)]),
      uri: `mem:///${id}.xml`,
      severity: 'info',
      says: ['9.0', 'inferred'],
    },
    {
      name: 'version 6.2',
      text: edited({}, ['<version type="integer">1280</version>', version(1538)]),
      uri: `mem:///${id}.xml`,
    },
  ],
  quiet: [
    { name: 'version 5.0', text: vmConfig(), uri: `mem:///${id}.xml` },
    { name: 'exported under another name', text: vmConfig({ version: '9.0' }), uri: 'mem:///vm.xml' },
    { name: 'a binary file shown as text', text: vmConfig({ version: '9.0' }), uri: `mem:///${id}.vmcx` },
  ],
  missing: [
    {
      name: 'no version',
      text: edited({ version: '9.0' }, [/<version type="integer">2304.*/, '']),
      uri: `mem:///${id}.xml`,
    },
  ],
  broken: [
    {
      name: 'half a version',
      text: cutAfter(vmConfig({ version: '9.0' }), '<version type="integer">2304'),
      uri: `mem:///${id}.xml`,
    },
  ],
  fixed: { none: 'the version says how the rest is to be read, so changing it mends nothing' },
});
