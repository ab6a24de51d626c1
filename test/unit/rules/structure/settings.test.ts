import { expect, test } from 'vitest';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';
import { cutAfter, edited } from './edit';

const commandSet = '<storage_allow_full_scsi_command_set type="bool">';
const typed = (word: string): string => `<type type="string">${word}</type>`;

describeRule('vmconfig/full-scsi-command-set', {
  fires: [
    {
      name: 'True',
      text: edited({}, [`${commandSet}False`, `${commandSet}[|True|]`]),
      severity: 'warning',
      says: ['True'],
      powershell:
        'Get-CimInstance -Namespace root/virtualization/v2 -ClassName Msvm_VirtualSystemSettingData | Where-Object AllowFullSCSICommandSet | Select-Object ElementName, VirtualSystemIdentifier',
    },
  ],
  quiet: [{ name: 'False', text: vmConfig() }],
  missing: [{ name: 'not there', text: edited({}, [/<storage_allow.*/, '']) }],
  broken: [
    {
      name: 'half a word',
      text: cutAfter(edited({}, [`${commandSet}False`, `${commandSet}True`]), `${commandSet}True`),
    },
    { name: 'no truth value', text: edited({}, [`${commandSet}False`, `${commandSet}1`]) },
  ],
  fixed: [
    {
      title: 'Set it to False',
      text: edited({}, [`${commandSet}False`, `${commandSet}True`]),
      writes: `${commandSet}False`,
    },
  ],
});

describeRule('vmconfig/drive-type', {
  fires: [
    {
      name: 'a word that is not known',
      text: edited({}, [typed('VHD'), typed('[|VHDX|]')]),
      severity: 'warning',
      says: ['IDE 0:0', '"VHDX"', 'inferred'],
    },
    {
      name: 'an empty word',
      text: edited({}, [typed('VHD'), '<[|type|] type="string"></type>']),
      says: ['empty type'],
    },
    {
      name: 'on SCSI',
      text: edited({ scsi: [[{ path: 'D:\\a.vhdx' }]], ide: [] }, [typed('VHD'), typed('[|CTLFS|]')]),
    },
  ],
  quiet: [
    {
      name: 'the known words',
      text: vmConfig({ ide: [{ type: 'VHD' }, { type: 'ISO' }, { type: 'HDD' }, { type: 'VLU' }] }),
    },
    { name: 'another case', text: edited({}, [typed('VHD'), typed('vhd')]) },
    { name: 'the type of a saved state', text: vmConfig({ savedState: { memory: 'a', device: 'b', type: 'Other' } }) },
  ],
  missing: [{ name: 'a drive without a type', text: edited({}, [typed('VHD'), '']) }],
  broken: [
    { name: 'a word that is being typed', text: edited({}, [typed('VHD'), '<type type="string">VH']) },
    { name: 'cut off in the word', text: cutAfter(vmConfig(), '<type type="string">VH') },
  ],
  fixed: [{ title: 'Change the type to VHD', text: edited({}, [typed('VHD'), typed('VHDX')]), writes: typed('VHD') }],
});

const ide = '83f8638b-8dca-4152-9eda-2ca8b33039b4';
const rename = (from: string, to: string): readonly (readonly [RegExp, string])[] => [
  [new RegExp(`<${from}>`), `<[|${to}|]>`],
  [new RegExp(`</${from}>`), `</${to}>`],
];
const scsiDrive = { scsi: [[{ path: 'D:\\a.vhdx' }]], generation: 2 } as const;

describeRule('vmconfig/drive-location', {
  fires: [
    {
      name: 'a third drive on an IDE channel',
      text: edited({}, ...rename('drive1', 'drive2')),
      severity: 'warning',
      says: ['<drive2>', 'drive0 to drive1'],
    },
    {
      name: 'a third IDE channel',
      text: edited({}, ...rename('controller1', 'controller2')),
      says: ['controller0 to controller1'],
    },
    {
      name: 'the 65th drive of a SCSI controller',
      text: edited(scsiDrive, ...rename('drive0', 'drive64')),
      says: ['drive63'],
    },
    { name: 'a second controller in a SCSI node', text: edited(scsiDrive, ...rename('controller0', 'controller1')) },
    {
      name: 'a second diskette drive',
      text: edited({}, [/(<_8f0d2762[\s\S]*?)<drive0>([\s\S]*?)<\/drive0>/, '$1<[|drive1|]>$2</drive1>']),
      says: ['drive0 only'],
    },
  ],
  quiet: [
    { name: 'four IDE drives', text: vmConfig() },
    {
      name: 'the 64th drive of a SCSI controller',
      text: edited(scsiDrive, [/<drive0>/, '<drive63>'], [/<\/drive0>/, '</drive63>']),
    },
    { name: 'an unknown element', text: edited({}, ['<drive1>', '<drive_cache /><drive1>']) },
  ],
  missing: [{ name: 'no controller', text: edited({ scsi: [] }, [new RegExp(`<_${ide}_>[\\s\\S]*?</_${ide}_>`), '']) }],
  broken: [
    { name: 'a tag that is being typed', text: edited({}, ['<drive1>', '<drive']) },
    { name: 'cut off in the number', text: cutAfter(edited(scsiDrive, [/<drive0>/, '<drive64>']), '<drive6') },
  ],
  fixed: { none: 'where else the drive should be is not known' },
});

