import type { VmConfigOptions } from '../vm-config';

/** A VM of the invented shop. Where its file lies and in which bytes is said in `index.ts`. */
export interface SampleMachine extends VmConfigOptions {
  readonly name: string;
  readonly id: string;
  /** When it was created, started and stopped last: UTC. */
  readonly times: readonly [created: string, on: string, off: string];
}

const disk = (vm: string, file = vm): { readonly path: string } => ({ path: `D:\\VMs\\${vm}\\${file}.vhdx` });
const checkpoint = (vm: string, guid: string): { readonly path: string } => ({
  path: `D:\\VMs\\${vm}\\${vm}_${guid}.avhdx`,
});

/** GUIDs of checkpoint disks, which stand in file names too. */
export const checkpointDisks = {
  SQL01: '6D0A94C1-7E35-4B1F-8C29-51F0B3E7A846',
  ERP01: 'B81E5F27-0C4D-4A96-92D3-7A6E1C08F5B9',
  PRINT01: '24C7E9B0-51AD-4F38-A0E6-8B93D17C5F62',
} as const;

/** Nothing is wrong with it: generation 2, disk and controller on SCSI. */
export const dc01: SampleMachine = {
  name: 'DC01',
  id: '0C95D7B2-6F14-4E8A-B3D0-92A7C5E1F864',
  generation: 2,
  scsi: [[disk('DC01')]],
  times: ['2014-02-11T08:14:22Z', '2015-05-10T01:12:40Z', '2015-05-10T01:10:03Z'],
};

/** Two disks on IDE and no SCSI controller, as wizards of other products make them. */
export const file01: SampleMachine = {
  name: 'FILE01',
  id: '3F2504E0-4F89-41D3-9A0C-0305E82C3301',
  notes: 'Shares: jobs, scans, archive. Moved from HV00 in 2014.',
  scsi: [],
  ide: [disk('FILE01'), { type: 'NONE' }, disk('FILE01', 'FILE01-data')],
  times: ['2014-03-06T21:40:09Z', '2015-05-10T01:13:05Z', '2015-05-10T01:09:51Z'],
};

/** Somebody turned the backup integration service off. */
export const web01: SampleMachine = {
  name: 'WEB01',
  id: '8A41F36E-D205-4C7B-9E58-1B6F0D93A2C7',
  vss: 'off',
  ide: [disk('WEB01')],
  times: ['2014-04-23T10:02:57Z', '2015-05-10T01:13:31Z', '2015-05-10T01:09:12Z'],
};

/** It runs on what a backup left behind: an AVHDX without a checkpoint, and an AutoRecovery file beside it. */
export const sql01: SampleMachine = {
  name: 'SQL01',
  id: 'E7B3086D-29F4-4D51-8A6C-F05C73B1D92E',
  generation: 2,
  scsi: [[checkpoint('SQL01', checkpointDisks.SQL01)]],
  memory: { size: 16_384, reservation: 8192, limit: 16_384, dynamic: true },
  times: ['2014-02-12T15:31:44Z', '2015-05-10T01:13:58Z', '2015-05-10T01:08:37Z'],
};

/** A checkpoint that its administrator made before an update. */
export const erp01: SampleMachine = {
  name: 'ERP01',
  id: '51D6A8F9-3B70-4E2C-A7F1-6C84E0B9D357',
  ide: [checkpoint('ERP01', checkpointDisks.ERP01)],
  checkpoints: { count: 1 },
  times: ['2014-06-30T06:55:18Z', '2015-05-10T01:14:26Z', '2015-05-10T01:08:02Z'],
};

/** That checkpoint: the same format, in Snapshots. */
export const erp01Checkpoint: SampleMachine = {
  name: 'ERP01 - (3/27/2015 - 6:04:11 PM)',
  id: '9F0C2B74-E8D1-4365-B96A-04D7F1E85C3B',
  logicalId: erp01.id,
  typeId: 'Snapshots',
  ide: [disk('ERP01')],
  times: ['2015-03-27T17:04:11Z', '2015-03-22T02:11:50Z', '2015-03-22T02:09:35Z'],
};

