import { failure, vhdmp, vm001, vmms, worker } from '../../../fixtures/runs/words';
import { describeRecordRule } from './describe-record-rule';

// By hand from RULES.md and the tables of EVENTS.md: which events mean it on which host, and the nearest that do not.

describeRecordRule('HVB060', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10102,
      data: { ...vm001, ...failure('0x80070020'), File: 'D:\\a-AutoRecovery.avhdx' },
      says: ['D:\\a-AutoRecovery.avhdx'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10102,
      data: vm001,
      says: ['The AutoRecovery file of VM "VM001" could not be deleted'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 3280,
      data: { ...vm001, ...failure('0x80070050') },
      says: ['AutoRecovery'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: worker,
      id: 3280,
      data: { ...vm001, ...failure('0x800423FB') },
      says: ['AutoRecovery'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012', provider: vmms, id: 10102, data: vm001 },
    { os: 'windows-server-2012-r2', provider: worker, id: 3280, data: { ...vm001, ...failure('0x80070070') } },
  ],
});

describeRecordRule('HVB064', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-Hyper-V-SynthStor',
      id: 12142,
      data: [
        'VM001',
        '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01',
        'D:\\VMs\\VM001\\VM001.vhdx',
        '%%2147942402',
        '0x80070002',
        'D:\\base.vhdx',
        'D:\\VMs\\VM001\\VM001.vhdx',
      ],
      says: ['base.vhdx', 'a file is missing'],
      severity: 'error',
    },
    {
      os: 'windows-server-2008-r2',
      provider: worker,
      id: 12142,
      data: [
        'VM001',
        '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01',
        'D:\\VMs\\VM001\\VM001.vhdx',
        '%%2147942402',
        '0x80070002',
        'D:\\base.vhdx',
        'D:\\VMs\\VM001\\VM001.vhdx',
      ],
      says: ['base.vhdx'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 27002,
      data: [
        '',
        '',
        'D:\\VMs\\VM001\\VM001.vhdx',
        '%%2147942402',
        '0x80070002',
        'D:\\base.vhdx',
        'D:\\VMs\\VM001\\VM001.vhdx',
      ],
      says: ['base.vhdx'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 14026,
      data: [
        'VM001',
        '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01',
        'D:\\VMs\\VM001\\VM001.vhdx',
        '%%2147942402',
        '0x80070002',
      ],
      says: ['VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 16370,
      data: [
        'VM001',
        '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01',
        'D:\\VMs\\VM001\\VM001.vhdx',
        '%%2147942402',
        '0x80070002',
      ],
      says: ['D:\\VMs\\VM001\\VM001.vhdx'],
      severity: 'error',
    },
  ],
  quiet: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 16370,
      data: [
        'VM001',
        '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01',
        'D:\\VMs\\VM001\\VM001.vhdx',
        '%%2147942512',
        '0x80070070',
      ],
    },
    { os: 'windows-server-2016', provider: vmms, id: 27002, data: vm001 },
    { os: 'windows-server-2012', provider: vmms, id: 14026, data: vm001 },
  ],
});

describeRecordRule('HVB065', {
  fires: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 27350, data: [], says: ['parent'], severity: 'error' },
    { os: 'windows-server-2012', provider: vmms, id: 32312, data: vm001, says: ['VM001'], severity: 'error' },
    {
      os: 'windows-server-2016',
      provider: vhdmp,
      id: 7,
      data: ['{a}', '{b}', '{c}', 'D:\\child.avhdx'],
      says: ['child.avhdx'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2016', provider: vmms, id: 27350, data: vm001 },
    { os: 'windows-server-2012-r2', provider: vhdmp, id: 7, data: vm001 },
  ],
});

describeRecordRule('HVB069', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 14020,
      data: ['', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['parent and child'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: worker, id: 14020, data: vm001 }],
});

describeRecordRule('HVB070', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 19100,
      data: { ...vm001, ...failure('0x80070020') },
      says: ['in use by another process'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 16210,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'x', '0x80070005', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['access denied'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 14222,
      data: ['D:\\a.vhds', '{x}', 'VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'],
      says: ['a.vhds'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 19100, data: { ...vm001, ...failure('0x80070299') } },
    { os: 'windows-server-2012-r2', provider: worker, id: 19100, data: vm001 },
    { os: 'windows-server-2012-r2', provider: vmms, id: 14222, data: vm001 },
  ],
});

describeRecordRule('HVB197', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 19100,
      data: { ...vm001, ...failure('0x80070299') },
      says: ['0x80070299'],
      severity: 'warning',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: vmms, id: 19100, data: { ...vm001, ...failure('0x80070020') } }],
});

