import { records, type RecordSpec } from '../records';
import { logsOf } from '../records-to-evtx';
import * as machines from './machines';
import type { SampleMachine } from './machines';

/**
 * The event logs of HV01: the restart of the host, and two nights of its backup. What they tell fits the configurations: FILE01 has no
 * SCSI controller; WEB01's backup service is off, so the writer tries to save it and has no room; SQL01 and the lab keep what their
 * first night left; DC01 is well. The shapes and codes are those of the event catalogue.
 */
export function sampleLogs(): Map<string, Uint8Array> {
  const logs = Object.entries(logsOf(records(events))).map(([name, bytes]) => [fileName(name), bytes] as const);
  return new Map(logs);
}

/** `HV01/HV01-VMMS-Admin.evtx`, as people name what they save. */
function fileName(path: string): string {
  const [host = '', log = ''] = path.split('/');
  return `${host}/${host}-${log.replace(/^Microsoft-Windows-(Hyper-V-)?/, '')}`;
}

const host = 'HV01';
const vmms = 'Microsoft-Windows-Hyper-V-VMMS';
const vhdmp = 'Microsoft-Windows-VHDMP';

type Data = Record<string, string>;

function vm({ name, id }: SampleMachine): Data {
  return { VmName: name, VmId: id };
}

/** As VMMS writes an error: `%%` and the decimal HRESULT, then the code. */
function failure(code: string): Data {
  return { ErrorMessage: `%%${Number(code)}`, ErrorCode: code };
}

function said(at: string, id: number, level: number, data: Data): RecordSpec {
  return { at, host, provider: vmms, id, level, data };
}

/** The disk that is repaired inside of the guest comes and goes. */
function repaired({ name }: SampleMachine, disk: string, from: string, to: string): RecordSpec[] {
  const data = { VhdFileName: `D:\\VMs\\${name}\\${name}-AutoRecovery.avhdx`, VhdDiskNumber: disk };
  return [
    { at: from, host, provider: vhdmp, id: 1, data },
    { at: to, host, provider: vhdmp, id: 2, data },
  ];
}

function system(at: string, provider: string, id: number, data: RecordSpec['data'] = []): RecordSpec {
  return { at, host, provider, id, channel: 'System', data };
}

const restart: readonly RecordSpec[] = [
  system('2015-05-10T01:02:11.0371482', 'Microsoft-Windows-Kernel-General', 12, {
    MajorVersion: '6',
    MinorVersion: '3',
    BuildVersion: '9600',
    QfeVersion: '17736',
    ServiceVersion: '0',
    BootMode: '0',
  }),
  system('2015-05-10T01:02:38.5102273', 'EventLog', 6005),
  said('2015-05-10T01:03:02.7714490', 14094, 4, {}),
  system('2015-05-10T01:18:40.1180034', 'Service Control Manager', 7036, ['Windows Update', 'stopped']),
];

const firstNight: readonly RecordSpec[] = [
  system('2015-05-11T22:00:01.2240915', 'Service Control Manager', 7036, ['Volume Shadow Copy', 'running']),
  said('2015-05-11T22:00:08.4418832', 10103, 2, vm(machines.file01)),
  said('2015-05-11T22:00:14.9020571', 10101, 2, { ...vm(machines.web01), ...failure('0x80070070') }),
  ...repaired(machines.dc01, '3', '2015-05-11T22:00:21.0048126', '2015-05-11T22:00:33.6120447'),
  ...repaired(machines.sql01, '4', '2015-05-11T22:00:22.8871190', '2015-05-11T22:00:47.1093358'),
  ...repaired(machines.lab, '5', '2015-05-11T22:00:24.3150642', '2015-05-11T22:00:36.7740018'),
  said('2015-05-11T22:01:12.0066315', 19070, 4, vm(machines.dc01)),
  said('2015-05-11T22:01:13.5190208', 19070, 4, vm(machines.sql01)),
  said('2015-05-11T22:01:14.2285561', 19070, 4, vm(machines.lab)),
  said('2015-05-11T22:02:55.8031779', 19080, 4, vm(machines.dc01)),
  said('2015-05-11T22:09:40.6613024', 19090, 3, vm(machines.lab)),
  said('2015-05-11T22:11:31.0902547', 19100, 2, { ...vm(machines.sql01), ...failure('0x80070020') }),
  said('2015-05-11T22:11:31.1377910', 10102, 2, {
    ...vm(machines.sql01),
    ...failure('0x80070020'),
    FileName: 'D:\\VMs\\SQL01\\SQL01-AutoRecovery.avhdx',
  }),
  system('2015-05-11T22:14:02.7718826', 'Service Control Manager', 7036, ['Volume Shadow Copy', 'stopped']),
];

const secondNight: readonly RecordSpec[] = [
  system('2015-05-12T22:00:01.3099417', 'Service Control Manager', 7036, ['Volume Shadow Copy', 'running']),
  said('2015-05-12T22:00:08.6205523', 10103, 2, vm(machines.file01)),
  said('2015-05-12T22:00:15.0281194', 10101, 2, { ...vm(machines.web01), ...failure('0x80070070') }),
  ...repaired(machines.dc01, '3', '2015-05-12T22:00:20.7716038', '2015-05-12T22:00:32.9401675'),
  said('2015-05-12T22:00:23.3387201', 18012, 2, vm(machines.sql01)),
  said('2015-05-12T22:00:23.3390448', 10150, 2, { ...vm(machines.sql01), ...failure('0x80070050') }),
  said('2015-05-12T22:01:10.5512067', 19070, 4, vm(machines.dc01)),
  said('2015-05-12T22:02:49.0183352', 19080, 4, vm(machines.dc01)),
  system('2015-05-12T22:14:03.9954170', 'Service Control Manager', 7036, ['Volume Shadow Copy', 'stopped']),
];

const events: readonly RecordSpec[] = [...restart, ...firstNight, ...secondNight];
