import { failure, serverBackup, vm001, vmms, worker } from '../../../fixtures/runs/words';
import { describeRecordRule } from './describe-record-rule';

// By hand from RULES.md and the tables of EVENTS.md: which events mean it on which host, and the nearest that do not.

describeRecordRule('HVB120', {
  fires: [{ os: 'windows-server-2012-r2', provider: vmms, id: 10106, data: [], says: ['HV01'], severity: 'error' }],
  quiet: [{ os: 'windows-server-2012-r2', provider: worker, id: 10106, data: [] }],
});

describeRecordRule('HVB121', {
  fires: [
    { os: 'windows-server-2012', provider: vmms, id: 10147, data: vm001, says: ['stopped'], severity: 'warning' },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: vmms, id: 10147, data: vm001 }],
});

describeRecordRule('HVB122', {
  fires: [
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10150,
      data: { ...vm001, ...failure('0x80070002') },
      says: ['a file is missing'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2008-r2', provider: vmms, id: 10150, data: vm001 },
    { os: 'windows-server-2012-r2', provider: vmms, id: 10150, data: { ...vm001, ...failure('0x800423FB') } },
  ],
});

describeRecordRule('HVB123', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10154,
      data: { ...vm001, ...failure('0x80070020') },
      says: ['10154'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10155,
      data: { ...vm001, ...failure('0x80070020') },
      says: ['10155'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10156,
      data: { ...vm001, ...failure('0x80070020') },
      says: ['10156'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10159,
      data: { ...vm001, ...failure('0x80070020') },
      says: ['10159'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10171,
      data: { ...vm001, ...failure('0x80070020') },
      says: ['10171'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: vmms, id: 10154, data: vm001 }],
});

describeRecordRule('HVB124', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10172,
      data: { ...vm001, ...failure('0x800423F3') },
      says: ['BackupComplete'],
      severity: 'warning',
    },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: vmms, id: 10172, data: vm001 }],
});

describeRecordRule('HVB125', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10170,
      data: vm001,
      says: ['application itself'],
      severity: 'info',
    },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: vmms, id: 10170, data: vm001 }],
});

describeRecordRule('HVB126', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10113,
      data: ['', 'VM001'],
      says: ['10113'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10148,
      data: ['x', '0x80004005'],
      says: ['10148'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10149,
      data: { ...vm001, ...failure('0x80070002') },
      says: ['VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10186,
      data: { ...vm001, ...failure('0x80070057') },
      says: ['VM001'],
      severity: 'error',
    },
    { os: 'windows-server-2012-r2', provider: vmms, id: 18032, data: vm001, says: ['18032'], severity: 'error' },
  ],
  quiet: [
    { os: 'windows-server-2008-r2', provider: vmms, id: 10148, data: ['x'] },
    { os: 'windows-server-2012', provider: vmms, id: 18032, data: vm001 },
  ],
});

describeRecordRule('HVB127', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10101,
      data: { ...vm001, ...failure('0x80070070') },
      says: ['could not be saved', 'disk is full'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10189,
      data: { ...vm001, ...failure('0x800705AA') },
      says: ['resumed'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: vmms, id: 10189, data: vm001 }],
});

describeRecordRule('HVB128', {
  fires: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 18012, data: vm001, says: ['failed'], severity: 'warning' },
    { os: 'windows-server-2016', provider: vmms, id: 18014, data: vm001, says: ['cancelled'], severity: 'warning' },
  ],
  quiet: [{ os: 'windows-server-2012', provider: vmms, id: 18012, data: vm001 }],
});

describeRecordRule('HVB129', {
  fires: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 15252, data: vm001, says: ['VM001'], severity: 'error' },
    { os: 'windows-server-2008-r2', provider: vmms, id: 15253, data: ['VM001'], says: ['VM001'], severity: 'error' },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: worker, id: 15252, data: vm001 }],
});

describeRecordRule('HVB130', {
  fires: [
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10143,
      data: [
        'VM001',
        '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01',
        'x',
        '0x80042308',
        '{bbbb0000-0000-4000-8000-000000000001}',
      ],
      says: ['bbbb0000'],
      severity: 'warning',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: vmms, id: 10143, data: vm001 }],
});

describeRecordRule('HVB131', {
  fires: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 10160, data: vm001, says: ['incremental'], severity: 'info' },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: vmms, id: 10160, data: vm001 }],
});

describeRecordRule('HVB132', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10104,
      data: ['', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'],
      says: ['may not be registered'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10105,
      data: ['', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'D:\\VMs\\VM001\\VM001.vhdx'],
      says: ['not where it belongs'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10131,
      data: { ...vm001, ...failure('0x80070005') },
      says: ['deleted'],
      severity: 'error',
    },
    { os: 'windows-server-2008-r2', provider: vmms, id: 10132, data: vm001, says: ['turned off'], severity: 'error' },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10133,
      data: { ...vm001, ...failure('0x80070005') },
      says: ['saved state'],
      severity: 'error',
    },
    { os: 'windows-server-2012-r2', provider: vmms, id: 10127, data: vm001, says: ['network'], severity: 'error' },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: worker, id: 10104, data: vm001 }],
});

