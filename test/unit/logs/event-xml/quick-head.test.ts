import { describe, expect, test } from 'vitest';
import { EventTreeParser } from '../../../../src/core/logs/event-xml/event-tree';
import { eventHead } from '../../../../src/core/logs/event-xml/event-record';
import { quickHead } from '../../../../src/core/logs/event-xml/quick-head';
import { recordsOf } from '../../../../src/core/logs/evtx/query';
import { allLogs } from '../../../fixtures/events';
import { eventsToXml } from '../../../support/events-to-xml';
import { readXml } from './read-xml';

const events = Object.values(allLogs).flatMap((specs) => eventsToXml(specs, { firstRecordId: 1n }));
const place = { uri: 'mem:///a', byteOffset: 0 };
const system = (children: string, event = '<Event>'): string => `${event}<System>${children}</System></Event>`;
const plain = "<Provider Name='P'/><EventID>7</EventID>";

describe('the quick look at System', () => {
  test('reads what the parser reads, of every event as Windows writes it', () => {
    const parser = new EventTreeParser();
    expect(events.length).toBeGreaterThan(10);
    for (const text of events) {
      const quick = quickHead(text);
      expect(quick, text).toBeDefined();
      expect(quick && eventHead(quick, place)).toEqual(eventHead(parser.parse(text), place));
    }
  });

  test.each([
    ['a prefix', '<e:Event><e:System><e:EventID>7</e:EventID></e:System></e:Event>'],
    ['a comment', system(`<!-- <EventID>8</EventID> -->${plain}`)],
    ['a CDATA section', system(`<Provider Name='P'/><EventID><![CDATA[7]]></EventID>`)],
    ['a reference', system(`<Provider Name='A&amp;B'/><EventID>7</EventID>`)],
    ['an attribute twice', system(`<Provider Name='P' Name='Q'/><EventID>7</EventID>`)],
    ['an element in an element', system(`${plain}<Correlation><EventID>8</EventID></Correlation>`)],
    ['something before System', `<Event><EventData/>${system(plain).slice('<Event>'.length)}`],
    ['text between', system(`7${plain}`)],
    ['no end', `<Event><System>${plain}`],
  ])('leaves %s to the parser', (_what, text) => {
    expect(quickHead(text)).toBeUndefined();
  });
});

test('a query gives the same records and coverage as reading everything, and finds the same damage', async () => {
  const broken = events.map((text, at) => (at % 5 === 3 ? text.replace('</Channel>', '</Chanel>') : text)).join('\n');
  const all = await readXml(broken);
  const one = await readXml(broken, recordsOf(new Map([['Microsoft-Windows-Hyper-V-VMMS', new Set([19070])]])));
  expect(one.records).toEqual(
    all.records.filter(({ provider, eventId }) => provider === 'Microsoft-Windows-Hyper-V-VMMS' && eventId === 19070),
  );
  expect(one.records.length).toBeGreaterThan(0);
  expect(one.bad).toEqual(all.bad);
  expect(one.bad.length).toBeGreaterThan(0);
  expect(one.coverage).toEqual(all.coverage);
});
