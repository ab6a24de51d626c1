import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filetimeToIso } from '../../../../src/core/vmconfig/filetime';
import type { LogRecord } from '../../../../src/core/logs/record';
import { hasEvtxexport, readWithEvtxexport } from './oracles';
import { readLog } from './read-log';

const corpus = process.env['HVB_CORPUS'];
const folder = path.join(corpus ?? '', 'logs/evtx');

interface Expected {
  readonly file: string;
  /** Records decoded. */
  readonly records: number;
  /** Places where a record or a chunk is lost. */
  readonly bad: number;
  /** What evtxexport 20181227 gives. */
  readonly evtxexport: number;
  /** Why that differs. */
  readonly why?: string;
}

/** Written down from runs of evtxexport (Debian libevtx-utils 20181227) and the published tests of the samples. */
const table: readonly Expected[] = [
  { file: '2-vss_7-System.evtx', records: 1160, bad: 0, evtxexport: 1160 },
  { file: 'Application_no_crc32.evtx', records: 17, bad: 0, evtxexport: 17 },
  {
    file: 'CAPI2-Operational.evtx',
    records: 340,
    bad: 0,
    evtxexport: 24,
    why: 'evtxexport ends at the first attribute with an entity reference (token 0x49); its own header counts 340',
  },
  {
    file: 'MSExchange_Management_wec.evtx',
    records: 1,
    bad: 0,
    evtxexport: 0,
    why: 'a forwarded event without a template, which libevtx refuses',
  },
  { file: 'Security_short_selected.evtx', records: 7, bad: 0, evtxexport: 7 },
  { file: 'Security_with_size_t.evtx', records: 636, bad: 0, evtxexport: 636 },
  { file: 'demoapp-Application.evtx', records: 49, bad: 0, evtxexport: 49 },
  { file: 'dns_log_malformed.evtx', records: 5, bad: 0, evtxexport: 5 },
  { file: 'empty.evtx', records: 0, bad: 0, evtxexport: 0 },
  { file: 'issue_38.evtx', records: 1, bad: 0, evtxexport: 1 },
  {
    file: 'plaso-System2-truncated.evtx',
    records: 283,
    bad: 1,
    evtxexport: 194,
    why: 'evtxexport leaves out the third chunk, whose end is cut off; 89 of its 90 records are whole',
  },
  { file: 'python-evtx-system.evtx', records: 1601, bad: 0, evtxexport: 1601 },
  {
    file: 'sample-with-zero-data-size-event.evtx',
    records: 449,
    bad: 1,
    evtxexport: 335,
    why: 'record 3 claims a size of 0; evtxexport leaves out the 114 records behind it in its chunk',
  },
  {
    file: 'sample_with_a_bad_chunk_magic.evtx',
    records: 298,
    bad: 89,
    evtxexport: 267,
    why: 'sectors overwritten with zeros: 31 records stand behind such a hole in one chunk; in two chunks the templates are gone, so their records are named and not shown',
  },
  { file: 'security.evtx', records: 2261, bad: 0, evtxexport: 2261 },
  { file: 'security_bad_string_cache.evtx', records: 2261, bad: 0, evtxexport: 2261 },
  {
    file: 'sysmon.evtx',
    records: 358,
    bad: 8,
    evtxexport: 358,
    why: 'eight stretches of 64 KB behind the last chunk are no chunks',
  },
  { file: 'system.evtx', records: 1881, bad: 0, evtxexport: 1881 },
];

describe.skipIf(!corpus)('real logs', () => {
  test.each(table)('$file', async ({ file, records, bad, evtxexport, why }) => {
    const log = await readLog(readFileSync(path.join(folder, file)));
    expect([log.records.length, log.bad.length]).toEqual([records, bad]);
    expect(records === evtxexport || why !== undefined).toBe(true);
    const ids = new Set(log.records.map(({ recordId, host, channel }) => `${host} ${channel} ${recordId}`));
    expect(ids.size, 'no record comes twice').toBe(records);
  });

  test('the fixed fields and values of some records, read off in a hex editor', async () => {
    const log = await readLog(readFileSync(path.join(folder, '2-vss_7-System.evtx')));
    const boot = log.records.find(({ recordId }) => recordId === 1n);
    expect(boot).toMatchObject({
      time: 131753758648816283n,
      host: 'DESKTOP-1N4R894',
      channel: 'System',
      provider: 'Microsoft-Windows-Kernel-General',
      eventId: 12,
      level: 4,
      process: 4,
      thread: 8,
    });
    expect(boot?.data.map(({ name, value }) => `${name ?? ''}=${value}`)).toEqual([
      'MajorVersion=10',
      'MinorVersion=0',
      'BuildVersion=17134',
      'QfeVersion=137',
      'ServiceVersion=0',
      'BootMode=0',
      'StartTime=2018-07-06T18:37:44.4858175Z',
    ]);
  });

  const withOracle = table.filter(({ evtxexport }) => evtxexport > 0);
  test.skipIf(!hasEvtxexport).each(withOracle)(
    '$file: every value as evtxexport shows it',
    async ({ file, evtxexport }) => {
      const name = path.join(folder, file);
      const log = await readLog(readFileSync(name));
      const theirs = readWithEvtxexport(name);
      expect(theirs).toHaveLength(evtxexport);
      const ours = new Map(log.records.map((record) => [record.recordId, record]));
      for (const event of theirs) {
        const record = ours.get(event.recordId);
        const values = record ? valuesOf(record) : [];
        // The two spell numbers differently: libevtx fills hexadecimal ones up with zeros and shows size_t as decimal.
        const spelled = event.values.map((value, at) => (isSameNumber(value, values[at]) ? values[at] : value));
        expect(values).toEqual(spelled);
      }
    },
  );
});

function isSameNumber(one: string, other: string | undefined): boolean {
  const [, name, value] = /^(.*)=(0x[0-9a-f]{1,16}|\d{1,20})$/.exec(one) ?? [];
  const [, otherName, otherValue] = /^(.*)=(0x[0-9a-f]{1,16}|\d{1,20})$/.exec(other ?? '') ?? [];
  return value !== undefined && otherValue !== undefined && name === otherName && BigInt(value) === BigInt(otherValue);
}

/** The same values in the spelling of `readWithEvtxexport`. */
function valuesOf(record: LogRecord): string[] {
  const { provider, eventId, level, host, channel, time, process: processId, correlation, data } = record;
  const head = [provider, eventId, level, host, channel, filetimeToIso(time), processId ?? '', correlation ?? ''];
  return [...head.map(String), ...data.map(({ name, value }) => `${name ?? ''}=${value}`)].map((text) =>
    text
      .replace(/\{[0-9A-F-]{36}\}/gi, (guid) => guid.toLowerCase())
      .replaceAll('\r\n', '\n')
      .replace(/\s+$/, ''),
  );
}

test('the corpus is there where it is named', () => {
  expect(corpus === undefined || existsSync(folder)).toBe(true);
});