const limits = (limit: number, reservation: number) => ({
  ide: [{ path: 'D:\\a.vhdx', iopsLimit: limit, iopsReservation: reservation }],
});

describeRule('vmconfig/iops-limit', {
  fires: [
    {
      name: 'a limit below the reservation',
      text: edited(limits(100, 500), ['>100</iops_limit>', '>[|100|]</iops_limit>']),
      severity: 'warning',
      says: ['100', '500', 'IDE 0:0'],
      powershell:
        "Set-VMHardDiskDrive -VMName 'APP01' -ControllerType IDE -ControllerNumber 0 -ControllerLocation 0 -MaximumIOPS 500",
    },
  ],
  quiet: [
    { name: 'equal', text: vmConfig(limits(500, 500)) },
    { name: 'no limit', text: vmConfig(limits(0, 500)) },
    { name: 'no reservation', text: vmConfig(limits(100, 0)) },
  ],
  missing: [{ name: 'no limit', text: edited(limits(100, 500), [/<iops_limit.*/, '']) }],
  broken: [
    { name: 'half a number', text: cutAfter(vmConfig(limits(100, 500)), '<iops_reservation type="integer">500') },
    { name: 'no number', text: edited(limits(100, 500), ['>100</iops_limit>', '>low</iops_limit>']) },
  ],
  fixed: [{ title: 'Set iops_limit to 500', text: vmConfig(limits(100, 500)), writes: '>500</iops_limit>' }],
});

const memory = (size: number, reservation: number, limit: number, dynamic = true) => ({
  memory: { size, reservation, limit, dynamic },
});

describeRule('vmconfig/memory-range', {
  fires: [
    {
      name: 'a minimum above the startup memory',
      text: edited(memory(1024, 2048, 4096), ['>2048</reservation>', '>[|2048|]</reservation>']),
      severity: 'warning',
      says: ['1024 MB', 'minimum of 2048 MB'],
      powershell: "Set-VMMemory -VMName 'APP01' -MinimumBytes 1024MB",
    },
    {
      name: 'a maximum below the startup memory',
      text: edited(memory(8192, 512, 4096), ['>4096</limit>', '>[|4096|]</limit>']),
      says: ['maximum of 4096 MB'],
    },
  ],
  quiet: [
    { name: 'in range', text: vmConfig(memory(1024, 512, 4096)) },
    { name: 'all the same', text: vmConfig(memory(1024, 1024, 1024)) },
    { name: 'without dynamic memory they mean other things', text: vmConfig(memory(1024, 2048, 512, false)) },
  ],
  missing: [
    { name: 'no startup memory', text: edited(memory(1024, 2048, 512), [/<size type="integer">1024.*/, '']) },
    { name: 'no limits', text: edited(memory(1024, 2048, 512), [/<reservation .*2048.*/, ''], [/<limit .*512.*/, '']) },
  ],
  broken: [{ name: 'half a number', text: cutAfter(vmConfig(memory(1024, 2048, 4096)), '<size type="integer">1024') }],
  fixed: [
    { title: 'Set reservation to 1024', text: vmConfig(memory(1024, 2048, 4096)), writes: '>1024</reservation>' },
    { title: 'Set limit to 8192', text: vmConfig(memory(8192, 512, 4096)), writes: '>8192</limit>' },
  ],
});

const second = (...edits: readonly (readonly [string | RegExp, string])[]): string =>
  edited({}, ['<subtype type="integer">0', '<subtype type="integer">1'], ...edits);
const floppyNode = /<_8f0d2762[\s\S]*?<\/_8f0d2762.*\s*/;

describeRule('vmconfig/generation-2-device', {
  fires: [
    {
      name: 'an IDE and a floppy controller, one finding',
      text: second([`<_${ide}_>`, `<[|_${ide}_|]>`]),
      severity: 'warning',
      says: ['generation 2', 'inferred', 'an IDE controller and a Floppy controller'],
    },
    { name: 'an IDE controller alone', text: second([floppyNode, ''], [`<_${ide}_>`, `<[|_${ide}_|]>`]) },
  ],
  quiet: [
    { name: 'generation 1', text: vmConfig() },
    { name: 'generation 2', text: vmConfig({ generation: 2, version: '9.0' }) },
    {
      name: 'a generation that is not known',
      text: edited({}, ['<subtype type="integer">0', '<subtype type="integer">2']),
    },
  ],
  missing: [{ name: 'no subtype is generation 1', text: edited({}, [/<subtype.*/, '']) }],
  broken: [
    { name: 'half a subtype', text: cutAfter(second(), '<subtype type="integer">1') },
    { name: 'a node that is being typed', text: second([floppyNode, ''], [`<_${ide}_>`, '<_83f8638b']) },
  ],
  fixed: { none: 'whether the generation or the device is wrong is not known' },
});

test('a host change comes before the edit of the text', () => {
  const [finding] = findingsOf(vmConfig(limits(100, 500)));
  expect(finding?.fixes().map((fix) => fix.powershell !== undefined)).toEqual([true, false]);
});
