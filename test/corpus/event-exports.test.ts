import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filetimeToIso } from '../../src/core';
import { readExport } from '../unit/logs/exports/read-export';

const corpus = process.env['HVB_CORPUS'];

interface Expected {
  readonly kind: string;
  /** Time, host, provider, id, level and the code that its message has. */
  readonly records: readonly string[];
  /** Of how many entries nothing can be read, and why. */
  readonly bad?: readonly RegExp[];
}

/**
 * What real pastes must give, reasoned out from their text before any of them was read: what has a date has it in the order that
 * its own day tells (19 is no month); where nothing tells, an American clock means an American date.
 */
const expected: Readonly<Record<string, Expected>> = {
  'eventviewer-text/vss8194_access_denied.txt': {
    kind: 'event-text',
    records: ['2010-10-19T06:17:16.0000000Z ******* VSS 8194 2 0x80070005'],
  },
  'eventviewer-text/sqlwriter24579_vss8229_torn_db.txt': {
    kind: 'event-text',
    records: ['2021-01-11T02:57:03.0000000Z GF19 SQLWRITER 24579 2', '2021-01-11T02:57:03.0000000Z GF19 VSS 8229 3'],
  },
  'eventviewer-text/vmms_analytic_1101_1102_eventviewer_table.EXCERPT.tsv': {
    kind: 'event-csv',
    records: [
      '2017-04-02T22:15:00.0000000Z  Microsoft-Windows-Hyper-V-VMMS 1102 2',
      '2017-04-02T22:15:00.0000000Z  Microsoft-Windows-Hyper-V-VMMS 1102 2',
      '2017-04-02T22:15:00.0000000Z  Microsoft-Windows-Hyper-V-VMMS 1101 3',
      '2017-04-02T22:15:00.0000000Z  Microsoft-Windows-Hyper-V-VMMS 1101 3',
    ],
  },
  'get-winevent-clixml/E16_GetWinEventOldestSystem.xml': {
    kind: 'clixml',
    records: ['2021-10-06T22:44:43.0986128Z WIN-S9MI90B3JAK Microsoft-Windows-Eventlog 104 4'],
  },
  // The settings of a log, which `Get-WinEvent -ListLog` gives: no event, and said to be none.
  'get-winevent-clixml/E16_GetWinEventSystem.xml': {
    kind: 'clixml',
    records: [],
    bad: [/EventLogConfiguration is no event/],
  },
  'get-winevent-clixml/E16_GetWinEventApplication.xml': {
    kind: 'clixml',
    records: [],
    bad: [/EventLogConfiguration is no event/],
  },
  'otrf/cmd_dumping_ntds_dit_file_volume_shadow_copy.vss-events.jsonl': {
    kind: 'event-json',
    records: [
      '2023-07-19T12:23:50.9480000Z DC01 VSS 8224 4',
      '2023-07-19T12:20:50.9160000Z DC01.pandalab.com VSSAudit 8222 0',
    ],
  },
};

describe.skipIf(corpus === undefined)('event exports of the corpus', () => {
  test.each(Object.entries(expected))('%s', async (name, { kind, records, bad = [] }) => {
    const read = await readExport(bytesOf(name));
    expect(read.kind).toBe(kind);
    const shown = read.records.map(({ time, host, provider, eventId, level, data }) => {
      const code = data.find((field) => field.name === 'ErrorCode')?.value;
      return [filetimeToIso(time), host, provider, eventId, level, ...(code === undefined ? [] : [code])].join(' ');
    });
    expect(shown).toEqual(records);
    expect(read.bad).toHaveLength(bad.length);
    for (const [at, reason] of bad.entries()) expect(read.bad[at]?.reason).toMatch(reason);
    expect(read.coverage.bytesRead).toBe(read.coverage.bytes);
  });

  test('an event with its properties: the four values of a cleared log, its id and its zone make a span', async () => {
    const { records, coverage } = await readExport(bytesOf('get-winevent-clixml/E16_GetWinEventOldestSystem.xml'));
    expect(records[0]?.data.map(({ value }) => value)).toEqual(['Administrator', 'WIN-S9MI90B3JAK', 'System', '']);
    expect(coverage.spans).toMatchObject([{ channel: 'System', firstRecordId: 4762n }]);
  });

  test('23 lines of a domain controller are 23 records, none without a time', async () => {
    const { records, bad } = await readExport(bytesOf('otrf/cmd_dumping_ntds_dit_file_ntdsutil.vss-events.jsonl'));
    expect(records).toHaveLength(23);
    expect(records.every(({ time }) => time > 0n)).toBe(true);
    expect(bad).toEqual([]);
  });

  // No id, no time and no source stand in these: nothing proves which event they are.
  test.each(['vss8194_german.txt', 'vss_createfile_french.txt', 'hyperv_checkpoint_failure_pscmdlet_zh-CN.txt'])(
    'a message alone, %s, is no record',
    async (name) => {
      await expect(readExport(bytesOf(`eventviewer-text/${name}`))).rejects.toThrow('It is message.');
    },
  );
});

function bytesOf(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(path.join(corpus ?? '', 'logs/text', name)));
}