/** The AVHDX that it names is not there; one of another name is. */
export const print01: SampleMachine = {
  name: 'PRINT01',
  id: 'C4E92D05-7A16-48B3-8F0D-E5A31B7C60F8',
  ide: [checkpoint('PRINT01', checkpointDisks.PRINT01)],
  checkpoints: { count: 1 },
  times: ['2014-09-02T13:20:36Z', '2015-04-18T07:46:15Z', '2015-05-09T16:27:44Z'],
};

/** A name that PowerShell and XML both must quote, and a merge that did not finish. */
export const lab: SampleMachine = {
  name: 'R&D $lab',
  id: '76B0F1E3-94CA-4D2D-8E67-3A5D09C8B1F4',
  ide: [disk('R&D $lab')],
  checkpoints: { mergePending: true },
  times: ['2015-01-14T09:37:02Z', '2015-05-10T01:14:49Z', '2015-05-10T01:07:21Z'],
};

/** Its disk is on a share that is named by an address. */
export const archive01: SampleMachine = {
  name: 'ARCHIVE01',
  id: '2B58C9D4-E10F-4763-9D8A-B7F26A04E5C1',
  ide: [{ path: '\\\\192.168.20.15\\vmstore\\ARCHIVE01\\ARCHIVE01.vhdx' }],
  times: ['2014-11-19T14:48:53Z', '2015-05-10T01:15:17Z', '2015-05-10T01:06:44Z'],
};

/** Changed by hand. */
export const test02: SampleMachine = {
  name: 'TEST02',
  id: 'A90D3E67-5C82-4F1B-B74E-80E6C2F7194D',
  ide: [disk('TEST02')],
  times: ['2015-02-03T11:12:30Z', '2015-05-08T08:22:01Z', '2015-05-08T17:58:16Z'],
};

/** Saved again by a tool that writes UTF-8 and leaves the declaration as it was. */
export const scan01: SampleMachine = {
  name: 'SCAN01',
  id: 'F3176B8A-0D4E-4925-A1C8-9E52D6B3740F',
  ide: [disk('SCAN01')],
  times: ['2014-07-08T12:05:29Z', '2015-05-10T01:15:42Z', '2015-05-10T01:06:08Z'],
};

/** Only its beginning was copied. */
export const mail01: SampleMachine = {
  name: 'MAIL01',
  id: '1E64B7D8-A2F0-4C39-86B5-D70C9F3E1A25',
  ide: [disk('MAIL01')],
  times: ['2014-02-20T16:44:10Z', '2015-05-10T01:16:08Z', '2015-05-10T01:05:33Z'],
};

/** Sent by mail under another name, saved. */
export const kiosk01: SampleMachine = {
  name: 'KIOSK01',
  id: '68F7A3C0-1D95-4B0E-92E4-5B8D7E6F30CA',
  ide: [disk('KIOSK01')],
  savedState: {
    memory: 'D:\\VMs\\KIOSK01\\68F7A3C0-1D95-4B0E-92E4-5B8D7E6F30CA.bin',
    device: 'D:\\VMs\\KIOSK01\\68F7A3C0-1D95-4B0E-92E4-5B8D7E6F30CA.vsv',
  },
  times: ['2014-12-01T10:30:00Z', '2015-05-04T07:00:12Z', '2015-05-08T18:01:37Z'],
};

/** The other host is newer: its VM has a virtual TPM. The text was made from a VMCX. */
export const vault01: SampleMachine = {
  name: 'VAULT01',
  id: 'D2A5F09B-86E3-4C17-B05D-4F9E71C8A36E',
  generation: 2,
  version: '9.0',
  vtpm: true,
  scsi: [[{ path: 'E:\\VMs\\VAULT01\\VAULT01.vhdx' }]],
  times: ['2019-10-22T09:18:45Z', '2021-03-14T02:31:20Z', '2021-03-14T02:28:56Z'],
};
