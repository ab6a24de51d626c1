import { describe, expect, test } from 'vitest';
import { BuildsSeen } from '../../../../src/core/logs/browse/builds-seen';
import { coverageSentences } from '../../../../src/core/logs/browse/browse-words';
import { explainRecord } from '../../../../src/core/logs/browse/explained-record';
import { rowOf } from '../../../../src/core/logs/browse/log-row';
import type { LogRecord } from '../../../../src/core/logs/record';
import { systemLog } from '../../../fixtures/events';
import { writeEvtx, type EventSpec } from '../../../support/evtx-writer';
import { allRows, countedLog, plainItems } from './browse-log';

const unknown: EventSpec = {
  provider: 'Contoso',
  eventId: 10103,
  level: 2,
  time: '2014-03-06T22:00:00.0000000Z',
  channel: 'Microsoft-Windows-Hyper-V-VMMS-Admin',
  host: 'HV01.contoso.test',
};
const vmms: EventSpec = {
  ...unknown,
  provider: 'Microsoft-Windows-Hyper-V-VMMS',
  userData: {
    name: 'VmlEventLog',
    namespace: 'http://www.microsoft.com/Windows/Virtualization/Events',
    fields: [
      ['VmName', 'VM001'],
      ['VmId', '5B0E1D2A-4C11-4A5B-9D38-1C6A5F7E2B90'],
      ['ErrorMessage', '%%2147942480'],
      ['ErrorCode', '0x80070050'],
    ],
  },
};
const start = (build: number, minor: number): EventSpec => ({
  provider: 'Microsoft-Windows-Kernel-General',
  eventId: 12,
  level: 4,
  time: '2014-03-01T06:00:00.0000000Z',
  channel: 'System',
  host: 'HV01.contoso.test',
  data: [
    ['MajorVersion', { type: 'uint32', value: 6 }],
    ['MinorVersion', { type: 'uint32', value: minor }],
    ['BuildVersion', { type: 'uint32', value: build }],
  ],
});

async function recordOf(event: EventSpec): Promise<LogRecord> {
  const [item] = await plainItems(writeEvtx([event]).bytes);
  if (item?.kind !== 'record') throw new Error('No record.');
  return item;
}

describe('an explained record', () => {
  test('says what the event means on its Windows, the causes with what to do, and the codes in it', async () => {
    const record = await recordOf(vmms);
    const explained = explainRecord(record, 'windows-server-2012-r2');
    expect(explained.host).toBe('Windows Server 2012 R2');
    expect(explained.meanings).toHaveLength(1);
    expect(explained.meanings[0]?.text).toMatch(/SCSI/);
    expect(explained.causes.map(({ code }) => code)).toContain('HVB001');
    expect(explained.causes.find(({ code }) => code === 'HVB001')?.advice).toMatch(/VMScsiController/);
    expect(explained.codes.map(({ value }) => value)).toEqual(['%%2147942480']);
    expect(explained.codes[0]?.title).toContain('0x80070050');
  });

  test('of a Windows that is not known has each meaning with its range', async () => {
    const { meanings, host } = explainRecord(await recordOf(vmms), undefined);
    expect(host).toBeUndefined();
    expect(meanings.length).toBeGreaterThan(1);
    for (const { when } of meanings) expect(when).toMatch(/Windows Server|host/);
  });

  test('that no table knows has no meaning', async () => {
    const record = await recordOf({ ...vmms, provider: 'Contoso' });
    expect(explainRecord(record, undefined)).toMatchObject({ meanings: [], causes: [] });
  });
});

describe('the Windows of a computer', () => {
  test('is told by the last start that its log shows', async () => {
    const seen = new BuildsSeen(undefined);
    const browser = await countedLog(writeEvtx([start(9200, 2), vmms, start(9600, 3)]).bytes);
    expect(browser.builds.of('HV01.contoso.test')).toBe('windows-server-2012-r2');
    expect(browser.builds.of('HV02')).toBeUndefined();
    expect(seen.of('HV01.contoso.test')).toBeUndefined();
  });

  test('is what was given, whatever the log says', async () => {
    const seen = new BuildsSeen('windows-server-2019');
    seen.see(await recordOf(start(9600, 3)));
    expect(seen.of('HV01.contoso.test')).toBe('windows-server-2019');
  });
});

describe('a row', () => {
  test('has the VM and the meaning of a backup record, and the data of any other', async () => {
    const row = rowOf(await recordOf(vmms), () => 'windows-server-2012-r2');
    expect(row).toMatchObject({ kind: 'record', vm: 'VM001', eventId: 10103, isTimeCredible: true });
    expect(row.kind === 'record' && row.meaning).toMatch(/SCSI/);
    const long: EventSpec['data'] = [
      ['A', 'x'.repeat(5000)],
      [undefined, 'y'],
    ];
    const other = rowOf(await recordOf({ ...unknown, data: long }), () => undefined);
    expect(other.kind === 'record' && [other.meaning, other.vm]).toEqual([undefined, undefined]);
    expect(other.kind === 'record' && other.data.length).toBeLessThan(260);
  });

  test('of damage has its place and reason', async () => {
    const { bytes, records } = writeEvtx([vmms, vmms]);
    bytes.fill(0xff, records[0]!.offset, records[0]!.offset + 30);
    const [item] = await allRows(await countedLog(bytes));
    expect(rowOf(item!, () => undefined)).toMatchObject({ kind: 'bad-record', byteOffset: records[0]!.offset });
  });
});

test('coverage says which ids are missing', async () => {
  const browser = await countedLog(writeEvtx(systemLog, { firstRecordId: 7n }).bytes);
  expect(coverageSentences(browser.coverage(), 0)).toEqual([
    expect.stringMatching(/^System of .*: records 7 to \d+, .* UTC; no record id is missing\.$/),
  ]);
  const span = {
    host: 'H',
    channel: 'C',
    firstTime: 116_444_736_000_000_000n,
    lastTime: 116_444_736_000_000_000n,
    firstRecordId: 1n,
    lastRecordId: 30n,
  };
  const holes = {
    ...browser.coverage(),
    spans: [
      {
        ...span,
        idGaps: [
          [3n, 5n],
          [9n, 20n],
        ] as const,
      },
    ],
  };
  expect(coverageSentences(holes, 2)).toEqual([
    'C of H: records 1 to 30, 1970-01-01 00:00:00 to 1970-01-01 00:00:00 UTC; 11 record ids are missing (4, 10 to 19).',
    '2 checks of what was read failed.',
  ]);
});
