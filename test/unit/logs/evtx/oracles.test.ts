import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filetimeToIso } from '../../../../src/core/vmconfig/filetime';
import { allLogs } from '../../../fixtures/events';
import { writeEvtx } from '../../../support/evtx-writer';
import { countWithPython, hasEvtxexport, pythonWithEvtx, readWithEvtxexport } from './oracles';
import { readLog } from './read-log';

const logs = {
  ...allLogs,
  'several-chunks': Array.from({ length: 15 }, () => Object.values(allLogs).flat()).flat(),
};
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hvbackup-evtx-'));
  for (const [name, events] of Object.entries(logs)) writeFileSync(fileOf(name), writeEvtx(events).bytes);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string): string {
  return path.join(folder, `${name}.evtx`);
}

describe.each(Object.entries(logs))('%s, as others read it', (name, events) => {
  test.skipIf(!hasEvtxexport)('libevtx gives every record with the values that we read', async () => {
    const { records } = await readLog(writeEvtx(events).bytes);
    const theirs = readWithEvtxexport(fileOf(name));
    expect(theirs.map(({ recordId }) => recordId)).toEqual(events.map((_event, at) => BigInt(at + 1)));
    for (const [at, { values }] of theirs.entries()) {
      const record = records[at]!;
      expect(values.slice(0, 6)).toEqual([
        record.provider,
        String(record.eventId),
        String(record.level),
        record.host,
        record.channel,
        filetimeToIso(record.time),
      ]);
      const ours = record.data.map((field) => `${field.name ?? ''}=${field.value}`.replaceAll('\r\n', '\n').trimEnd());
      // libevtx fills hexadecimal numbers up with zeros.
      expect(values.slice(8).map((value) => value.replace(/=0x0*(?=[0-9a-f])/, '=0x'))).toEqual(ours);
    }
  });

  test.skipIf(!pythonWithEvtx)('python-evtx renders every record', () => {
    expect(countWithPython(pythonWithEvtx!, fileOf(name))).toEqual({ whole: events.length, failed: 0 });
  });
});
