import { describe, expect, test } from 'vitest';
import { mergeByTime, oldestFirst, type Batches } from '../../../src/cli/logs/merge-logs';
import type { LogRecord } from '../../../src/core/logs/record';
import { allLogs, vmmsAdmin, workerAdmin } from '../../fixtures/events';
import { eventsToXml } from '../../support/events-to-xml';
import { writeEvtx } from '../../support/evtx-writer';
import { records, time } from '../../support/records';
import { hvbackup } from './harness';

interface Line {
  readonly time: string | null;
  readonly recordId: string;
  readonly channel: string;
  readonly source: { readonly path: string };
}

function linesOf(stdout: string): Line[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** Records at these seconds, in batches of two. */
async function* log(host: string, seconds: readonly number[]): Batches {
  const all = records(
    seconds.map((second) => ({
      at: `2014-03-06T22:00:${String(second).padStart(2, '0')}`,
      host,
      provider: 'VSS',
      id: 1,
    })),
  );
  for (let at = 0; at < all.length; at += 2) yield await Promise.resolve(all.slice(at, at + 2));
}

const start = time('2014-03-06T22:00:00');
const shown = ({ host, time }: LogRecord): string => `${host}${(time - start) / 10_000_000n}`;

async function merged(sources: readonly Batches[]): Promise<string> {
  const all: string[] = [];
  for await (const taken of mergeByTime(sources)) all.push(...taken.records.map(shown));
  return all.join(' ');
}

describe('the merge', () => {
  test.each<[string, Readonly<Record<string, readonly number[]>>, string]>([
    ['one after the other', { A: [1, 2, 3], B: [4, 5] }, 'A1 A2 A3 B4 B5'],
    ['interleaved', { A: [1, 4, 5, 9], B: [2, 3, 8], C: [6, 7] }, 'A1 B2 B3 A4 A5 C6 C7 B8 A9'],
    ['the same time, in the order of the logs', { A: [1, 1, 2], B: [1, 2] }, 'A1 A1 B1 A2 B2'],
    ['an empty one', { A: [], B: [1] }, 'B1'],
    ['a clock set back: the log keeps its order', { A: [5, 1, 2, 6], B: [3, 7] }, 'B3 A5 A1 A2 A6 B7'],
    ['none', {}, ''],
  ])('%s', async (_what, logs, expected) => {
    expect(await merged(Object.entries(logs).map(([host, seconds]) => log(host, seconds)))).toBe(expected);
  });

  test('a time that no clock shows holds nothing up and goes before nothing', async () => {
    async function* withNever(): Batches {
      for await (const batch of log('A', [1, 4, 5, 6])) {
        yield batch.map((record) => (shown(record) === 'A4' ? { ...record, time: 1n << 62n } : record));
      }
    }
    const order = await merged([withNever(), log('B', [2, 5])]);
    expect(order.replace(/A\d{3,}/, 'A?')).toBe('A1 A? B2 A5 B5 A6');
  });

  test('newest first is turned round, as far as it is held', async () => {
    expect(await merged([oldestFirst(log('A', [9, 7, 7, 3, 1])), log('B', [2, 8])])).toBe('A1 B2 A3 A7 A7 B8 A9');
    expect(await merged([oldestFirst(log('A', [1, 3, 2]))])).toBe('A1 A3 A2');
    expect(await merged([oldestFirst(log('A', [9, 7, 5, 3, 1]), 3)])).toBe('A9 A7 A5 A3 A1');
  });
});

describe('events of several logs', () => {
  const files = Object.fromEntries(
    Object.entries(allLogs).map(([name, list]) => [`l/${name}.evtx`, writeEvtx(list).bytes]),
  );

  test('come in the order of time, all of them', async () => {
    const { code, stdout } = await hvbackup(['events', 'l', '--all'], { files });
    const lines = linesOf(stdout);
    expect([code, lines.length]).toEqual([0, Object.values(allLogs).flat().length]);
    const times = lines.map((line) => line.time ?? '');
    expect(times).toEqual([...times].sort());
    expect(new Set(lines.slice(0, 8).map(({ source }) => source.path)).size).toBeGreaterThan(1);
  });

  test('with the clock of a host put right, by the right times', async () => {
    const two = {
      'a.evtx': writeEvtx(vmmsAdmin).bytes,
      'b.evtx': writeEvtx(workerAdmin.map((event) => ({ ...event, host: 'HV02' }))).bytes,
    };
    const { stdout } = await hvbackup(['events', 'a.evtx', 'b.evtx', '--all', '--clock-offset', 'HV02=86400'], {
      files: two,
    });
    expect(linesOf(stdout).map(({ source }) => source.path)).toEqual([
      ...workerAdmin.map(() => 'b.evtx'),
      ...vmmsAdmin.map(() => 'a.evtx'),
    ]);
  });

  test('a log that was exported twice is shown once, and that is said', async () => {
    const two = {
      'a.evtx': writeEvtx(vmmsAdmin).bytes,
      'b.xml': `<Events>${eventsToXml(vmmsAdmin).reverse().join('')}</Events>`,
      'c.evtx': writeEvtx(workerAdmin).bytes,
    };
    const { code, stdout, stderr } = await hvbackup(['events', 'a.evtx', 'b.xml', 'c.evtx', '--all'], { files: two });
    const ids = (name: string): string[] =>
      linesOf(stdout).flatMap(({ source, recordId }) => (source.path === name ? [recordId] : []));
    expect(code).toBe(0);
    expect(ids('a.evtx')).toEqual(vmmsAdmin.map((_, at) => String(at + 1)));
    expect(ids('b.xml')).toEqual([]);
    expect(ids('c.evtx')).toHaveLength(workerAdmin.length);
    expect(stderr).toContain(`hvbackup: b.xml: 0 of ${vmmsAdmin.length} record(s) shown,`);
    expect(stderr).toContain(
      `hvbackup: ${vmmsAdmin.length} record(s) stand in two of these logs and are shown once.\n`,
    );
  });

  test('the same ids at other times are other records: the log was cleared', async () => {
    const later = vmmsAdmin.map((event) => ({ ...event, time: event.time.replace('2014', '2015') }));
    const two = { 'a.evtx': writeEvtx(vmmsAdmin).bytes, 'b.evtx': writeEvtx(later).bytes };
    const { stdout, stderr } = await hvbackup(['events', 'a.evtx', 'b.evtx', '--all'], { files: two });
    expect(linesOf(stdout)).toHaveLength(2 * vmmsAdmin.length);
    expect(stderr).not.toContain('stand in two');
  });
});
