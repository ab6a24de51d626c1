import { expect, test } from 'vitest';
import { hostOsNames, type HostOs } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const of = (version: number, options: VmConfigOptions = {}): string =>
  vmConfig({ raw: { properties: { version: ['integer', String(version)] } }, ...options });
const marked = (version: number, options: VmConfigOptions = {}): string =>
  of(version, {
    replace: [`>${version}</version>\n  </properties>`, `>[|${version}|]</version>\n  </properties>`],
    ...options,
  });

describeRule('HVB021', {
  fires: [
    {
      name: '5.0 on 2022',
      text: marked(1280),
      hostOs: 'windows-server-2022',
      severity: 'error',
      says: ['"APP01"', '5.0', 'Windows Server 2022', '8.0 to 10.0'],
      powershell: 'Get-VMHostSupportedVersion',
    },
    {
      name: '9.0 on 2012 R2, where only an import can be tried',
      text: marked(2304),
      hostOs: 'windows-server-2012-r2',
      severity: 'error',
      says: ['runs only 5.0'],
      powershell: "(Compare-VM -Path '<path of the configuration on the host>').Incompatibilities",
    },
    { name: '9.0 on 2016', text: marked(2304), hostOs: 'windows-server-2016', severity: 'error', says: ['5.0 to 8.0'] },
    { name: '4.0 on 2019', text: marked(1024), hostOs: 'windows-server-2019', severity: 'error' },
    {
      name: 'one step above the range',
      text: marked(0x801),
      hostOs: 'windows-server-2016',
      severity: 'error',
      says: ['8.1'],
    },
  ],
  quiet: [
    { name: 'the lower end of the range', text: of(1280), hostOs: 'windows-server-2016' },
    { name: 'the upper end of the range', text: of(0x800), hostOs: 'windows-server-2016' },
    { name: 'no source says what 2012 runs', text: of(1280), hostOs: 'windows-server-2012' },
    { name: 'no source says what client Windows runs', text: of(512), hostOs: 'windows-client' },
    { name: 'no host is named: 5.0 is taken for 2012 R2', text: of(1280) },
    {
      name: 'a host that was assumed from a version cannot contradict it',
      text: of(2304),
      host: { os: 'windows-server-2012-r2', source: 'config-version' },
    },
    { name: 'a checkpoint keeps its version', text: of(1280, { typeId: 'Snapshots' }), hostOs: 'windows-server-2022' },
  ],
  missing: [
    {
      name: 'no version',
      text: vmConfig({ raw: { properties: { version: undefined } } }),
      hostOs: 'windows-server-2022',
    },
    { name: 'a version that is none', text: of(-1), hostOs: 'windows-server-2022' },
    { name: 'no host', text: of(2304) },
  ],
  broken: [
    {
      name: 'a version that was not closed',
      text: of(1280).replace('>1280</version>', '>1280'),
      hostOs: 'windows-server-2022',
    },
    {
      name: 'a fault elsewhere changes nothing',
      text: marked(1280).replace('</settings>', ''),
      hostOs: 'windows-server-2022',
    },
  ],
  fixed: 'no edit',
});

test('HVB021 on every host, for the versions that hosts write', () => {
  const fits = (version: number): HostOs[] =>
    hostOsNames.filter(
      (hostOs) =>
        !findingsOf(of(version), { hostOs }).some(({ code, severity }) => code === 'HVB021' && severity === 'error'),
    );
  const unstated: readonly HostOs[] = ['windows-server-2008', 'windows-server-2008-r2', 'windows-server-2012'];
  expect(fits(512)).toEqual([...unstated, 'windows-client']);
  expect(fits(1280)).toEqual([
    ...unstated,
    'windows-server-2012-r2',
    'windows-server-2016',
    'windows-server-2019',
    'windows-client',
  ]);
  expect(fits(0x800)).toEqual([
    ...unstated,
    'windows-server-2016',
    'windows-server-2019',
    'windows-server-2022',
    'windows-server-2025',
    'windows-client',
  ]);
  expect(fits(0xc00)).toEqual([...unstated, 'windows-server-2025', 'windows-client']);
});