describeRecordRule('HVB133', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10161,
      data: { ...vm001, ...failure('0x80004005') },
      says: ['application-consistent'],
      severity: 'warning',
    },
  ],
  quiet: [{ os: 'windows-server-2012', provider: vmms, id: 10161, data: vm001 }],
});

describeRecordRule('HVB134', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 3210,
      data: { ...vm001, ...failure('0x80070070') },
      says: ['memory'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 3216,
      data: { ...vm001, ...failure('0x80070005') },
      says: ['switch'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 3280,
      data: { ...vm001, ...failure('0x80070070') },
      says: ['started', 'disk is full'],
      severity: 'error',
    },
    { os: 'windows-server-2008-r2', provider: worker, id: 3280, data: vm001, says: ['VM001'], severity: 'error' },
    { os: 'windows-server-2016', provider: worker, id: 3286, data: vm001, says: ['paused'], severity: 'error' },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: worker, id: 3280, data: { ...vm001, ...failure('0x80070050') } },
    { os: 'windows-server-2012-r2', provider: vmms, id: 3280, data: vm001 },
    { os: 'windows-server-2012', provider: worker, id: 3216, data: vm001 },
  ],
});

describeRecordRule('HVB135', {
  fires: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 14070, data: vm001, says: ['unexpectedly'], severity: 'error' },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: worker, id: 14070, data: vm001 }],
});

describeRecordRule('HVB136', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 32024,
      data: { ...vm001, ...failure('0x800423F4') },
      says: ['Replica'],
      severity: 'warning',
    },
    { os: 'windows-server-2012', provider: vmms, id: 32025, data: ['VM001'], says: ['VM001'], severity: 'warning' },
  ],
  quiet: [{ os: 'windows-server-2016', provider: vmms, id: 32024, data: vm001 }],
});

describeRecordRule('HVB137', {
  fires: [
    { os: 'windows-server-2012', provider: vmms, id: 29156, data: vm001, says: ['replication'], severity: 'warning' },
  ],
  quiet: [{ os: 'windows-server-2016', provider: vmms, id: 29156, data: vm001 }],
});

describeRecordRule('HVB138', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 32388,
      data: vm001,
      says: ['or the replica was'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2016', provider: vmms, id: 32388, data: vm001 }],
});

describeRecordRule('HVB159', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 12280,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', '\\\\FS1\\vms', 'x', '0x80070005', 'HV01$'],
      says: ['FS1', 'access denied'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 12280,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', '\\\\FS1\\vms', 'x', '0x80070005'],
      says: ['VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-Hyper-V-SynthStor',
      id: 12280,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', '\\\\FS1\\vms', 'x', '0x80070005', 'HV01$', 'read'],
      says: ['FS1', 'access denied'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 19110,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'x', '0x80070005', '\\\\FS1\\vms'],
      says: ['FS1'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: 'Microsoft-Windows-Hyper-V-SynthStor', id: 12290, data: vm001 }],
});

describeRecordRule('HVB174', {
  fires: [
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 18472,
      data: ['VM001', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'by hand'],
      says: ['"by hand"'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: vmms, id: 18472, data: vm001 }],
});

describeRecordRule('HVB176', {
  fires: [
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 16612,
      data: ['GC1', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'],
      says: ['"GC1"'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 16621,
      data: ['5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'GC1'],
      says: ['"GC1"'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 16612, data: vm001 },
    { os: 'windows-server-2016', provider: vmms, id: 16617, data: ['GC1', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'] },
  ],
});

describeRecordRule('HVB177', {
  fires: [
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 16617,
      data: ['GC1', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'],
      says: ['"GC1"'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 16631,
      data: ['5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', 'GC1', '1'],
      says: ['"GC1"'],
      severity: 'error',
    },
    { os: 'windows-server-2016', provider: vmms, id: 16643, data: [], says: ['several nodes'], severity: 'error' },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: vmms, id: 16617, data: vm001 }],
});

describeRecordRule('HVB181', {
  fires: [
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 16618,
      data: ['GC1', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'],
      says: ['do not agree', 'offline'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 16619,
      data: ['GC1', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'],
      says: ['one owner'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: vmms, id: 16619, data: vm001 }],
});

describeRecordRule('HVB211', {
  fires: [
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10180,
      data: { ...vm001, ...failure('0x80004005') },
      says: ['generation id'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: vmms, id: 10180, data: vm001 }],
});

describeRecordRule('HVB212', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10166,
      data: ['a.avhd', 'b.vhd', 'x', '0x80070002'],
      says: ['parents'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10187,
      data: ['', 'VM001'],
      says: ['given up'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10188,
      data: ['', 'VM001'],
      says: ['without its full'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10152,
      data: { ...vm001, ...failure('0x80070002') },
      says: ['renamed'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2008-r2', provider: vmms, id: 10166, data: vm001 }],
});

describeRecordRule('HVB213', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: serverBackup,
      id: 565,
      data: { ComponentName: 'VM001', LogicalPath: '', ApplicationId: 'Hyper-V' },
      says: ['"VM001"'],
      severity: 'error',
    },
  ],
  quiet: [{ os: 'windows-server-2012-r2', provider: serverBackup, id: 4, data: [] }],
});
