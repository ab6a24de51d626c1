import { describe, expect, test } from 'vitest';
import { tpmDevice } from '../../../../src/core/vmconfig/facts/devices';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';
import { bool, type Leaf } from '../../../support/vm-config/tree';

const base: VmConfigOptions = { vtpm: true, generation: 2, version: '9.0', ide: [] };
const marked = (options: VmConfigOptions = {}): string =>
  vmConfig({
    ...base,
    replace: [`device type="string">${tpmDevice}`, `device type="string">[|${tpmDevice}|]`],
    ...options,
  });
const withEnabled = (enabled: Leaf): VmConfigOptions => ({ raw: { [`_${tpmDevice}_`]: { Enabled: enabled } } });

describeRule('HVB028', {
  fires: [
    {
      name: 'a device in the manifest: whether it is on is not said, so it is information',
      text: marked(),
      severity: 'info',
      says: ['"APP01" lists a virtual TPM', 'inferred', 'key protector'],
      powershell: "Get-VMSecurity -VMName 'APP01' | Format-List VMName, TpmEnabled, Shielded",
    },
    {
      name: 'one that says it is on',
      text: marked(withEnabled(bool(true))),
      hostOs: 'windows-server-2019',
      severity: 'warning',
      says: ['The virtual TPM of "APP01" is on'],
    },
    { name: 'on a client', text: marked(), hostOs: 'windows-client', severity: 'info' },
    {
      name: 'the class in upper case',
      text: vmConfig({
        ...base,
        replace: [`device type="string">${tpmDevice}`, `device type="string">[|${tpmDevice.toUpperCase()}|]`],
      }),
    },
    {
      name: 'a node without an entry in the manifest',
      text: vmConfig({ generation: 2, version: '9.0', raw: { [`_${tpmDevice}_`]: { Enabled: bool(true) } } }).replace(
        `<_${tpmDevice}_>`,
        `<[|_${tpmDevice}_|]>`,
      ),
      severity: 'warning',
    },
    {
      name: 'a name with wildcards',
      text: marked({ name: 'APP[1]' }),
      powershell:
        "Get-VMSecurity -VM (Get-VM -Id '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41') | Format-List VMName, TpmEnabled, Shielded",
    },
  ],
  quiet: [
    { name: 'no such device', text: vmConfig({ generation: 2, version: '9.0', ide: [] }) },
    { name: 'a device that says it is off', text: vmConfig({ ...base, ...withEnabled(bool(false)) }) },
    { name: 'a host without such devices', text: vmConfig(base), hostOs: 'windows-server-2012-r2' },
    { name: 'a checkpoint', text: vmConfig({ ...base, typeId: 'Snapshots' }) },
    { name: 'the guest state, which is another device', text: vmConfig({ version: '9.0', vtpm: false }) },
  ],
  missing: [
    { name: 'no manifest', text: vmConfig({ version: '9.0', generation: 2, raw: { manifest: undefined } }) },
    {
      name: 'an entry without a class',
      text: vmConfig(base).replaceAll(`string">${tpmDevice}<`, 'string"><').replaceAll(`_${tpmDevice}_`, 'node'),
    },
  ],
  broken: [
    {
      name: 'half a class',
      text: vmConfig(base)
        .replaceAll(`string">${tpmDevice}<`, 'string">736e6aa9-a3f8<')
        .replaceAll(`_${tpmDevice}_`, 'node'),
    },
    { name: 'cut off after the entry, which suffices', text: marked().replace(/(\|\]<\/device>)[^]*/, '$1') },
  ],
  fixed: 'no edit',
});

describe('HVB028 beside that', () => {
  test('its severity on every host', () => {
    const text = vmConfig({ ...base, ...withEnabled(bool(true)) });
    const severity = (hostOs?: (typeof hostOsNames)[number]) =>
      findingsOf(text, hostOs ? { hostOs } : {}).find(({ code }) => code === 'HVB028')?.severity;
    const none = undefined;
    expect(hostOsNames.map(severity)).toEqual([none, none, none, none, ...Array.from({ length: 5 }, () => 'warning')]);
    expect(severity()).toBe('warning');
  });

  test('two looks, neither of which changes anything', () => {
    const fixes =
      findingsOf(vmConfig(base))
        .find(({ code }) => code === 'HVB028')
        ?.fixes() ?? [];
    expect(fixes.map(({ powershell }) => powershell)).toEqual([
      "Get-VMSecurity -VMName 'APP01' | Format-List VMName, TpmEnabled, Shielded",
      "Get-ChildItem -LiteralPath 'Cert:\\LocalMachine\\Shielded VM Local Certificates'",
    ]);
    for (const { safety } of fixes) expect(safety).toMatch(/^It only reads\./);
  });
});
