import { encodeUtf16le, encodeUtf8, vmConfig, type Tree } from '../vm-config';
import { sampleLogs } from './logs';
import { scenarioFiles } from './scenarios';
import * as machines from './machines';
import type { SampleMachine } from './machines';

const { checkpointDisks } = machines;

/**
 * The generated files of `examples/`, by their paths from there: evidence as it is collected from the hosts of a small print
 * shop, all of it invented. `scripts/generate-examples.mjs` writes them; the README beside them is written by hand.
 */
export function sampleFiles(): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const vm of asHyperVWrites) files.set(`HV01/Virtual Machines/${vm.id}.xml`, encodeUtf16le(written(vm)));
  files.set(`HV01/Snapshots/${machines.erp01Checkpoint.id}.xml`, encodeUtf16le(written(machines.erp01Checkpoint)));
  files.set(at(machines.test02), encodeUtf16le(editedByHand(written(machines.test02))));
  files.set(at(machines.scan01), encodeUtf8(written({ ...machines.scan01, crlf: false })));
  files.set(at(machines.mail01), cutOff(written(machines.mail01)));
  files.set('mailed/renamed-by-support.xml', encodeUtf16le(written(machines.kiosk01)));
  files.set('HV02/VAULT01.vmcx.xml', encodeUtf8(asUtf8(written(machines.vault01))));
  for (const name of collectedNames) files.set(`HV01/D/VMs/${name}`, new Uint8Array());
  for (const [name, bytes] of [...sampleLogs(), ...scenarioFiles()]) files.set(name, bytes);
  return files;
}

const asHyperVWrites: readonly SampleMachine[] = [
  machines.dc01,
  machines.file01,
  machines.web01,
  machines.sql01,
  machines.erp01,
  machines.print01,
  machines.lab,
  machines.archive01,
];

/** `robocopy D:\VMs ... /E /CREATE` copies a tree with its names and without its contents: files of zero length. */
const collectedNames: readonly string[] = [
  'DC01/DC01.vhdx',
  'ERP01/ERP01.vhdx',
  `ERP01/ERP01_${checkpointDisks.ERP01}.avhdx`,
  'FILE01/FILE01.vhdx',
  'FILE01/FILE01-data.vhdx',
  'MAIL01/MAIL01.vhdx',
  'PRINT01/PRINT01.vhdx',
  'PRINT01/PRINT01.avhdx',
  'R&D $lab/R&D $lab.vhdx',
  'SCAN01/SCAN01.vhdx',
  'SQL01/SQL01.vhdx',
  'SQL01/SQL01-AutoRecovery.avhdx',
  `SQL01/SQL01_${checkpointDisks.SQL01}.avhdx`,
  'TEST02/TEST02.vhdx',
  'WEB01/WEB01.vhdx',
];

function at({ id }: SampleMachine): string {
  return `HV01/Virtual Machines/${id}.xml`;
}

/** The builder's text with times and ids of this VM's own: no two VMs of a host share an instance, a MAC or a serial number. */
function written(vm: SampleMachine): string {
  const [created, on, off] = vm.times.map(filetime);
  const properties: Tree = {
    ...(created !== undefined && { creation_time: ['bytes', base64(created)] }),
    last_powered_off_time: ['integer', String(off)],
    last_powered_on_time: ['integer', String(on)],
    last_state_change_time: ['integer', String(on)],
  };
  const text = vmConfig({ crlf: true, ...vm, raw: { properties } });
  const own = vm.id.slice(-12);
  return text
    .replaceAll(/(c1f0a7de-33b6-4f0e-a6c4-)[0-9a-f]{12}/gi, (_all, head: string) => head + sameCase(own, head))
    .replaceAll(/(5b0d9c52-7a51-4c38-8d3a-)[0-9a-f]{10}/gi, (_all, head: string) => head + sameCase(own.slice(2), head))
    .replaceAll(
      /(0D5E3B1C-9C84-4B7A-8C7B-|6E8F0B5A-3D6C-4B0E-9A57-|9E0C6A47-52DF-4B18-A3C9-|C2A75E10-4B38-4F96-8D07-)[0-9A-F]{12}/g,
      `$1${own}`,
    )
    .replace('00-15-5D-0A-3C-01', `00-15-5D-0A-3C-${own.slice(-2)}`)
    .replace('5f0c8a1e6b2d47939ce4107f3ad85b26', Array.from(vm.id.replaceAll('-', '').toLowerCase()).reverse().join(''))
    .replaceAll('1284-5502-8830-7714-2609-4471-53', serialOf(vm.id));
}

function sameCase(digits: string, like: string): string {
  return /[A-F]/.test(like) ? digits.toUpperCase() : digits.toLowerCase();
}

/** Six groups of four digits and one of two, out of the id. */
function serialOf(id: string): string {
  const digits = Array.from(id.replaceAll('-', ''), (digit) => Number.parseInt(digit, 16) % 10).join('');
  return digits.slice(0, 26).replace(/(\d{4})(?=\d)/g, '$1-');
}

/** 100 ns since 1601, with a fraction as clocks have it. */
function filetime(utc: string): bigint {
  const seconds = BigInt(Date.parse(utc)) / 1000n;
  return (seconds + 11_644_473_600n) * 10_000_000n + ((seconds * 7919n) % 10_000_000n);
}

/** Eight bytes, little endian. */
function base64(value: bigint): string {
  const bytes = Array.from({ length: 8 }, (_unused, byte) => Number((value >> BigInt(8 * byte)) & 0xffn));
  return btoa(String.fromCharCode(...bytes));
}

/** A device taken out without counting, a bool as other tools write it, a type from another language. */
function editedByHand(text: string): string {
  return text
    .replace('<size type="integer">13</size>', '<size type="integer">14</size>')
    .replace('<num_lock type="bool">False', '<num_lock type="bool">false')
    .replace('<count type="integer">2', '<count type="int">2');
}

/** The copy stopped inside of a name in the manifest, between the two bytes of a character. */
function cutOff(text: string): Uint8Array {
  const whole = encodeUtf16le(text.slice(0, text.indexOf('Heartbeat Component')));
  return whole.slice(0, -1);
}

function asUtf8(text: string): string {
  return text.replace('encoding="UTF-16"', 'encoding="utf-8"');
}
