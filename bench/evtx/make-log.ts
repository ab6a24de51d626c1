// Writes the log of the benchmark: ordinary events of a host, and backup records among them. `node make-log.js FILE MB`.
import { closeSync, openSync, writeSync } from 'node:fs';
import { systemLog, vmmsAdmin } from '../../test/fixtures/events';
import { sealFile, writeEvtx, type EventSpec } from '../../test/support/evtx-writer';

const [file = '', megabytes = '100'] = process.argv.slice(2);

/** Sixteen kinds of events of six providers, with three to eighteen values each, as System and Security logs have them. */
const ordinary: readonly EventSpec[] = Array.from({ length: 16 }, (_unused, kind) => ({
  provider: `Microsoft-Windows-Bench-${kind % 6}`,
  guid: `{00000000-1111-2222-3333-00000000000${kind % 6}}`,
  eventId: 4000 + kind,
  time: '2014-03-06T22:00:00.0000000Z',
  channel: 'System',
  host: 'HV01.contoso.test',
  user: 'S-1-5-18',
  process: 600 + kind,
  thread: 700 + kind,
  data: Array.from({ length: 3 + kind }, (_none, at) => [
    `Field${at}`,
    at % 3 === 0
      ? { type: 'uint32', value: at * kind }
      : at % 3 === 1
        ? `value ${at} of kind ${kind}`
        : { type: 'hex64', value: BigInt(at) },
  ]),
}));
const backup = [...systemLog, ...vmmsAdmin];

/** One record in two hundred belongs to a backup. */
function* records(count: number, seed: number): Generator<EventSpec> {
  for (let at = 0; at < count; at++) {
    const event = (at + seed) % 200 === 199 ? backup[at % backup.length] : ordinary[(at * 7) % ordinary.length];
    if (event) yield event;
  }
}

// Written once for 8 MB and repeated with record ids that go on: the chunks of a log do not know of each other.
const part = writeEvtx(records(12_000, 0));
const chunks = (part.bytes.length - 4096) / 65536;
const repeats = Math.max(1, Math.round((Number(megabytes) * 1e6) / (chunks * 65536)));
const out = openSync(file, 'w');
const header = part.bytes.slice(0, 4096);
const view = new DataView(header.buffer);
view.setBigUint64(16, BigInt(chunks * repeats - 1), true);
// Sixteen bits hold the count of logs up to 4 GB.
view.setUint16(42, Math.min(65_535, chunks * repeats), true);
sealFile(header);
writeSync(out, header);
for (let repeat = 0; repeat < repeats; repeat++) writeSync(out, part.bytes.subarray(4096));
closeSync(out);
