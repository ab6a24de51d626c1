import { availability, cluster, failure, vm001, vmms } from '../../../fixtures/runs/words';
import { describeRecordRule } from './describe-record-rule';

// By hand from RULES.md and the tables of EVENTS.md: which events mean it on which host, and the nearest that do not.

describeRecordRule('HVB094', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'volsnap',
      id: 25,
      data: ['', 'D:'],
      run: true,
      says: ['"D:"', 'HV01'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'volsnap',
      id: 38,
      data: ['', 'D:', 'D:'],
      run: true,
      says: ['at risk'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'volsnap', id: 25, data: ['', 'C:'], host: 'VM001', run: true },
    { os: 'windows-server-2012-r2', provider: 'volsnap', id: 25, data: ['', 'C:'], host: 'PC7' },
  ],
});

describeRecordRule('HVB095', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'volsnap',
      id: 8,
      data: ['', 'D:'],
      run: true,
      says: ['10 seconds', 'volsnap 8'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'volsnap',
      id: 21,
      data: ['', 'D:'],
      run: true,
      says: ['memory was short', 'volsnap 21'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012',
      provider: 'VSS',
      id: 12298,
      data: ['D:'],
      run: true,
      says: ['VSS 12298'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'VSS',
      id: 12310,
      data: ['x'],
      run: true,
      says: ['12310'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'volsnap', id: 8, data: ['', 'D:'] },
    { os: 'windows-server-2012-r2', provider: 'VSS', id: 8, data: ['D:'], run: true },
  ],
});

describeRecordRule('HVB096', {
  fires: [
    {
      os: 'windows-server-2008-r2',
      provider: vmms,
      id: 10109,
      data: vm001,
      says: ['10109', 'VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10110,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['rolled back'],
      severity: 'error',
    },
    {
      os: 'windows-server-2008-r2',
      provider: vmms,
      id: 10111,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10111,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx', 'x', '0x80070020'],
      says: ['in use'],
      severity: 'error',
    },
    { os: 'windows-server-2012', provider: vmms, id: 10112, data: vm001, says: ['VM001'], severity: 'error' },
    { os: 'windows-server-2008-r2', provider: vmms, id: 10137, data: vm001, says: ['VM001'], severity: 'error' },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10150,
      data: { ...vm001, ...failure('0x800423FB') },
      says: ['Auto-recovery'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 10109, data: vm001 },
    { os: 'windows-server-2012-r2', provider: vmms, id: 10137, data: vm001 },
    { os: 'windows-server-2012-r2', provider: vmms, id: 10150, data: { ...vm001, ...failure('0x80070002') } },
  ],
});

describeRecordRule('HVB105', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'VSS',
      id: 8229,
      data: ['0x800423f4', ''],
      run: true,
      says: ['refused an event'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'VSS',
      id: 12293,
      data: ['x', 'y', '0x8004230F'],
      run: true,
      says: ['provider'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'VSS',
      id: 8193,
      data: ['R', '0x80070539'],
      run: true,
      says: ['unexpected error'],
      severity: 'warning',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'VSS', id: 8229, data: ['0x800423f4'] },
    { os: 'windows-server-2012-r2', provider: 'VSS', id: 8224, data: [''], run: true },
  ],
});

describeRecordRule('HVB106', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'volsnap',
      id: 2,
      data: ['', 'D:', 'E:'],
      run: true,
      says: ['"E:"', 'NTFS'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'volsnap', id: 2, data: ['', 'D:', 'E:'], host: 'PC7' },
    { os: 'windows-server-2012-r2', provider: 'VSS', id: 2, data: [''], run: true },
  ],
});

describeRecordRule('HVB143', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: cluster,
      id: 5120,
      data: ['Cluster Disk 1', 'Volume1', 'STATUS_IO_TIMEOUT(c00000b5)'],
      run: true,
      says: ['c00000b5'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: cluster, id: 5120, data: ['Cluster Disk 1'] },
    { os: 'windows-server-2012-r2', provider: cluster, id: 5122, data: ['x'], run: true },
  ],
});

