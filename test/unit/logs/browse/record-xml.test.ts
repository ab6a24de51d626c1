import { describe, expect, test } from 'vitest';
import { recordXml } from '../../../../src/core/logs/browse/record-xml';
import { offsetOf } from '../../../../src/core/logs/browse/log-browser';
import { EventXmlReader } from '../../../../src/core/logs/event-xml/read-event-xml';
import { TemplateStore } from '../../../../src/core/logs/evtx/template';
import type { LogRecord } from '../../../../src/core/logs/record';
import { allLogs } from '../../../fixtures/events';
import { MemoryHost } from '../../../support/memory-host';
import { writeEvtx, type EventSpec } from '../../../support/evtx-writer';
import { damagedBytes } from '../../../support/mutation';
import { allRows, countedLog, logUri } from './browse-log';

async function xmlsOf(events: readonly EventSpec[]): Promise<{ records: LogRecord[]; xmls: string[] }> {
  const browser = await countedLog(writeEvtx(events).bytes);
  const records = (await allRows(browser)).flatMap((item) => (item.kind === 'record' ? [item] : []));
  const xmls: string[] = [];
  for (const record of records) xmls.push((await browser.xmlAt(offsetOf(record))) ?? '');
  return { records, xmls };
}

async function readBack(xml: string): Promise<LogRecord[]> {
  const reader = new EventXmlReader({ host: new MemoryHost({ [logUri]: `<Events>${xml}</Events>` }), uri: logUri });
  const records: LogRecord[] = [];
  for await (const batch of reader.batches()) for (const item of batch) if (item.kind === 'record') records.push(item);
  return records;
}

const event: EventSpec = {
  provider: 'Contoso "&" <Service>',
  guid: '{00000000-1111-2222-3333-000000000001}',
  eventId: 42,
  time: '2014-03-06T22:00:00.1234567Z',
  channel: 'System',
  host: 'HV01',
  user: 'S-1-5-18',
  process: 600,
  thread: 700,
  activity: '{6066f867-7ca1-4418-85fd-36e3f9c0600c}',
  data: [
    ['Path', 'C:\\R&D <lab>\\"x"'],
    ['Empty', ''],
    [undefined, 'unnamed'],
  ],
};

describe('a record as XML', () => {
  test('is the event, read back by the reader of event XML', async () => {
    const { records, xmls } = await xmlsOf(Object.values(allLogs).flat());
    expect(records.length).toBeGreaterThan(15);
    const place = { uri: '', byteOffset: 0 };
    const back = await readBack(xmls.join('\n'));
    expect(back.map((record) => ({ ...record, place }))).toEqual(records.map((record) => ({ ...record, place })));
  });

  test('has what records leave out, and no markup of a value', async () => {
    const { xmls } = await xmlsOf([event]);
    expect(xmls[0]).toMatchInlineSnapshot(`
      "<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
        <System>
          <Provider Name="Contoso &quot;&amp;&quot; &lt;Service&gt;" Guid="{00000000-1111-2222-3333-000000000001}"/>
          <EventID>42</EventID>
          <Version>0</Version>
          <Level>4</Level>
          <Task>0</Task>
          <Opcode>0</Opcode>
          <Keywords>0x8000000000000000</Keywords>
          <TimeCreated SystemTime="2014-03-06T22:00:00.1234567Z"/>
          <EventRecordID>1</EventRecordID>
          <Correlation ActivityID="{6066f867-7ca1-4418-85fd-36e3f9c0600c}"/>
          <Execution ProcessID="600" ThreadID="700"/>
          <Channel>System</Channel>
          <Computer>HV01</Computer>
          <Security UserID="S-1-5-18"/>
        </System>
        <EventData>
          <Data Name="Path">C:\\R&amp;D &lt;lab&gt;\\&quot;x&quot;</Data>
          <Data Name="Empty"/>
          <Data>unnamed</Data>
        </EventData>
      </Event>"
    `);
  });

  test('writes what XML cannot hold as a replacement character', async () => {
    const { xmls } = await xmlsOf([
      {
        ...event,
        data: [
          ['Bad', 'a\u0001b\ud800c'],
          ['Pair', '\ud83d\ude00'],
        ],
      },
    ]);
    expect(xmls[0]).toContain('a\ufffdb\ufffdc');
    expect(xmls[0]).toContain('\ud83d\ude00');
  });

  test('is nothing where there is none, and never throws', () => {
    const { bytes, records } = writeEvtx([event, event]);
    const chunk = bytes.slice(4096);
    const store = new TemplateStore();
    expect(recordXml(chunk, 3, store)).toBeUndefined();
    expect(recordXml(chunk, 65_530, store)).toBeUndefined();
    const used = records[1]!.offset + records[1]!.size - 4096;
    let read = 0;
    for (const damaged of damagedBytes(chunk.subarray(0, used), 400, 3)) {
      for (const { offset } of records)
        if (recordXml(damaged, offset - 4096, new TemplateStore()) !== undefined) read++;
    }
    expect(read).toBeGreaterThan(50);
  });
});
