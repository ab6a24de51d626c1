import { expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const hostOs = 'windows-server-2016';
const of = (version: number, options: VmConfigOptions = {}): string =>
  vmConfig({ raw: { properties: { version: ['integer', String(version)] } }, ...options });
const marked = (version: number, options: VmConfigOptions = {}): string =>
  of(version, {
    replace: [`>${version}</version>\n  </properties>`, `>[|${version}|]</version>\n  </properties>`],
    ...options,
  });

describeRule('HVB020', {
  fires: [
    {
      name: '5.0 on 2016',
      text: marked(1280, { name: "Anna's VM" }),
      hostOs,
      severity: 'warning',
      says: [`"Anna's VM"`, '5.0', 'Windows Server 2016', '6.2', 'change tracking'],
      powershell: "Update-VMVersion -Name 'Anna''s VM'",
    },
    { name: '5.0 on 2019', text: marked(1280), hostOs: 'windows-server-2019', severity: 'warning' },
    {
      name: '6.1 is still too low for production checkpoints',
      text: marked(0x601),
      hostOs,
      severity: 'warning',
      says: ['6.1', 'which need 6.2.'],
    },
    {
      name: 'a name that goes by id',
      text: marked(1280, { name: '*', id: '11111111-2222-4333-8444-555555555555' }),
      hostOs,
      powershell: "Update-VMVersion -VM (Get-VM -Id '11111111-2222-4333-8444-555555555555')",
    },
  ],
  quiet: [
    { name: '6.2', text: of(0x602), hostOs },
    { name: '8.0', text: vmConfig({ version: '8.0' }), hostOs },
    { name: 'on 2012 R2 5.0 is the newest', text: of(1280), hostOs: 'windows-server-2012-r2' },
    { name: 'what 2022 does not run is HVB021', text: of(1280), hostOs: 'windows-server-2022' },
    { name: 'what 2016 does not run is HVB021', text: of(1024), hostOs },
    { name: 'an unknown host: 5.0 is taken for 2012 R2', text: of(1280) },
    { name: 'client Windows', text: of(1280), hostOs: 'windows-client' },
    { name: 'a checkpoint keeps its version', text: of(1280, { typeId: 'Snapshots' }), hostOs },
  ],
  missing: [
    { name: 'no version', text: vmConfig({ raw: { properties: { version: undefined } } }), hostOs },
    {
      name: 'a version that is no number',
      text: vmConfig({ raw: { properties: { version: ['integer', 'five'] } } }),
      hostOs,
    },
  ],
  broken: [
    { name: 'a version that was not closed', text: of(1280).replace('>1280</version>', '>1280'), hostOs },
    { name: 'a fault elsewhere changes nothing', text: marked(1280).replace('</settings>', ''), hostOs },
  ],
  fixed: 'no edit',
});

test('HVB020 is a warning on the hosts that run 5.0 and could run more', () => {
  const severities = hostOsNames.map(
    (os) => findingsOf(of(1280), { hostOs: os }).find(({ code }) => code === 'HVB020')?.severity,
  );
  const none = undefined;
  expect(severities).toEqual([none, none, none, none, 'warning', 'warning', none, none, none]);
});

test('HVB020 says what cannot be undone, and what a cluster needs first', () => {
  const safety = (text: string): string | undefined =>
    findingsOf(text, { hostOs })
      .find(({ code }) => code === 'HVB020')
      ?.fixes()[0]?.safety;
  expect(safety(of(1280))).toMatch(/^Shut the VM down, .*cannot be undone/);
  expect(safety(of(1280))).not.toContain('cluster');
  expect(safety(of(1280, { clustered: true }))).toContain('functional level');
});
