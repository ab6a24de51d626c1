import { describe, expect, test } from 'vitest';
import { scsiController } from '../../../../src/core/vmconfig/facts/devices';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const hostOs = 'windows-server-2012-r2';
/** Without a controller, and with the name of the manifest marked. */
const bare = (options: VmConfigOptions = {}): string =>
  vmConfig({ scsi: [], replace: ['<manifest>', '<[|manifest|]>'], ...options });

describeRule('HVB001', {
  fires: [
    {
      name: 'a generation 1 VM on a 2012 R2 host',
      text: bare({ name: 'APP 01' }),
      hostOs,
      severity: 'error',
      says: ['"APP 01"', 'no SCSI controller', 'while it runs', '10103', 'off or saved'],
      powershell: "Add-VMScsiController -VMName 'APP 01'",
    },
    { name: 'a host that only the version 5.0 points to', text: bare(), severity: 'error' },
    {
      name: 'a later host, whose VSS writer still asks for it',
      text: bare(),
      hostOs: 'windows-server-2016',
      severity: 'warning',
    },
    { name: 'an unknown host and a version that several write', text: bare({ version: '9.0' }), severity: 'warning' },
    { name: 'a VM of 4.0 that is meant for 2012 R2', text: bare({ version: '4.0' }), hostOs, severity: 'error' },
    { name: 'no subtype, which is generation 1', text: bare({ raw: { properties: { subtype: undefined } } }), hostOs },
    { name: 'disks on IDE do not help', text: bare({ ide: [{ path: 'D:\\a.vhdx' }, { path: 'D:\\b.vhdx' }] }), hostOs },
    {
      name: 'a name with quotes, an ampersand and a dollar sign',
      text: bare({ name: `Anna's "B" & $env:C` }),
      hostOs,
      powershell: `Add-VMScsiController -VMName 'Anna''s "B" & $env:C'`,
    },
    {
      name: 'a name with a backtick, which is an escape in -VMName: by id',
      text: bare({ name: 'SQL`1', id: '11111111-2222-4333-8444-555555555555' }),
      hostOs,
      powershell: "Add-VMScsiController -VM (Get-VM -Id '11111111-2222-4333-8444-555555555555')",
    },
    {
      name: 'a template without id and name',
      text: bare({ raw: { properties: { global_id: undefined, name: undefined } } }),
      hostOs,
      says: ['This VM has'],
      powershell: "Add-VMScsiController -VMName '<VM name>'",
    },
  ],
  quiet: [
    {
      name: 'an empty manifest before the real one: which one Hyper-V reads is not known',
      text: vmConfig({ replace: ['<manifest>', '<manifest></manifest><manifest>'] }),
      hostOs,
    },
    { name: 'an empty controller is enough', text: vmConfig({ scsi: [[]] }), hostOs },
    { name: 'two controllers', text: vmConfig({ scsi: [[], [{ path: 'D:\\a.vhdx' }]] }), hostOs },
    {
      name: 'a controller without a node',
      text: vmConfig({ raw: { '_5b0d9c52-7a51-4c38-8d3a-1c9f7e2b6a10_': undefined } }),
      hostOs,
    },
    {
      name: 'its class in upper case and braces',
      text: vmConfig({ replace: [scsiController, `{${scsiController.toUpperCase()}}`] }),
      hostOs,
    },
    { name: 'on 2012, which works in the guest itself', text: vmConfig({ scsi: [] }), hostOs: 'windows-server-2012' },
    { name: 'a configuration of 2012 without a named host', text: vmConfig({ scsi: [], version: '4.0' }) },
    { name: 'a configuration of 2008 R2 without a named host', text: vmConfig({ scsi: [], version: '2.0' }) },
    { name: 'client Windows, which has no VSS writer', text: vmConfig({ scsi: [] }), hostOs: 'windows-client' },
    { name: 'generation 2, which boots from SCSI', text: vmConfig({ scsi: [], generation: 2 }), hostOs },
    {
      name: 'a generation that is not known',
      text: vmConfig({ scsi: [], raw: { properties: { subtype: ['integer', '7'] } } }),
      hostOs,
    },
    { name: 'a checkpoint', text: vmConfig({ scsi: [], typeId: 'Snapshots' }), hostOs },
    {
      name: 'a device whose class cannot be read might be it',
      text: vmConfig({ scsi: [], replace: [/<device type="string">[^<]*</, '<device type="string">?<'] }),
      hostOs,
    },
  ],
  missing: [
    { name: 'no manifest', text: vmConfig({ scsi: [], raw: { manifest: undefined } }), hostOs },
    {
      name: 'no properties: the generation is not known',
      text: vmConfig({ scsi: [], raw: { properties: undefined } }),
      hostOs,
    },
    {
      name: 'a manifest that lists nothing',
      text: '<configuration><[|manifest|]><size type="integer">0</size></manifest><properties><version type="integer">1280</version></properties></configuration>',
      hostOs,
    },
  ],
  broken: [
    { name: 'a manifest that is not closed', text: vmConfig({ scsi: [], replace: ['</manifest>', ''] }), hostOs },
    {
      name: 'a tag half typed in the manifest',
      text: vmConfig({ scsi: [], replace: ['</vdev003>', '</vdev003><vd'] }),
      hostOs,
    },
    {
      name: 'cut off behind the manifest: the generation is not known',
      text: vmConfig({ scsi: [] }).split('<properties>')[0] ?? '',
      hostOs,
    },
    { name: 'a fault elsewhere changes nothing', text: bare().replace('</settings>', ''), hostOs },
  ],
  fixed: [
    {
      title: 'Add a SCSI controller to this text',
      text: bare(),
      hostOs,
      writes: `<device type="string">${scsiController}</device>`,
    },
    {
      title: 'a preview',
      text: bare({ version: '9.0' }),
      hostOs: 'windows-server-2019',
      writes: '<VDEVVersion type="integer">512<',
    },
  ],
});

