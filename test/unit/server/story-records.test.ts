import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../src/core';
import { judgeLogs } from '../../../src/server/judge-logs';
import { readLogs } from '../../../src/server/read-logs';
import { Story } from '../../../src/server/story';
import { recordDetails } from '../../../src/server/story-records';
import { vmmsAdmin } from '../../fixtures/events';
import { eventsToXml } from '../../support/events-to-xml';
import { writeEvtx } from '../../support/evtx-writer';
import { MemoryHost } from '../../support/memory-host';

const many = Array.from({ length: 6 }, () => vmmsAdmin).flat();
const logs: readonly (readonly [string, string | Uint8Array])[] = [
  ['several chunks', writeEvtx(many, { recordsPerChunk: 3 }).bytes],
  ['XML', `<Events>${eventsToXml(many, { firstRecordId: 1n }).join('')}</Events>`],
  // Carved out of a disk: chunks, and no header in front of them.
  ['chunks without a header', writeEvtx(many, { recordsPerChunk: 3 }).bytes.slice(4096)],
];

/** A host that counts what is read of it. */
class CountingHost extends MemoryHost {
  bytesRead = 0;

  override async readRange(uri: string, offset: number, length: number): Promise<Uint8Array> {
    const bytes = await super.readRange(uri, offset, length);
    this.bytesRead += bytes.length;
    return bytes;
  }
}

const uri = 'mem:///a.log';
const forever = (): boolean => false;

async function storyOf(host: CountingHost): Promise<{ readonly story: Story; readonly records: readonly LogRecord[] }> {
  const files = [{ uri, label: 'a.log' }];
  const read = await readLogs(files, { host, tell: () => undefined, shouldStop: forever });
  const judged = judgeLogs(read, {});
  if (!judged.observation) throw new Error('Nothing was judged.');
  const records = read.flatMap((log) => log.records);
  return { story: new Story(1, 'a', files, { ...judged, evidence: [] }, judged.observation), records };
}

describe.each(logs)('a record that was not kept, of a log of %s', (_name, content) => {
  test('is the same when it is read again', async () => {
    const host = new CountingHost({ [uri]: content });
    const { story, records } = await storyOf(host);
    expect(records.length).toBeGreaterThan(20);
    for (const { place, recordId, time, data } of records) {
      const [found] = await recordDetails(story, [place], host, forever);
      expect(found).toMatchObject({
        uri,
        byteOffset: place.byteOffset,
        recordId: String(recordId),
        time: String(time),
      });
      expect(found?.data.map(({ value }) => value)).toEqual(data.map(({ value }) => value));
    }
  });

  test('is not read once it is cancelled, and left out when the log is gone', async () => {
    const host = new CountingHost({ [uri]: content });
    const { story, records } = await storyOf(host);
    const places = records.map(({ place }) => place);
    expect(await recordDetails(story, places, host, () => true)).toEqual([]);
    expect(await recordDetails(story, places, new MemoryHost({}), forever)).toEqual([]);
  });
});

test('of a log with many chunks only its chunk is read', async () => {
  const host = new CountingHost({ [uri]: logs[0]?.[1] ?? '' });
  const { story, records } = await storyOf(host);
  const last = records.at(-1);
  if (!last) throw new Error('No record.');
  host.bytesRead = 0;
  await recordDetails(story, [last.place], host, forever);
  expect(host.bytesRead).toBeLessThan(2 * 65_536);
});
