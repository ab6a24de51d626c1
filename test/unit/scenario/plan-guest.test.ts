import { describe, expect, test } from 'vitest';
import { describeTextRule, textFindings } from '../../support/describe-text-rule';
import { cutAfter, planText } from './plan-text';

const guest = (more: string, os = 'windows-server-2012-r2'): string => `guest: { os: ${os}, ${more} }`;
const on = (os: string) => ({ os });

describeTextRule('scenario', 'HVB003', {
  fires: [
    {
      name: 'switched off on 2012 R2',
      text: planText(guest('backupService: [|disabled|]')),
      severity: 'error',
      says: ['is turned off', 'the host saves the VM for that time'],
    },
    {
      name: 'of a Linux guest',
      text: planText(guest('backupDaemon: true, backupService: [|disabled|]', 'linux'), on('windows-server-2019')),
      says: ['crash-consistent'],
    },
  ],
  quiet: [
    { name: 'it is on', text: planText(guest('backupService: enabled')) },
    { name: 'the VM is off, so nobody asks', text: planText(guest('state: off, backupService: disabled')) },
  ],
  missing: [{ name: 'nobody says', text: planText(guest('state: running')) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest('backupService: [|disabled|]')), '|]') }],
  advises: {
    says: 'Turn the backup integration service on',
    powershell:
      "Get-VMIntegrationService -VMName 'A' | Where-Object Id -like '*5CED1297-4598-4915-A5FC-AD21BB4D02A4' | Enable-VMIntegrationService",
  },
});

describeTextRule('scenario', 'HVB004', {
  fires: [
    {
      name: 'no answer',
      text: planText(guest('backupService: [|no-contact|]')),
      severity: 'error',
      says: ['does not answer'],
    },
  ],
  quiet: [{ name: 'it answers', text: planText(guest('backupService: enabled')) }],
  missing: [{ name: 'nobody says', text: planText(guest('state: running')) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest('backupService: [|no-contact|]')), '|]') }],
  advises: {
    says: 'Look at the status again',
    powershell:
      "Get-VMIntegrationService -VMName 'A' | Where-Object Id -like '*5CED1297-4598-4915-A5FC-AD21BB4D02A4' | Format-List VMName, Enabled, PrimaryOperationalStatus, SecondaryOperationalStatus",
  },
});

describeTextRule('scenario', 'HVB005', {
  fires: [
    {
      name: 'of 2012 on 2012 R2',
      text: planText(guest('integrationServices: [|6.2.9200.16433|]')),
      severity: 'warning',
      says: ['6.2.9200.16433', 'brings 6.3.9600', 'inferred'],
    },
  ],
  quiet: [
    { name: 'those of the host', text: planText(guest('integrationServices: 6.3.9600.17415')) },
    {
      name: 'from 2016 on they come by Windows Update',
      text: planText(guest('integrationServices: 6.3.9600.17415'), on('windows-server-2016')),
    },
    { name: 'those of Linux count otherwise', text: planText(guest('integrationServices: 4.3.5', 'linux')) },
  ],
  missing: [{ name: 'no version', text: planText(guest('integrationServices: old')) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest('integrationServices: [|6.2.9200.16433|]')), '|]') }],
  advises: {
    says: 'Insert the disk of integration services',
    powershell: String.raw`Set-VMDvdDrive -VMName 'A' -Path "$env:windir\System32\vmguest.iso"`,
  },
});

describeTextRule('scenario', 'HVB006', {
  fires: [
    { name: 'paused', text: planText(guest('state: [|paused|]')), severity: 'warning', says: ['"A" is paused'] },
    { name: 'on 2019', text: planText(guest('state: [|paused|]'), on('windows-server-2019')) },
  ],
  quiet: [
    { name: 'running', text: planText(guest('state: running')) },
    {
      name: 'a VM that no job has',
      text: `${planText(guest('state: paused'), { more: 'jobs: [ { name: n, vms: [B] } ]' })}  - { name: B }\n`,
    },
  ],
  missing: [{ name: 'nobody says', text: planText('generation: 1') }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest('state: [|paused|]')), '|]') }],
  advises: { says: 'Let the VM go on before the backup', powershell: "Resume-VM -Name 'A'" },
});

describeTextRule('scenario', 'HVB007', {
  fires: [
    {
      name: 'saved',
      text: planText(guest('state: [|saved|]')),
      severity: 'info',
      says: ['copies its files as they lie'],
    },
  ],
  quiet: [{ name: 'running', text: planText(guest('state: running')) }],
  missing: [{ name: 'nobody says', text: planText('generation: 1') }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest('state: [|saved|]')), '|]') }],
  advises: { says: 'Start the VM before the backup', powershell: "Start-VM -Name 'A'" },
});

describeTextRule('scenario', 'HVB008', {
  fires: [{ name: 'off', text: planText(guest("state: [|'off'|]")), severity: 'info', says: ['as the shutdown left'] }],
  quiet: [{ name: 'running', text: planText(guest('state: running')) }],
  missing: [{ name: 'nobody says', text: planText('generation: 1') }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest("state: [|'off'|]")), '|]') }],
  advises: { says: 'Nothing is needed' },
});