describe('HVB001 beside that', () => {
  const found = (text: string, os: (typeof hostOsNames)[number] = hostOs): ReturnType<typeof findingsOf> =>
    findingsOf(text, { hostOs: os }).filter(({ code }) => code === 'HVB001');

  test('its severity on every host', () => {
    const text = vmConfig({ scsi: [] });
    expect(Object.fromEntries(hostOsNames.map((os) => [os, found(text, os)[0]?.severity]))).toEqual({
      'windows-server-2008': undefined,
      'windows-server-2008-r2': undefined,
      'windows-server-2012': undefined,
      'windows-server-2012-r2': 'error',
      'windows-server-2016': 'warning',
      'windows-server-2019': 'warning',
      'windows-server-2022': 'warning',
      'windows-server-2025': 'warning',
      'windows-client': undefined,
    });
  });

  test('the host change is first and wants the VM off', () => {
    const [change, edit, ...rest] = found(vmConfig({ scsi: [] }))[0]?.fixes() ?? [];
    expect(change?.edits).toBeUndefined();
    expect(change?.safety).toContain('Shut the guest down first');
    expect(edit?.edits).toHaveLength(3);
    expect(rest).toEqual([]);
  });

  test('where the text cannot be edited soundly, the host change is left', () => {
    const fixes = found(vmConfig({ scsi: [], replace: ['</settings>', ''] }))[0]?.fixes() ?? [];
    expect(fixes.map(({ powershell }) => powershell)).toEqual(["Add-VMScsiController -VMName 'APP01'"]);
  });

  test('a saved state is pointed to, since a saved VM needs no controller', () => {
    const saved = { memory: 'D:\\s.bin', device: 'D:\\s.vsv' };
    const text = vmConfig({ scsi: [], savedState: saved });
    const [one] = found(text);
    expect(one?.related.map(({ span }) => text.slice(span?.start, span?.end))).toEqual(['D:\\s.bin']);
    expect(found(vmConfig({ scsi: [] }))[0]?.related).toEqual([]);
  });

  test('a clustered VM is changed on its node', () => {
    expect(found(vmConfig({ scsi: [], clustered: true }))[0]?.fixes()[0]?.safety).toContain('on the node that owns it');
  });

  test('cut off anywhere, a configuration with a controller is not said to have none', () => {
    const text = vmConfig();
    for (let end = 0; end < text.length; end += 23) expect(found(text.slice(0, end)), `at ${end}`).toEqual([]);
  });
});
