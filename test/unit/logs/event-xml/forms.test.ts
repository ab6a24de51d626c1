import { describe, expect, test } from 'vitest';
import { sniffBytes, sniffHeadBytes } from '../../../../src/core/evidence/sniff';
import { recordsOf } from '../../../../src/core/logs/evtx/query';
import type { LogRecord } from '../../../../src/core/logs/record';
import { allLogs } from '../../../fixtures/events';
import { eventsToXml } from '../../../support/events-to-xml';
import { writeEvtx } from '../../../support/evtx-writer';
import { readLog } from '../evtx/read-log';
import { encode, readXml, xmlUri } from './read-xml';

const place = { uri: '', byteOffset: 0 };
const withoutPlace = (records: readonly LogRecord[]): LogRecord[] => records.map((record) => ({ ...record, place }));

const wevtutil = (events: readonly string[]): string => events.map((event) => `${event}\r\n`).join('');
const viewer = (events: readonly string[]): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>${events.join('')}</Events>`;
const pretty = (events: readonly string[]): string =>
  viewer(
    events.map((event) =>
      event
        .replace(/><(?!\/)/g, '>\r\n\t<')
        .replace(/(<\/(?:System|EventData|UserData|VmlEventLog|Event)>)/g, '\r\n$1'),
    ),
  );

describe.each(Object.entries(allLogs))('%s', (_name, events) => {
  const options = { firstRecordId: 101_310n };
  test.each<[string, string]>([
    ['as wevtutil prints it', wevtutil(eventsToXml(events, options))],
    ['with /e:Events', `<Events>\r\n${wevtutil(eventsToXml(events, options))}</Events>\r\n`],
    [
      'rendered',
      viewer(
        eventsToXml(events, {
          ...options,
          rendering:
            "<RenderingInfo Culture='en-US'><Message>One &lt; two</Message><Keywords><Keyword>Classic</Keyword></Keywords></RenderingInfo>",
        }),
      ),
    ],
    ['as Event Viewer saves it', viewer(eventsToXml(events, { ...options, quote: '"', decimals: 7 }))],
    ['indented', pretty(eventsToXml(events, options))],
    ['with prefixes', `<e:Events xmlns:e="x">${eventsToXml(events, { ...options, prefix: 'e:' }).join('')}</e:Events>`],
  ])('%s gives the records of the .evtx', async (_form, text) => {
    const fromEvtx = await readLog(writeEvtx(events, options).bytes);
    const read = await readXml(text);
    expect(withoutPlace(read.records)).toEqual(withoutPlace(fromEvtx.records));
    expect([read.bad, read.doubts, read.timesImpossible]).toEqual([[], [], 0]);
    expect(read.coverage).toEqual({
      ...fromEvtx.coverage,
      kind: 'event-xml',
      bytes: Buffer.byteLength(text),
      bytesRead: Buffer.byteLength(text),
    });
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('in %s, with the place of each event', async (encoding) => {
    const rendered = eventsToXml(events).map((event) => event.replace('</Computer>', '-\u00e4\u{1f600}</Computer>'));
    for (const bom of [true, false]) {
      const text = viewer(rendered);
      const bytes = encode(text, encoding, bom);
      const { records, bad, coverage } = await readXml(bytes);
      expect(bad).toEqual([]);
      expect(records.map(({ host }) => host)).toEqual(events.map(({ host }) => `${host}-\u00e4\u{1f600}`));
      const start = (event: string): number => encode(text.slice(0, text.indexOf(event)), encoding, bom).length;
      expect(records.map((record) => record.place)).toEqual(
        rendered.map((event) => ({ uri: xmlUri, byteOffset: start(event) })),
      );
      expect([coverage.bytes, coverage.bytesRead]).toEqual([bytes.length, bytes.length]);
      expect(sniffBytes(bytes.subarray(0, sniffHeadBytes), 'a.xml')).toBe('event-xml');
    }
  });
});

test('a large log, in pieces: every event once, wherever a piece ends', async () => {
  const [vmms = []] = [allLogs['VMMS-Admin']];
  const events = Array.from({ length: 300 }, () => vmms).flat();
  const rendered = eventsToXml(events);
  for (const encoding of ['utf-8', 'utf-16le'] as const) {
    const bytes = encode(wevtutil(rendered), encoding, true);
    const { records, bad, coverage } = await readXml(bytes);
    expect(bad).toEqual([]);
    expect(records.map(({ recordId }) => Number(recordId))).toEqual(events.map((_, at) => at + 1));
    expect(
      coverage.spans.map(({ firstRecordId, lastRecordId, idGaps }) => [firstRecordId, lastRecordId, idGaps]),
    ).toEqual([[1n, BigInt(events.length), []]]);
    const unit = encoding === 'utf-8' ? 1 : 2;
    let at = encoding === 'utf-8' ? 3 : 2;
    for (const [index, record] of records.entries()) {
      expect(record.place.byteOffset).toBe(at);
      at += unit * ((rendered[index]?.length ?? 0) + 2);
    }
  }
});

test('only what is wanted is given, and everything is covered', async () => {
  const text = viewer(Object.values(allLogs).flatMap((events) => eventsToXml(events)));
  const all = await readXml(text);
  const query = recordsOf(
    new Map([
      ['microsoft-windows-hyper-v-vmms', new Set([10103])],
      ['VSS', new Set<number>()],
    ]),
  );
  const some = await readXml(text, query);
  expect(some.records).toEqual(
    all.records.filter(({ provider, eventId }) => (/vmms$/i.test(provider) && eventId === 10103) || provider === 'VSS'),
  );
  expect(some.records.length).toBeGreaterThan(1);
  expect(some.coverage).toEqual(all.coverage);
  const [, second, third] = all.records;
  const between = await readXml(text, { wanted: () => 'all', since: second?.time ?? 0n, until: third?.time ?? 0n });
  expect(between.records).toContainEqual(second);
  expect(between.records.every(({ time }) => time >= (second?.time ?? 0n) && time < (third?.time ?? 0n))).toBe(true);
});

test('ids that are missing are gaps', async () => {
  const [vmms = []] = [allLogs['VMMS-Admin']];
  const rendered = eventsToXml(vmms);
  const { coverage } = await readXml(
    rendered
      .filter((_, at) => at !== 1)
      .reverse()
      .join(''),
  );
  expect(coverage.spans.map(({ idGaps }) => idGaps)).toEqual([[[1n, 3n]]]);
});

test('asked to stop, it says where', async () => {
  const [vmms = []] = [allLogs['VMMS-Admin']];
  const text = Array.from({ length: 200 }, () => eventsToXml(vmms))
    .flat()
    .join('\n');
  let asked = 0;
  const { records, coverage } = await readXml(text, undefined, { shouldStop: () => asked++ === 1 });
  expect(records.length).toBeGreaterThan(100);
  const last = records.at(-1);
  const [left] = coverage.notRead;
  expect(left).toEqual({
    byteOffset: coverage.bytesRead,
    length: text.length - coverage.bytesRead,
    reason: 'It was asked to stop before this.',
  });
  expect(text.slice(last?.place.byteOffset, coverage.bytesRead).match(/<Event /g)).toHaveLength(1);
});

test('a file that is not there', async () => {
  await expect(readXml('', undefined, { uri: 'mem:///other.xml' })).rejects.toThrow('There is no such file.');
});