describeTextRule('scenario', 'HVB030', {
  fires: [
    {
      name: 'dynamic disks',
      text: planText(guest('dynamicDisks: [|true|]')),
      severity: 'error',
      says: ['dynamic disks'],
    },
  ],
  quiet: [{ name: 'basic ones', text: planText(guest('dynamicDisks: false')) }],
  missing: [{ name: 'nobody says', text: planText(guest('state: running')) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest('dynamicDisks: [|true|]')), '|]') }],
  advises: { says: 'Move the data to basic disks' },
});

describeTextRule('scenario', 'HVB031', {
  fires: [{ name: 'on another volume', text: planText(guest('shadowStorageElsewhere: [|true|]')), severity: 'error' }],
  quiet: [{ name: 'on its own', text: planText(guest('shadowStorageElsewhere: false')) }],
  missing: [{ name: 'nobody says', text: planText(guest('state: running')) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest('shadowStorageElsewhere: [|true|]')), '|]') }],
  advises: { says: 'List in the guest', powershell: 'vssadmin list shadowstorage' },
});

const linux = (more: string): string => guest(more, 'linux');
describeTextRule('scenario', 'HVB042', {
  fires: [
    {
      name: 'no daemon on 2012 R2',
      text: planText(linux('backupDaemon: [|false|]')),
      severity: 'warning',
      says: ['the host saves the VM'],
    },
    {
      name: 'on 2019',
      text: planText(linux('backupDaemon: [|false|]'), on('windows-server-2019')),
      says: ['falls back to a standard one'],
    },
  ],
  quiet: [
    { name: 'it runs', text: planText(linux('backupDaemon: true')) },
    { name: '2012 does not ask it', text: planText(linux('backupDaemon: false'), on('windows-server-2012')) },
    { name: 'a BSD is HVB047', text: planText(guest('backupDaemon: false', 'bsd')) },
  ],
  missing: [{ name: 'nobody says', text: planText(linux('state: running')) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(linux('backupDaemon: [|false|]')), '|]') }],
  advises: { says: 'Install hyperv-daemons' },
});

describeTextRule('scenario', 'HVB047', {
  fires: [
    {
      name: 'DOS',
      text: planText('guest: { os: [|dos|], state: running }'),
      severity: 'info',
      says: ['as a crash would leave it, or the host saves'],
    },
    { name: 'a BSD without a daemon', text: planText(guest('backupDaemon: [|false|]', 'bsd')) },
    { name: 'NT 4 on 2019', text: planText('guest: { os: [|windows-nt4|] }', on('windows-server-2019')) },
  ],
  quiet: [
    { name: 'Windows Server 2003 has VSS', text: planText('guest: { os: windows-server-2003 }') },
    { name: 'it is off', text: planText("guest: { os: dos, state: 'off' }") },
  ],
  missing: [{ name: 'nobody says what runs in it', text: planText('guest: { state: running }') }],
  broken: [{ name: 'cut off', text: cutAfter(planText('guest: { os: [|dos|] }'), '|]') }],
  advises: { says: 'Label its restore points' },
});

describeTextRule('scenario', 'HVB196', {
  fires: [
    { name: 'a replica', text: planText('replica: [|replica|]'), severity: 'warning', says: ['crash-consistent only'] },
  ],
  quiet: [{ name: 'the primary', text: planText('replica: primary') }],
  missing: [{ name: 'nobody says', text: planText('generation: 2') }],
  broken: [{ name: 'cut off', text: cutAfter(planText('replica: [|replica|]'), '|]') }],
  advises: {
    says: 'See where its primary is',
    powershell: "Get-VMReplication -VMName 'A' | Format-List VMName, Mode, State, Health, PrimaryServer",
  },
});

describeTextRule('scenario', 'HVB199', {
  fires: [
    {
      name: 'of 2012 on 2008 R2',
      text: planText(guest('integrationServices: [|6.2.9200.16433|]'), on('windows-server-2008-r2')),
      severity: 'info',
    },
  ],
  quiet: [
    {
      name: 'those of the host',
      text: planText(guest('integrationServices: 6.1.7601.17514'), on('windows-server-2008-r2')),
    },
    { name: 'another host', text: planText(guest('integrationServices: 6.3.9600.1'), on('windows-server-2012')) },
  ],
  missing: [{ name: 'no version', text: planText(guest('state: running'), on('windows-server-2008-r2')) }],
  broken: [
    {
      name: 'cut off',
      text: cutAfter(planText(guest('integrationServices: [|6.2.9200.16433|]'), on('windows-server-2008-r2')), '|]'),
    },
  ],
  advises: { says: 'Nothing is needed' },
});

describe('edits of the plan', () => {
  test.each([
    ['HVB003', guest('backupService: disabled'), guest('backupService: enabled')],
    ['HVB004', guest('backupService: no-contact'), guest('backupService: enabled')],
    ['HVB006', guest('state: paused'), guest('state: running')],
    ['HVB007', guest('state: saved'), guest('state: running')],
    ['HVB042', linux('backupDaemon: false'), linux('backupDaemon: true')],
  ])('%s: what is written is no finding any more', (code, before, after) => {
    const text = planText(before);
    const fixes = textFindings('scenario', text, code)[0]?.fixes() ?? [];
    const [edit] = fixes.flatMap(({ edits = [] }) => edits);
    const mended = text.slice(0, edit?.span.start) + (edit?.newText ?? '') + text.slice(edit?.span.end);
    expect(mended).toBe(planText(after));
    expect(textFindings('scenario', mended, code)).toEqual([]);
  });
});
