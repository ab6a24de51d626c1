import { expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const memory = 'D:\\VMs\\APP01\\Virtual Machines\\7A3C\\7A3C.bin';
const device = 'D:\\VMs\\APP01\\Virtual Machines\\7A3C\\7A3C.vsv';
const saved = (options: VmConfigOptions = {}): string =>
  vmConfig({ savedState: { memory, device }, replace: [memory, `[|${memory}|]`], ...options });
const without = (name: string): VmConfigOptions => ({ raw: { savedstate: { [name]: undefined } } });

describeRule('HVB007', {
  fires: [
    {
      name: 'a VM with a saved state',
      text: saved({ name: "Anna's $VM" }),
      severity: 'info',
      says: [`"Anna's $VM"`, memory, 'while it is saved', 'not application-consistent'],
      powershell: "Start-VM -Name 'Anna''s $VM'",
    },
    {
      name: 'only the file of the devices',
      text: saved({ savedState: { memory: '', device }, replace: [device, `[|${device}|]`] }),
      severity: 'info',
      says: [device],
    },
    {
      name: 'a share',
      text: saved({
        savedState: { memory: '\\\\fs1\\vms\\a.bin', device },
        replace: ['\\\\fs1\\vms\\a.bin', '[|\\\\fs1\\vms\\a.bin|]'],
      }),
      severity: 'info',
    },
    {
      name: 'another type than that of a checkpoint',
      text: saved({ savedState: { memory, device, type: 'Fast' } }),
      severity: 'info',
    },
    { name: 'no type', text: saved(without('type')), severity: 'info' },
    {
      name: 'a name that goes by id',
      text: saved({ name: 'a*', id: '11111111-2222-4333-8444-555555555555' }),
      powershell: "Start-VM -VM (Get-VM -Id '11111111-2222-4333-8444-555555555555')",
    },
  ],
  quiet: [
    { name: 'an empty saved state', text: vmConfig({ raw: { savedstate: {} } }) },
    { name: 'files without a name', text: vmConfig({ savedState: { memory: '', device: ' ' } }) },
    { name: 'the memory of a checkpoint', text: vmConfig({ savedState: { memory, device, type: 'Snapshot' } }) },
    { name: 'a checkpoint with memory', text: vmConfig({ savedState: { memory, device }, typeId: 'Snapshots' }) },
  ],
  missing: [
    { name: 'no saved state', text: vmConfig() },
    { name: 'a saved state without paths', text: vmConfig({ raw: { savedstate: { type: ['string', 'Normal'] } } }) },
  ],
  broken: [
    {
      name: 'a path that was not closed',
      text: vmConfig({ savedState: { memory, device: '' } }).replace('.bin</memlocation>', '.bin'),
    },
    { name: 'a fault elsewhere changes nothing', text: saved().replace('</settings>', '') },
  ],
  fixed: 'no edit',
});

test('HVB007 is for information on every host and warns of domain controllers', () => {
  for (const hostOs of hostOsNames) {
    const found = findingsOf(vmConfig({ savedState: { memory, device } }), { hostOs }).filter(
      ({ code }) => code === 'HVB007',
    );
    expect(found.map(({ severity }) => severity)).toEqual(['info']);
    expect(found[0]?.fixes()[0]?.safety).toContain('domain controller');
  }
});
