import { eventsToXml } from '../events-to-xml';
import { records, type RecordSpec } from '../records';
import { eventOf } from '../records-to-evtx';
import { encodeUtf16le, encodeUtf8, vmConfig, type VmConfigOptions } from '../vm-config';
import { scalePlans } from './scale-plans';
import { scenarioTexts } from './scenario-texts';

/**
 * What the scenarios of `examples/scenarios` name as their configurations and evidence: small files, all of it invented. The scenarios
 * themselves are written by hand, but for the nine plans of hundreds of VMs.
 */
export function scenarioFiles(): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const add = (name: string, text: string): void => void files.set(`scenarios/${name}`, encodeUtf8(text));
  for (const [name, options] of configurations) files.set(`scenarios/${name}`, encodeUtf16le(vmConfig(options)));
  for (const [folder, specs] of Object.entries(nights))
    for (const [name, text] of logsAsXml(specs)) add(`${folder}/${name}`, text);
  for (const [name, text] of scenarioTexts) add(name, text.replaceAll('\n', '\r\n'));
  for (const [name, text] of scalePlans()) add(name, text);
  return files;
}

const volume = String.raw`C:\ClusterStorage\Volume1`;

function ofCluster(name: string, id: string, more: VmConfigOptions): VmConfigOptions {
  return {
    crlf: true,
    name,
    id,
    clustered: true,
    ide: [{ path: `${volume}\\${name}\\${name}.vhdx` }],
    checkpoints: { location: `${volume}\\${name}` },
    ...more,
  };
}

const payroll = '6A1B0C9E-5D27-4F38-9B60-1E7C24A8D5F1';
const intranet = 'B7D3F2A4-90C6-4E15-8A7B-63F0E9C1D248';

const configurations: readonly (readonly [string, VmConfigOptions])[] = [
  ['01-article/PAYROLL.xml', ofCluster('PAYROLL', payroll, { scsi: [] })],
  ['01-article/INTRANET.xml', ofCluster('INTRANET', intranet, { scsi: [[]] })],
  [
    'fails/BARGE.xml',
    {
      crlf: true,
      name: 'BARGE',
      id: '2F84C6D0-7E19-4B53-A0D8-95C3E7F1B264',
      scsi: [],
      ide: [{ path: String.raw`D:\VMs\BARGE\BARGE.vhdx` }],
    },
  ],
];

const vmms = 'Microsoft-Windows-Hyper-V-VMMS';
const vhdmp = 'Microsoft-Windows-VHDMP';

interface Machine {
  readonly host: string;
  readonly name: string;
  readonly id: string;
  /** Where its files lie. */
  readonly folder: string;
}

function said({ host, name, id }: Machine, at: string, eventId: number, level: number, code?: string): RecordSpec {
  const failure = code === undefined ? {} : { ErrorMessage: `%%${Number(code)}`, ErrorCode: code };
  return { at, host, provider: vmms, id: eventId, level, data: { VmName: name, VmId: id, ...failure } };
}

/** The start of a host, which names its build. */
function started(host: string, at: string, [major, minor, build]: readonly [string, string, string]): RecordSpec {
  const data = {
    MajorVersion: major,
    MinorVersion: minor,
    BuildVersion: build,
    QfeVersion: '16384',
    ServiceVersion: '0',
  };
  return { at, host, provider: 'Microsoft-Windows-Kernel-General', id: 12, channel: 'System', data };
}

/** The AutoRecovery disk comes and goes. */
function repaired({ host, name, folder }: Machine, from: string, to: string): RecordSpec[] {
  const data = { VhdFileName: `${folder}\\${name}-AutoRecovery.avhdx`, VhdDiskNumber: '5' };
  return [
    { at: from, host, provider: vhdmp, id: 1, data },
    { at: to, host, provider: vhdmp, id: 2, data },
  ];
}

/** A backup of a healthy guest, from its first record to the end of its merge. */
function good(vm: Machine, night: string): RecordSpec[] {
  return [
    ...repaired(vm, `${night}:00:21.0048126`, `${night}:00:33.6120447`),
    said(vm, `${night}:01:12.0066315`, 19070, 4),
    said(vm, `${night}:05:20.8031779`, 19080, 4),
  ];
}

/** An end of an id of twelve digits, so that no two machines share one. */
function machine(host: string, name: string, last: string, folder = String.raw`E:\VMs`): Machine {
  return { host, name, id: `4C1D7A90-3E52-4B86-9F07-${last.padStart(12, '0')}`, folder: `${folder}\\${name}` };
}