describeRecordRule('HVB072', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 16050,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:'],
      says: ['nearly full', '"D:"'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 16060,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:'],
      says: ['paused'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: worker, id: 16050, data: vm001 }],
});

describeRecordRule('HVB073', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-Hyper-V-SynthStor',
      id: 12290,
      data: [
        'VM001',
        '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01',
        'D:\\VMs\\VM001\\VM001.vhdx',
        '%%2147942405',
        '0x80070005',
        'NT VIRTUAL MACHINE',
      ],
      says: ['no right', 'VM001.vhdx'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: worker,
      id: 12290,
      data: [
        'VM001',
        '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01',
        'D:\\VMs\\VM001\\VM001.vhdx',
        '%%2147942405',
        '0x80070005',
        'NT VIRTUAL MACHINE',
      ],
      says: ['VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 12290,
      data: [
        'VM001',
        '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01',
        'D:\\VMs\\VM001\\VM001.vhdx',
        '%%2147942405',
        '0x80070005',
        'NT VIRTUAL MACHINE',
      ],
      says: ['VM001'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: 'VSS', id: 12290, data: [] }],
});

describeRecordRule('HVB074', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-Hyper-V-SynthStor',
      id: 12150,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['compressed'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: worker,
      id: 12148,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['compressed'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-Hyper-V-SynthStor',
      id: 12352,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['encrypted'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 12350,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['encrypted'],
      severity: 'error',
    },
  ],
  quiet: [
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 12150,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
    },
  ],
});

describeRecordRule('HVB078', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-Hyper-V-SynthStor',
      id: 12244,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['holds'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 12244,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 16370,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx', 'x', '0x80070020'],
      says: ['VM001.vhdx'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: worker,
      id: 3216,
      data: { ...vm001, ...failure('0x80070020') },
      says: ['VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-Hyper-V-SynthStor',
      id: 12140,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx', 'x', '0x80070020'],
      says: ['VM001'],
      severity: 'error',
    },
  ],
  quiet: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 16370,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx', 'x', '0x80070002'],
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-Hyper-V-SynthStor',
      id: 12140,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx', 'x', '0x80070002'],
    },
  ],
});

describeRecordRule('HVB080', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 16350,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'x', '0x80070003', 'E:\\Snapshots'],
      says: ['could not be changed to', 'E:\\Snapshots'],
      severity: 'error',
    },
    { os: 'windows-server-2008-r2', provider: vmms, id: 16360, data: vm001, says: ['VM001'], severity: 'error' },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 16382,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx', 'x', '0x80070005'],
      says: ['access denied'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 3330,
      data: { ...vm001, ...failure('0x80070003') },
      says: ['VM001'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2008-r2', provider: vmms, id: 16350, data: vm001 },
    { os: 'windows-server-2012-r2', provider: worker, id: 16360, data: vm001 },
  ],
});

describeRecordRule('HVB110', {
  fires: [
    {
      os: 'windows-server-2016',
      provider: vhdmp,
      id: 102,
      data: ['D:\\VMs\\VM001\\VM001.vhdx', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', '0xC000000E'],
      run: true,
      says: ['storage of HV01'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'disk',
      id: 153,
      data: ['', 'x', '1'],
      run: true,
      says: ['disk 153'],
      severity: 'warning',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: vhdmp, id: 102, data: ['D:\\VMs\\VM001\\VM001.vhdx'], run: true },
    { os: 'windows-server-2016', provider: 'disk', id: 153, data: [''] },
    { os: 'windows-server-2016', provider: 'disk', id: 157, data: [''], run: true },
  ],
});

describeRecordRule('HVB170', {
  fires: [
    {
      os: 'windows-server-2016',
      provider: vhdmp,
      id: 8,
      data: { VhdFileName: 'D:\\a.vhdx' },
      says: ['a.vhdx', 'full'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2016',
      provider: vhdmp,
      id: 210,
      data: { VirtualDisk: '1', LogFileName: 'D:\\a.hrl' },
      says: ['a.hrl'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2016',
      provider: vhdmp,
      id: 214,
      data: { LogFileName: 'D:\\a.hrl', VhdFileName: 'D:\\a.vhdx' },
      says: ['a.vhdx', 'was changed while'],
      severity: 'warning',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: vhdmp, id: 8, data: { VhdFileName: 'D:\\a.vhdx' } }],
});

describeRecordRule('HVB171', {
  fires: [
    {
      os: 'windows-server-2016',
      provider: 'Microsoft-Windows-Hyper-V-SynthStor',
      id: 12622,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['Change tracking'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2016',
      provider: worker,
      id: 12812,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['VM001'],
      severity: 'warning',
    },
  ],
  quiet: [
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-Hyper-V-SynthStor',
      id: 12622,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
    },
  ],
});
