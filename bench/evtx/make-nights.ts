// Writes the logs of hosts that back their VMs up every night: `node make-nights.js FOLDER HOSTS VMS NIGHTS MB`. Each host has a
// folder with four logs; MB is the size of its System log, filled with ordinary events.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filetimeToIso } from '../../src/core/vmconfig/filetime';
import { fileHeaderSize, sealFile, writeEvtx, type EventSpec } from '../../test/support/evtx-writer';
import { time } from '../../test/support/records';

const [folder = '', ...numbers] = process.argv.slice(2);
const [hosts = 1, vms = 1, nights = 1, megabytes = 1] = numbers.map(Number);

const second = 10_000_000n;
const day = 86_400n * second;
const firstNight = time('2014-03-06T22:00:00');

function at(night: number, seconds: number): string {
  return filetimeToIso(firstNight + BigInt(night) * day + BigInt(seconds) * second) ?? '';
}

interface Vm {
  readonly name: string;
  readonly id: string;
}

function vmsOf(host: number): Vm[] {
  return Array.from({ length: vms }, (_unused, vm) => ({
    name: `VM${host}-${vm}`,
    id: `5B0E1D2A-4C11-4A5B-${hex(host, 4)}-${hex(vm, 12)}`,
  }));
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

function nameOf(host: number): string {
  return `HV${String(host).padStart(3, '0')}.contoso.test`;
}

const vmlNamespace = 'http://www.microsoft.com/Windows/Virtualization/Events';

function ofVm(shared: Omit<EventSpec, 'userData'>, { name, id }: Vm, code?: string): EventSpec {
  const error =
    code === undefined ? [] : [['ErrorMessage', `%%${Number(code)}`] as const, ['ErrorCode', code] as const];
  const fields = [['VmName', name] as const, ['VmId', id] as const, ...error];
  return { ...shared, userData: { name: 'VmlEventLog', namespace: vmlNamespace, fields } };
}

/** One VM after the other, two seconds apart; the merge comes two minutes later. The backup of every seventh VM fails. */
function vmmsOf(host: number): EventSpec[] {
  const provider = 'Microsoft-Windows-Hyper-V-VMMS';
  const shared = { provider, host: nameOf(host), channel: 'Microsoft-Windows-Hyper-V-VMMS-Admin', level: 4 };
  return Array.from({ length: nights }, (_unused, night) => {
    const begun = vmsOf(host).map((vm, index) => {
      const isFailed = (index + night) % 7 === 6;
      const when = at(night, 120 + 2 * index);
      return isFailed
        ? ofVm({ ...shared, level: 2, eventId: 10150, time: when }, vm, '0x80070020')
        : ofVm({ ...shared, eventId: 19070, time: when }, vm);
    });
    const ended = vmsOf(host).flatMap((vm, index) =>
      (index + night) % 7 === 6
        ? []
        : [ofVm({ ...shared, eventId: 19080, time: at(night, 120 + 2 * vms + 2 * index) }, vm)],
    );
    return [...begun, ...ended];
  }).flat();
}

function workerOf(host: number): EventSpec[] {
  const provider = 'Microsoft-Windows-Hyper-V-Worker';
  const shared = { provider, host: nameOf(host), channel: 'Microsoft-Windows-Hyper-V-Worker-Admin', level: 4 };
  return Array.from({ length: nights }, (_unused, night) =>
    vmsOf(host).flatMap((vm, index) =>
      (index + night) % 7 === 6 ? [] : [ofVm({ ...shared, eventId: 18520, time: at(night, 10 + 2 * index) }, vm)],
    ),
  ).flat();
}

const started: EventSpec = {
  provider: 'Microsoft-Windows-Kernel-General',
  eventId: 12,
  level: 4,
  time: '2014-03-01T06:00:00.0000000Z',
  channel: 'System',
  host: '',
  data: [
    ['MajorVersion', { type: 'uint32', value: 6 }],
    ['MinorVersion', { type: 'uint32', value: 3 }],
    ['BuildVersion', { type: 'uint32', value: 9600 }],
  ],
};

/** The shadow copies of two volumes that all VMs of a host share. */
function copiesOf(host: number): EventSpec[] {
  return Array.from({ length: nights }, (_unused, night) =>
    ['D', 'E'].map((volume): EventSpec => {
      const set = `{AAAA0000-0000-4000-${hex(host, 4)}-${hex(night, 12)}}`;
      const device = `\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy${night}`;
      const values = [
        'S-1-5-18',
        'NT AUTHORITY\\SYSTEM',
        '0x1a2c',
        'VSSVC.exe',
        set,
        set,
        set,
        nameOf(host),
        `${volume}:\\`,
        device,
      ];
      return {
        provider: 'VSSAudit',
        eventId: 8222,
        time: at(night, 60 + 2 * vms),
        channel: 'Security',
        host: nameOf(host),
        data: values.map((value) => [undefined, value] as const),
      };
    }),
  ).flat();
}

function ordinaryOf(host: number): EventSpec[] {
  return Array.from({ length: 2000 }, (_unused, index) => ({
    provider: `Microsoft-Windows-Bench-${index % 6}`,
    eventId: 4000 + (index % 16),
    level: 4,
    time: at(0, index),
    channel: 'System',
    host: nameOf(host),
    process: 600,
    thread: 700,
    data: Array.from({ length: 3 + (index % 16) }, (_none, field) => [`Field${field}`, `value ${field} of ${index}`]),
  }));
}

/** The chunks of a log do not know of each other: those of the ordinary events come again and again, their ids with them. */
function systemOf(host: number): Uint8Array {
  const { bytes } = writeEvtx([{ ...started, host: nameOf(host) }, ...ordinaryOf(host)]);
  const body = bytes.subarray(fileHeaderSize);
  const repeats = Math.max(1, Math.round((megabytes * 1e6) / body.length));
  const whole = new Uint8Array(fileHeaderSize + repeats * body.length);
  whole.set(bytes.subarray(0, fileHeaderSize));
  for (let repeat = 0; repeat < repeats; repeat++) whole.set(body, fileHeaderSize + repeat * body.length);
  const chunks = (repeats * body.length) / 65_536;
  const view = new DataView(whole.buffer);
  view.setBigUint64(16, BigInt(chunks - 1), true);
  view.setUint16(42, Math.min(65_535, chunks), true);
  sealFile(whole.subarray(0, fileHeaderSize));
  return whole;
}

for (let host = 1; host <= hosts; host++) {
  const own = path.join(folder, `HV${String(host).padStart(3, '0')}`);
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, 'VMMS-Admin.evtx'), writeEvtx(vmmsOf(host)).bytes);
  writeFileSync(path.join(own, 'Worker-Admin.evtx'), writeEvtx(workerOf(host)).bytes);
  writeFileSync(path.join(own, 'Security.evtx'), writeEvtx(copiesOf(host)).bytes);
  writeFileSync(path.join(own, 'System.evtx'), systemOf(host));
}
