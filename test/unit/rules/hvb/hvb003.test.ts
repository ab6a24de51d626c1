import { describe, expect, test } from 'vitest';
import { guestServicesComponent, vssComponent } from '../../../../src/core/vmconfig/facts/devices';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

/** The node of the backup component says False, and this is marked. */
const off = (options: VmConfigOptions = {}): string =>
  vmConfig({
    vss: 'off',
    replace: [new RegExp(`(<_${vssComponent}_>\\s*<Enabled type="bool">)False`), '$1[|False|]'],
    ...options,
  });
const unlisted = (options: VmConfigOptions = {}): string =>
  vmConfig({ vss: 'absent', replace: ['<manifest>', '<[|manifest|]>'], ...options });
const enable = `| Where-Object Id -like '*5CED1297-4598-4915-A5FC-AD21BB4D02A4' | Enable-VMIntegrationService`;

describeRule('HVB003', {
  fires: [
    {
      name: 'the service is turned off',
      text: off({ name: 'DC 1' }),
      hostOs: 'windows-server-2012-r2',
      severity: 'error',
      says: ['backup integration service of "DC 1"', 'turned off', 'the host saves the VM'],
      powershell: `Get-VMIntegrationService -VMName 'DC 1' ${enable}`,
    },
    {
      name: 'on a later host, with what follows there',
      text: off(),
      hostOs: 'windows-server-2019',
      severity: 'error',
      says: ['crash-consistent'],
    },
    {
      name: 'in a configuration of 2.0, where a node is rare',
      text: off({ version: '2.0' }),
      severity: 'error',
      says: ['the host saves'],
    },
    { name: 'a generation 2 VM', text: off({ generation: 2 }), severity: 'error' },
    { name: 'false as tools write it', text: off().replace('[|False|]', '[|false|]'), severity: 'error' },
    {
      name: 'no such device in the manifest is an inference',
      text: unlisted(),
      hostOs: 'windows-server-2012-r2',
      severity: 'warning',
      says: ['"APP01"', 'inferred'],
      powershell: `Get-VMIntegrationService -VMName 'APP01' ${enable}`,
    },
    {
      name: 'a name with brackets goes by id',
      text: off({ name: "O'Neill [old]", id: '11111111-2222-4333-8444-555555555555' }),
      powershell: `Get-VMIntegrationService -VM (Get-VM -Id '11111111-2222-4333-8444-555555555555') ${enable}`,
    },
    {
      name: 'a VM without a name',
      text: off({ raw: { properties: { name: undefined } } }),
      says: ['service of this VM is'],
    },
  ],
  quiet: [
    {
      name: 'a manifest without the component before one that has it',
      text: vmConfig({ version: '2.0', replace: ['<manifest>', '<manifest></manifest><manifest>'] }),
    },
    { name: 'turned on', text: vmConfig({ vss: 'on' }) },
    { name: 'Enabled is True', text: off().replace('[|False|]', 'True') },
    { name: 'Enabled cannot be read', text: off().replace('[|False|]', 'no') },
    { name: 'another service is turned off', text: vmConfig({ components: { [guestServicesComponent]: 'off' } }) },
    { name: 'a checkpoint', text: off({ typeId: 'Snapshots' }).replace('[|False|]', 'False') },
    { name: 'a checkpoint without the device', text: vmConfig({ vss: 'absent', typeId: 'Snapshots' }) },
    {
      name: 'a node without an entry',
      text: vmConfig({ vss: 'absent', raw: { [`_${vssComponent}_`]: { VDEVVersion: ['integer', '256'] } } }),
    },
  ],
  missing: [
    {
      name: 'no properties in a document that is whole: what is there suffices',
      text: `<configuration><_${vssComponent}_><Enabled type="bool">[|False|]</Enabled></_${vssComponent}_></configuration>`,
    },
    { name: 'no Enabled means on', text: vmConfig() },
    { name: 'an entry without a node means on', text: vmConfig({ raw: { [`_${vssComponent}_`]: undefined } }) },
    { name: 'no manifest', text: vmConfig({ vss: 'absent', raw: { manifest: undefined } }) },
    {
      name: 'an entry without a class may be it',
      text: vmConfig({ vss: 'absent', replace: [/<device type="string">[^<]*<\/device>/, ''] }),
    },
  ],
  broken: [
    {
      name: 'cut off before its type, where a checkpoint would look the same',
      text: vmConfig({ vss: 'off' }).split('<properties>')[0] ?? '',
    },
    {
      name: 'a value that was not closed says nothing',
      text: vmConfig({ vss: 'off' }).replace(
        `<_${vssComponent}_>\n    <Enabled type="bool">False</Enabled>`,
        `<_${vssComponent}_>\n    <Enabled type="bool">False`,
      ),
    },
    {
      name: 'a manifest that is not closed lists nothing for certain',
      text: vmConfig({ vss: 'absent', replace: ['</manifest>', ''] }),
    },
    { name: 'a fault elsewhere changes nothing', text: off().replace('</settings>', '') },
  ],
  fixed: [
    {
      title: 'Set Enabled to True',
      text: off(),
      writes: `<_${vssComponent}_>\n    <Enabled type="bool">True</Enabled>`,
    },
    { title: 'Set Enabled to True', text: off({ version: '9.0' }), hostOs: 'windows-server-2022' },
  ],
});

describe('HVB003 beside that', () => {
  const found = (text: string, hostOs?: (typeof hostOsNames)[number]): ReturnType<typeof findingsOf> =>
    findingsOf(text, hostOs ? { hostOs } : {}).filter(({ code }) => code === 'HVB003');

  test('is an error on every host; an inference is a warning', () => {
    for (const os of hostOsNames) {
      expect(found(vmConfig({ vss: 'off' }), os).map(({ severity }) => severity)).toEqual(['error']);
      expect(found(vmConfig({ vss: 'absent' }), os).map(({ severity }) => severity)).toEqual(['warning']);
    }
    expect(found(vmConfig({ vss: 'off', version: '9.0' }))[0]?.severity).toBe('error');
  });

  test('where the host is not known, nothing is said of what it does instead', () => {
    const [one] = found(vmConfig({ vss: 'off', version: '9.0' }));
    expect(one?.message).toBe(
      'The backup integration service of "APP01" is turned off, so its guest is not quiesced for a backup.',
    );
  });

  test('the host change is first, the edit is preferred; an entry that is not there is not invented', () => {
    expect(
      found(vmConfig({ vss: 'off' }))[0]
        ?.fixes()
        .map(({ edits, preferred }) => [edits?.length, preferred]),
    ).toEqual([
      [undefined, undefined],
      [1, true],
    ]);
    expect(found(vmConfig({ vss: 'absent' }))[0]?.fixes()).toHaveLength(1);
  });

  test('cut off anywhere, a component that is there is not said to be absent', () => {
    const text = vmConfig();
    for (let end = 0; end < text.length; end += 23) expect(found(text.slice(0, end)), `at ${end}`).toEqual([]);
  });

  test('on 2008 R2 there are no cmdlets', () => {
    expect(found(vmConfig({ vss: 'off' }), 'windows-server-2008-r2')[0]?.fixes()[0]?.safety).toContain(
      'Hyper-V Manager',
    );
  });
});
