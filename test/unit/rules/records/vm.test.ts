import { icsvc, integration, integrationVss, vm001, vmms, worker } from '../../../fixtures/runs/words';
import { describeRecordRule } from './describe-record-rule';

// By hand from RULES.md and the tables of EVENTS.md: which events mean it on which host, and the nearest that do not.

describeRecordRule('HVB001', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10103,
      data: vm001,
      says: ['VM "VM001"', 'SCSI'],
      severity: 'error',
    },
    { os: 'windows-server-2016', provider: vmms, id: 10103, data: vm001, says: ['SCSI'], severity: 'warning' },
  ],
  quiet: [
    { os: 'windows-server-2012', provider: vmms, id: 10103, data: vm001 },
    { os: 'windows-server-2012-r2', provider: worker, id: 10103, data: vm001 },
  ],
});

describeRecordRule('HVB002', {
  fires: [
    {
      os: 'windows-server-2008-r2',
      provider: vmms,
      id: 10103,
      data: { ...vm001, Path: 'D:\\a.vhd' },
      says: ['"D:\\a.vhd"', 'rolled back'],
      severity: 'warning',
    },
    { os: 'windows-server-2012', provider: vmms, id: 10103, data: vm001, says: ['VM001'], severity: 'warning' },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 10103, data: vm001 },
    { os: 'windows-server-2012', provider: worker, id: 10103, data: vm001 },
  ],
});

describeRecordRule('HVB003', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: integrationVss,
      id: 4096,
      data: vm001,
      says: ['not enabled'],
      severity: 'error',
    },
    { os: 'windows-server-2016', provider: integration, id: 4093, data: vm001, says: ['VM001'], severity: 'error' },
  ],
  quiet: [
    { os: 'windows-server-2008-r2', provider: integrationVss, id: 4096, data: vm001 },
    { os: 'windows-server-2012-r2', provider: integration, id: 4093, data: vm001 },
  ],
});

describeRecordRule('HVB004', {
  fires: [
    {
      os: 'windows-server-2008-r2',
      provider: integrationVss,
      id: 4096,
      data: vm001,
      says: ['does not answer'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: integrationVss,
      id: 4100,
      data: vm001,
      says: ['VM001'],
      severity: 'error',
    },
    { os: 'windows-server-2019', provider: integration, id: 4100, data: vm001, says: ['VM001'], severity: 'error' },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: integrationVss, id: 4096, data: vm001 },
    { os: 'windows-server-2012-r2', provider: integration, id: 4100, data: vm001 },
  ],
});

describeRecordRule('HVB005', {
  fires: [
    {
      os: 'windows-server-2012',
      provider: integrationVss,
      id: 4000,
      data: vm001,
      says: ['too old'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: integrationVss,
      id: 4010,
      data: vm001,
      says: ['does not support'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: integrationVss,
      id: 4102,
      data: vm001,
      says: ['too old'],
      severity: 'error',
    },
    { os: 'windows-server-2016', provider: integration, id: 4102, data: vm001, says: ['VM001'], severity: 'error' },
  ],
  quiet: [
    { os: 'windows-server-2012', provider: integrationVss, id: 4102, data: vm001 },
    { os: 'windows-server-2012-r2', provider: integration, id: 4102, data: vm001 },
  ],
});

describeRecordRule('HVB009', {
  fires: [
    {
      os: 'windows-server-2008-r2',
      provider: vmms,
      id: 10100,
      data: vm001,
      says: ['power state'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10144,
      data: vm001,
      says: ['another operation'],
      severity: 'warning',
    },
  ],
  quiet: [
    { os: 'windows-server-2012', provider: vmms, id: 10100, data: vm001 },
    { os: 'windows-server-2008-r2', provider: vmms, id: 10144, data: vm001 },
  ],
});

describeRecordRule('HVB011', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10107,
      data: vm001,
      says: ['not in the backup'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10109,
      data: vm001,
      says: ['incremental'],
      severity: 'warning',
    },
    { os: 'windows-server-2012', provider: vmms, id: 10161, data: vm001, says: ['incremental'], severity: 'warning' },
    { os: 'windows-server-2016', provider: vmms, id: 18000, data: vm001, says: ['checkpoint'], severity: 'warning' },
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 3332,
      data: vm001,
      says: ['checkpoint'],
      severity: 'warning',
    },
  ],
  quiet: [
    { os: 'windows-server-2012', provider: vmms, id: 10109, data: vm001 },
    { os: 'windows-server-2012-r2', provider: vmms, id: 10161, data: vm001 },
  ],
});