describeRecordRule('HVB144', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: cluster,
      id: 5125,
      data: ['Cluster Disk 1'],
      says: ['filter'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: cluster,
      id: 5126,
      data: ['Cluster Disk 1'],
      says: ['volume driver'],
      severity: 'warning',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: cluster, id: 5124, data: ['x'] }],
});

describeRecordRule('HVB145', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: cluster,
      id: 5144,
      data: ['Cluster Disk 1', 'Volume1'],
      says: ['"Volume1" could not be put on the volume itself'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012',
      provider: cluster,
      id: 5145,
      data: ['d', 'Volume1', 'E:'],
      says: ['"Volume1" could not be deleted'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: cluster, id: 5145, data: ['d', 'Volume1'] }],
});

describeRecordRule('HVB146', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: cluster,
      id: 5147,
      data: ['Volume1'],
      says: ['protects'],
      severity: 'info',
    },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: cluster, id: 5147, data: ['Volume1'] }],
});

describeRecordRule('HVB147', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: cluster,
      id: 5216,
      data: ['Volume1', 'x', '0x80042314'],
      says: ['could not be held'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: cluster,
      id: 5217,
      data: ['Volume1', '{a}', '0x8004230F'],
      says: ['provider failed'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: cluster, id: 5217, data: ['Volume1'] }],
});

describeRecordRule('HVB148', {
  fires: [
    {
      os: 'windows-server-2008-r2',
      provider: cluster,
      id: 1584,
      data: ['Volume1', '', 'x'],
      says: ['without preparing'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: 'VSS', id: 1584, data: ['Volume1'] }],
});

describeRecordRule('HVB157', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-FileShareShadowCopyProvider',
      id: 1009,
      data: ['FS1', '0x800706BA'],
      says: ['"FS1"'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-FileShareShadowCopyAgent',
      id: 1013,
      data: [],
      host: 'FS1',
      says: ['FS1'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'Microsoft-Windows-FileShareShadowCopyAgent', id: 1009, data: ['x'] },
    { os: 'windows-server-2012-r2', provider: 'Microsoft-Windows-FileShareShadowCopyProvider', id: 1013, data: [] },
  ],
});

describeRecordRule('HVB160', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-FileShareShadowCopyProvider',
      id: 1007,
      data: [],
      says: ['60 seconds'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-FileShareShadowCopyAgent',
      id: 1005,
      data: [],
      host: 'FS1',
      says: ['1005'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-FileShareShadowCopyAgent',
      id: 1008,
      data: [],
      host: 'FS1',
      says: ['FS1', 'waited too long', '1008'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'Microsoft-Windows-FileShareShadowCopyProvider', id: 1005, data: [] },
    { os: 'windows-server-2012-r2', provider: 'Microsoft-Windows-FileShareShadowCopyAgent', id: 1009, data: [] },
  ],
});

describeRecordRule('HVB162', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: availability,
      id: 22501,
      data: ['5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'VM001'],
      run: true,
      says: ['A move of VM "VM001"', 'ran while'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: availability,
      id: 22505,
      data: ['5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'VM001'],
      run: true,
      says: ['failed while'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012',
      provider: availability,
      id: 21300,
      data: ['5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'VM001'],
      run: true,
      says: ['VM "VM001"'],
      severity: 'warning',
    },
  ],
  quiet: [
    {
      os: 'windows-server-2012-r2',
      provider: availability,
      id: 22501,
      data: ['5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'VM001'],
    },
    {
      os: 'windows-server-2012-r2',
      provider: cluster,
      id: 22501,
      data: ['5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'],
      run: true,
    },
  ],
});

describeRecordRule('HVB163', {
  fires: [
    {
      os: 'windows-server-2016',
      provider: cluster,
      id: 5156,
      data: ['Volume1'],
      run: true,
      says: ['paused'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: cluster,
      id: 5218,
      data: ['d', 'Volume1', '1'],
      run: true,
      says: ['old software snapshot', '"Volume1"'],
      severity: 'warning',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: cluster, id: 5156, data: ['Volume1'], run: true },
    { os: 'windows-server-2012-r2', provider: cluster, id: 5218, data: ['d', 'Volume1'] },
  ],
});
