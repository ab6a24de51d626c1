import { expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const of = (userType: number, options: VmConfigOptions = {}): string =>
  vmConfig({ version: '9.0', checkpoints: { userType }, ...options });
const marked = (options: VmConfigOptions = {}): string =>
  of(2, { replace: ['<user_type type="integer">2<', '<user_type type="integer">[|2|]<'], ...options });

describeRule('HVB018', {
  fires: [
    {
      name: 'disabled',
      text: marked({ name: 'A $b' }),
      severity: 'info',
      says: ['"A $b"', 'user_type 2', 'not known'],
      powershell: "Set-VM -Name 'A $b' -CheckpointType Production",
    },
    { name: 'on a 2016 host', text: marked({ version: '8.0' }), hostOs: 'windows-server-2016', severity: 'info' },
    { name: 'on client Windows', text: marked(), hostOs: 'windows-client', severity: 'info' },
  ],
  quiet: [
    { name: 'production', text: of(3) },
    { name: 'production only', text: of(4) },
    { name: 'standard', text: of(5) },
    { name: 'a value that is not known', text: of(1) },
    { name: 'on 2012 R2, which has no such setting', text: of(2), hostOs: 'windows-server-2012-r2' },
    { name: 'a checkpoint', text: of(2, { typeId: 'Snapshots' }) },
  ],
  missing: [
    {
      name: 'no user_type',
      text: vmConfig({ version: '9.0', raw: { global_settings: { snapshots: { user_type: undefined } } } }),
    },
    { name: 'a configuration of 5.0', text: vmConfig(), hostOs: 'windows-server-2016' },
  ],
  broken: [
    {
      name: 'cut off before its type, where a checkpoint would look the same',
      text: of(2).split('<properties>')[0] ?? '',
      hostOs: 'windows-server-2016',
    },
    { name: 'a value that was not closed', text: of(2).replace('>2</user_type>', '>2') },
    { name: 'a fault elsewhere changes nothing', text: marked().replace('</settings>', '') },
  ],
  fixed: [{ title: 'Set user_type to 3', text: marked(), writes: '<user_type type="integer">3</user_type>' }],
});

test('HVB018 is for information from 2016 on and silent before', () => {
  const severities = hostOsNames.map(
    (hostOs) => findingsOf(of(2), { hostOs }).find(({ code }) => code === 'HVB018')?.severity,
  );
  const none = undefined;
  expect(severities).toEqual([none, none, none, none, 'info', 'info', 'info', 'info', 'info']);
});