describeRecordRule('HVB012', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10136,
      data: vm001,
      says: ['iSCSI', 'not in the backup'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10110,
      data: vm001,
      says: ['incremental'],
      severity: 'warning',
    },
    { os: 'windows-server-2012', provider: vmms, id: 10162, data: vm001, says: ['incremental'], severity: 'warning' },
  ],
  quiet: [
    { os: 'windows-server-2008-r2', provider: vmms, id: 10110, data: vm001 },
    { os: 'windows-server-2012-r2', provider: vmms, id: 10162, data: vm001 },
  ],
});

describeRecordRule('HVB013', {
  fires: [
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10168,
      data: vm001,
      says: ['Fibre Channel', 'not in the backup'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10111,
      data: vm001,
      says: ['incremental'],
      severity: 'warning',
    },
    { os: 'windows-server-2012', provider: vmms, id: 10169, data: vm001, says: ['incremental'], severity: 'warning' },
    { os: 'windows-server-2016', provider: vmms, id: 19542, data: vm001, says: ['checkpoint'], severity: 'warning' },
    {
      os: 'windows-server-2012-r2',
      provider: worker,
      id: 3438,
      data: vm001,
      says: ['checkpoint'],
      severity: 'warning',
    },
  ],
  quiet: [
    { os: 'windows-server-2012', provider: vmms, id: 10111, data: vm001 },
    { os: 'windows-server-2012-r2', provider: vmms, id: 10169, data: vm001 },
    { os: 'windows-server-2008-r2', provider: vmms, id: 10168, data: vm001 },
  ],
});

describeRecordRule('HVB014', {
  fires: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 18174, data: vm001, says: ['2012 R2'], severity: 'error' },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 10169,
      data: vm001,
      says: ['not in the backup'],
      severity: 'error',
    },
    { os: 'windows-server-2012-r2', provider: vmms, id: 10112, data: vm001, says: ['incremental'], severity: 'error' },
  ],
  quiet: [
    { os: 'windows-server-2016', provider: vmms, id: 18174, data: vm001 },
    { os: 'windows-server-2012', provider: vmms, id: 10169, data: vm001 },
  ],
});

describeRecordRule('HVB015', {
  fires: [
    { os: 'windows-server-2016', provider: vmms, id: 18174, data: vm001, says: ['VHD Set'], severity: 'error' },
    {
      os: 'windows-server-2019',
      provider: vmms,
      id: 18496,
      data: ['D:\\GC\\data.vhdx'],
      says: ['data.vhdx'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 18174, data: vm001 },
    { os: 'windows-server-2012-r2', provider: vmms, id: 18496, data: vm001 },
  ],
});

describeRecordRule('HVB016', {
  fires: [
    { os: 'windows-server-2016', provider: vmms, id: 18176, data: vm001, says: ['VM group'], severity: 'error' },
    { os: 'windows-server-2016', provider: vmms, id: 18177, data: vm001, says: ['VM group'], severity: 'error' },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 18176, data: vm001 },
    { os: 'windows-server-2016', provider: worker, id: 18176, data: vm001 },
  ],
});

describeRecordRule('HVB018', {
  fires: [
    { os: 'windows-server-2016', provider: vmms, id: 18018, data: vm001, says: ['turned off'], severity: 'info' },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 18018, data: vm001 },
    { os: 'windows-server-2016', provider: worker, id: 18018, data: vm001 },
  ],
});

describeRecordRule('HVB019', {
  fires: [
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 18016,
      data: vm001,
      says: ['production checkpoint', 'backup service in the guest'],
      severity: 'warning',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: vmms, id: 18016, data: vm001 },
    { os: 'windows-server-2016', provider: worker, id: 18016, data: vm001 },
  ],
});

