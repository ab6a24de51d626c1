import { expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const hostOs = 'windows-server-2019';
const path = 'C:\\ClusterStorage\\Volume1\\data.vhdx';
const shared = (file: string, options: VmConfigOptions = {}): string =>
  vmConfig({ version: '9.0', scsi: [[{ path: file, shared: true }]], ...options });

describeRule('HVB015', {
  fires: [
    {
      name: 'a shared VHDX on a 2019 host',
      text: shared(`[|${path}|]`),
      hostOs,
      severity: 'warning',
      says: ['SCSI 0:0', '"APP01"', 'inferred', 'VHD Set', '18174'],
      powershell: `Convert-VHD -Path '${path}' -DestinationPath 'C:\\ClusterStorage\\Volume1\\data.vhds'`,
    },
    {
      name: 'version 5.0 that is known to be on 2016',
      text: shared(`[|${path}|]`, { version: '5.0' }),
      hostOs: 'windows-server-2016',
      severity: 'warning',
    },
    {
      name: 'an unknown host and a version of 2016 or later',
      text: shared(`[|${path}|]`, { version: '8.0' }),
      severity: 'warning',
    },
    {
      name: 'a path that needs quoting, in capitals',
      text: shared("[|\\\\fs1\\vms$\\Anna's `1` & 2.VHDX|]"),
      hostOs,
      powershell:
        "Convert-VHD -Path '\\\\fs1\\vms$\\Anna''s `1` & 2.VHDX' -DestinationPath '\\\\fs1\\vms$\\Anna''s `1` & 2.vhds'",
    },
    {
      name: 'an extended path',
      text: shared('[|\\\\?\\D:\\data.vhdx|]'),
      hostOs,
      powershell: "Convert-VHD -Path '\\\\?\\D:\\data.vhdx' -DestinationPath '\\\\?\\D:\\data.vhds'",
    },
    {
      name: 'each shared disk',
      text: shared('', {
        scsi: [
          [{ path: '[|D:\\a.vhdx|]', shared: true }, { path: 'D:\\b.vhdx' }, { path: '[|D:\\c.vhdx|]', shared: true }],
        ],
      }),
      hostOs,
    },
  ],
  quiet: [
    { name: 'a VHD Set', text: shared('D:\\data.vhds'), hostOs },
    { name: 'a disk that is not shared', text: vmConfig({ version: '9.0', scsi: [[{ path }]] }), hostOs },
    {
      name: 'a differencing disk: its base would have to be converted',
      text: shared('D:\\data_9F0F5D4B-3C9A-4A55-8D3C-2B1E7A6F4C10.avhdx'),
      hostOs,
    },
    {
      name: 'on 2012 R2, which has no VHD Sets',
      text: shared(path, { version: '5.0' }),
      hostOs: 'windows-server-2012-r2',
    },
    { name: 'version 5.0 without a named host', text: shared(path, { version: '5.0' }) },
    { name: 'a checkpoint', text: shared(path, { typeId: 'Snapshots' }), hostOs },
  ],
  missing: [
    {
      name: 'no flag',
      text: shared(path, {
        replace: [/<persistent_reservations_supported type="bool">True<\/persistent_reservations_supported>/, ''],
      }),
      hostOs,
    },
    { name: 'no version and no host', text: shared(path, { raw: { properties: { version: undefined } } }) },
    { name: 'no path', text: shared(''), hostOs },
  ],
  broken: [
    {
      name: 'cut off before its type, where a checkpoint would look the same',
      text: shared(path).split('<properties>')[0] ?? '',
      hostOs,
    },
    { name: 'a path that was not closed', text: shared(path).replace('.vhdx</pathname>', '.vhdx'), hostOs },
    { name: 'a fault elsewhere changes nothing', text: shared(`[|${path}|]`).replace('</settings>', ''), hostOs },
  ],
  fixed: 'no edit',
});

test('HVB015 is a warning from 2016 on, since its value is inferred, and silent before', () => {
  const severities = hostOsNames.map(
    (os) => findingsOf(shared(path), { hostOs: os }).find(({ code }) => code === 'HVB015')?.severity,
  );
  const none = undefined;
  expect(severities).toEqual([none, none, none, none, 'warning', 'warning', 'warning', 'warning', 'warning']);
});

test('HVB015 names every step before and after the conversion', () => {
  const [fix] =
    findingsOf(shared(path), { hostOs })
      .find(({ code }) => code === 'HVB015')
      ?.fixes() ?? [];
  expect(fix?.safety).toMatch(/^Shut every node .* down, take a copy, detach .* first\./);
});