const guestSystem = 'System';

/** By the folder of its scenario. Each host has its own name, so that no two scenarios are one story. */
const nights: Readonly<Record<string, readonly RecordSpec[]>> = {
  '01-article': [
    started('NODE1', '2014-03-02T03:11:40.1180034', ['6', '3', '9600']),
    { at: '2014-03-02T03:12:02.7714490', host: 'NODE1', provider: vmms, id: 14094, data: {} },
    // The night before: what a product and an array show may be of another run than the log that lies beside it.
    ...good({ host: 'NODE1', name: 'INTRANET', id: intranet, folder: `${volume}\\INTRANET` }, '2014-03-05T22'),
    said({ host: 'NODE1', name: 'PAYROLL', id: payroll, folder: '' }, '2014-03-06T22:00:09.1187204', 10103, 2),
    ...good({ host: 'NODE1', name: 'INTRANET', id: intranet, folder: `${volume}\\INTRANET` }, '2014-03-06T22'),
  ],
  '02-10103-means': [said(machine('NODE3', 'DEPOT', '2'), '2014-03-07T22:00:07.4418832', 10103, 2)],
  '04-two-levels': [...good(machine('NODE6', 'SHOP-SQL', '4'), '2014-03-08T22')],
  '05-writers': [...good(machine('NODE7', 'LEDGER', '5'), '2014-03-09T22')],
  '08-two-volumes': [
    ...good(machine('NODE10', 'CANTEEN', '8'), '2014-03-10T22'),
    ...['E:', 'F:'].map((drive, at) => ({
      at: `2014-03-10T22:00:2${3 + at}.5102273`,
      host: 'CANTEEN',
      provider: 'Microsoft-Windows-Ntfs',
      id: 98,
      channel: guestSystem,
      data: { DriveName: drive, DeviceName: `\\Device\\HarddiskVolume${6 + at}`, CorruptionState: '0' },
    })),
  ],
  '10-merged-early': [
    ...good(machine('NODE12', 'SILO', 'A'), '2014-03-11T22'),
    ...repaired(machine('NODE12', 'GRANARY', '1A'), '2014-03-11T22:00:22.8871190', '2014-03-11T22:00:47.1093358'),
    said(machine('NODE12', 'GRANARY', '1A'), '2014-03-11T22:01:13.5190208', 19070, 4),
    said(machine('NODE12', 'GRANARY', '1A'), '2014-03-11T22:11:31.0902547', 19100, 2, '0x80070020'),
  ],
  '22-dpm-aborts': [
    // Without it nobody knows that 10111 is that of 2012.
    started('NODE14', '2013-06-02T04:01:12.0371482', ['6', '2', '9200']),
    said(machine('NODE14', 'LOOM', '22'), '2013-06-03T22:03:40.6613024', 10111, 2, '0x80070057'),
  ],
  '27-does-not-boot': [
    {
      at: '2014-04-09T06:14:02.7718826',
      host: 'NODE22',
      provider: 'Microsoft-Windows-Hyper-V-Integration-KvpExchange',
      channel: 'Microsoft-Windows-Hyper-V-Integration-Admin',
      id: 4096,
      level: 2,
      data: { VmName: 'RECEPTION', VmId: machine('', '', '27').id },
    },
  ],
  '29-left-behind': [said(machine('NODE23', 'CELLAR', '29'), '2014-05-14T22:00:23.3390448', 10150, 2, '0x80070050')],
  fails: [said(machine('NODE25', 'HARBOUR', '30'), '2014-05-15T22:00:23.3390448', 10150, 2, '0x80070050')],
};

/** `NODE1-VMMS-Admin.events.xml`, an event a line, as an export of Event Viewer has them. */
function logsAsXml(specs: readonly RecordSpec[]): Map<string, string> {
  const byLog = new Map<string, ReturnType<typeof records>>();
  for (const record of records(specs)) {
    const channel = record.channel.replace(/^Microsoft-Windows-(Hyper-V-)?/, '').replaceAll('/', '-');
    const name = `${record.host}-${channel}.events.xml`;
    byLog.set(name, [...(byLog.get(name) ?? []), record]);
  }
  return new Map(
    [...byLog].map(([name, own]) => {
      const lines = eventsToXml([...own].sort((a, b) => (a.time < b.time ? -1 : 1)).map(eventOf), { decimals: 7 });
      return [name, `<Events>\n${lines.join('\n')}\n</Events>\n`];
    }),
  );
}