describeRecordRule('HVB022', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 16300,
      data: ['', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', '%%2147942402', '0x80070002'],
      says: ['cannot be loaded', 'a file is missing'],
      severity: 'error',
    },
    {
      os: 'windows-server-2008-r2',
      provider: vmms,
      id: 16310,
      data: ['', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'],
      says: ['cannot be loaded'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: vmms,
      id: 16320,
      data: ['', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01', '%%2147942402', '0x80070002'],
      says: ['checkpoint'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: vmms,
      id: 16330,
      data: ['', '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'],
      says: ['checkpoint'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012',
      provider: vmms,
      id: 10108,
      data: ['5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01'],
      says: ['5b0e1d2a-4c11-4a5b-9e0f-0a1b2c3d4e01'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: worker, id: 16300, data: vm001 },
    { os: 'windows-server-2012-r2', provider: vmms, id: 16340, data: vm001 },
  ],
});

describeRecordRule('HVB029', {
  fires: [
    { os: 'windows-server-2012', provider: vmms, id: 10145, data: vm001, says: ['changed'], severity: 'warning' },
  ],
  quiet: [
    { os: 'windows-server-2008-r2', provider: vmms, id: 10145, data: vm001 },
    { os: 'windows-server-2012', provider: worker, id: 10145, data: vm001 },
  ],
});

describeRecordRule('HVB030', {
  fires: [
    {
      os: 'windows-server-2012',
      provider: integrationVss,
      id: 4097,
      data: vm001,
      says: ['dynamic disks', 'VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: integration,
      id: 4097,
      data: vm001,
      says: ['dynamic disks'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2008-r2', provider: integrationVss, id: 4097, data: vm001 },
    { os: 'windows-server-2012-r2', provider: integration, id: 4097, data: vm001 },
  ],
});

describeRecordRule('HVB031', {
  fires: [
    {
      os: 'windows-server-2012',
      provider: integrationVss,
      id: 4098,
      data: vm001,
      says: ['another volume', 'VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2016',
      provider: integration,
      id: 4098,
      data: vm001,
      says: ['another volume'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2008-r2', provider: integrationVss, id: 4098, data: vm001 },
    { os: 'windows-server-2012-r2', provider: integration, id: 4098, data: vm001 },
  ],
});

describeRecordRule('HVB032', {
  fires: [
    {
      os: 'windows-server-2012',
      provider: integrationVss,
      id: 4099,
      data: vm001,
      says: ['FAT32', 'VM001'],
      severity: 'error',
    },
    { os: 'windows-server-2016', provider: integration, id: 4099, data: vm001, says: ['FAT32'], severity: 'error' },
  ],
  quiet: [
    { os: 'windows-server-2008-r2', provider: integrationVss, id: 4099, data: vm001 },
    { os: 'windows-server-2012-r2', provider: integration, id: 4099, data: vm001 },
  ],
});

describeRecordRule('HVB033', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: integrationVss,
      id: 4101,
      data: vm001,
      says: ['storage space'],
      severity: 'error',
    },
    { os: 'windows-server-2016', provider: integration, id: 4101, data: vm001, says: ['VM001'], severity: 'error' },
  ],
  quiet: [
    { os: 'windows-server-2012', provider: integrationVss, id: 4101, data: vm001 },
    { os: 'windows-server-2012-r2', provider: integration, id: 4101, data: vm001 },
  ],
});

describeRecordRule('HVB034', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: icsvc,
      id: 22,
      data: ['0x80042304'],
      host: 'VM001',
      run: true,
      says: ['VM001'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'vmicvss',
      id: 1,
      data: ['0x80042304'],
      host: 'VM001',
      run: true,
      says: ['VM001'],
      severity: 'warning',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'VSS', id: 22, data: vm001, host: 'VM001', run: true },
    { os: 'windows-server-2012-r2', provider: 'vmicvss', id: 8, data: vm001, host: 'VM001', run: true },
  ],
});

describeRecordRule('HVB035', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: icsvc,
      id: 23,
      data: ['SqlServerWriter', '0x800423F4', '0x0'],
      host: 'VM001',
      run: true,
      says: ['"SqlServerWriter"', '0x800423F4'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012',
      provider: 'vmicvss',
      id: 2,
      data: ['NTDS', '0x800423F3', '0x0'],
      host: 'VM001',
      run: true,
      says: ['"NTDS"'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'VSS', id: 23, data: vm001, host: 'VM001', run: true },
    { os: 'windows-server-2012-r2', provider: icsvc, id: 4, data: vm001, host: 'VM001', run: true },
  ],
});

describeRecordRule('HVB036', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: icsvc,
      id: 5,
      data: ['x'],
      host: 'VM001',
      run: true,
      says: ['AutoRecovery'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: icsvc,
      id: 6,
      data: [],
      host: 'VM001',
      run: true,
      says: ['VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: icsvc,
      id: 7,
      data: [],
      host: 'VM001',
      run: true,
      says: ['VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'vmicvss',
      id: 18,
      data: [],
      host: 'VM001',
      run: true,
      says: ['VM001'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'vmicvss', id: 6, data: vm001, host: 'VM001', run: true },
    { os: 'windows-server-2012-r2', provider: 'VSS', id: 5, data: vm001, host: 'VM001', run: true },
  ],
});

describeRecordRule('HVB037', {
  fires: [
    {
      os: 'windows-server-2016',
      provider: icsvc,
      id: 24,
      data: ['3'],
      host: 'VM001',
      run: true,
      says: ['"3"'],
      severity: 'warning',
    },
  ],
  quiet: [{ os: 'windows-server-2016', provider: 'vmicvss', id: 24, data: vm001, host: 'VM001', run: true }],
});

describeRecordRule('HVB039', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'volsnap',
      id: 25,
      data: ['', 'C:'],
      host: 'VM001',
      run: true,
      says: ['"C:"', 'VM001'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'volsnap',
      id: 38,
      data: ['', 'C:', 'C:'],
      host: 'VM001',
      run: true,
      says: ['VM001'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'volsnap', id: 25, data: ['', 'C:'], host: 'HV01', run: true },
    { os: 'windows-server-2012-r2', provider: 'volsnap', id: 25, data: ['', 'C:'], host: 'VM001' },
    { os: 'windows-server-2012-r2', provider: 'volsnap', id: 33, data: ['', 'C:'], host: 'VM001', run: true },
  ],
});

describeRecordRule('HVB049', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'SQLWRITER',
      id: 24583,
      data: [],
      host: 'VM001',
      run: true,
      says: ['SQLWRITER 24583'],
      severity: 'error',
    },
    {
      os: 'windows-server-2012-r2',
      provider: 'SQLVDI',
      id: 1,
      data: [],
      host: 'VM001',
      run: true,
      says: ['SQLVDI 1'],
      severity: 'error',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'SQLWRITER', id: 24583, data: [], host: 'HV01', run: true },
    { os: 'windows-server-2012-r2', provider: 'SQLVDI', id: 1, data: [], host: 'VM001' },
  ],
});

describeRecordRule('HVB054', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'VSS',
      id: 8194,
      data: ['0x80070005', ''],
      host: 'VM001',
      run: true,
      says: ['access denied', 'noise'],
      severity: 'warning',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: 'System Restore', id: 8194, data: [], host: 'VM001', run: true },
    { os: 'windows-server-2012-r2', provider: 'VSS', id: 8194, data: ['0x80070005'], host: 'VM001' },
  ],
});

describeRecordRule('HVB209', {
  fires: [
    {
      os: 'windows-server-2012-r2',
      provider: 'Microsoft-Windows-Hyper-V-Integration-KvpExchange',
      id: 4096,
      data: vm001,
      says: ['VM001'],
      severity: 'warning',
    },
    {
      os: 'windows-server-2016',
      provider: integration,
      id: 4092,
      data: vm001,
      says: ['VM001', 'not enabled or does not run'],
      severity: 'warning',
    },
  ],
  quiet: [
    { os: 'windows-server-2012-r2', provider: integrationVss, id: 4092, data: vm001 },
    { os: 'windows-server-2012-r2', provider: integration, id: 4092, data: vm001 },
  ],
});
