import type { Memento } from 'vscode';
import { describe, expect, test } from 'vitest';
import { outcomesInWords } from '../../../src/client/features/sequence/outcomes-in-words';
import { recordOf, runIdsOf } from '../../../src/client/features/sequence/properties';
import { Remembered } from '../../../src/client/features/sequence/remembered';
import { eventByteOffset, lineOfByte } from '../../../src/client/features/sequence/text-places';
import { isTimeZone, shownTime, zoneName } from '../../../src/client/infrastructure/time-zone';
import type { WireStory } from '../../../src/protocol/lsp';
import type { RunHead } from '../../../src/protocol/panel';
import { eventsToXml } from '../../support/events-to-xml';
import { vmmsAdmin } from '../../fixtures/events';

const key = 'hypervBackup.sequence';

/** A workspace's memory in a map, as VS Code keeps it: what is read back is a copy. */
class Memory implements Memento {
  private readonly kept = new Map<string, string>();

  constructor(value?: unknown) {
    if (value !== undefined) void this.update(key, value);
  }

  keys(): readonly string[] {
    return [...this.kept.keys()];
  }

  // Of whatever type the caller thinks it is, as the real one.
  readonly get: Memento['get'] = (name: string): never => JSON.parse(this.kept.get(name) ?? 'null') as never;

  update(name: string, value: unknown): Promise<void> {
    this.kept.set(name, JSON.stringify(value));
    return Promise.resolve();
  }
}

function head(outcome: RunHead['outcome']): RunHead {
  return {
    id: outcome,
    vm: { name: 'VM001' },
    host: 'HV01',
    start: '0',
    outcome,
    consistency: 'unknown',
    generation: 'checkpoint',
    brief: '',
    findings: 0,
  };
}

function storyOf(count: number): WireStory {
  const files = Array.from({ length: count }, (_unused, at) => ({ uri: `file:///${at}.evtx`, label: `${at}.evtx` }));
  return { files, story: { version: 1, title: 'HV01', runs: [], coverage: [], notes: [], stale: [] } };
}

describe('what outlives a reload', () => {
  test('is which logs were read, what was chosen and the zone', () => {
    const memory = new Memory();
    const before = new Remembered(memory);
    before.keepFiles(storyOf(2));
    before.choice = { runId: 'a@1', step: 3 };
    before.timeZone = 'UTC';
    const after = new Remembered(memory);
    expect(after).toMatchObject({ title: 'HV01', choice: { runId: 'a@1', step: 3 }, timeZone: 'UTC' });
    expect(after.files).toEqual(storyOf(2).files);
  });

  test('is no file once the panel was closed, and what was chosen stays', () => {
    const memory = new Memory();
    const before = new Remembered(memory);
    before.keepFiles(storyOf(2));
    before.choice = { runId: 'a@1' };
    before.forgetFiles();
    const after = new Remembered(memory);
    expect([after.files, after.title, after.choice]).toEqual([[], undefined, { runId: 'a@1' }]);
  });

  test('is the scenario that was predicted, until another story is shown or the panel is closed', () => {
    const memory = new Memory();
    const before = new Remembered(memory);
    const scenario = { uri: 'file:///case/nightly.hvbackup.yaml', label: 'nightly.hvbackup.yaml' };
    before.keepFiles({ ...storyOf(0), scenario });
    expect(new Remembered(memory).scenario).toEqual(scenario);
    before.keepFiles(storyOf(2));
    expect(new Remembered(memory).scenario).toBeUndefined();
    before.keepFiles({ ...storyOf(0), scenario });
    before.forgetFiles();
    expect(new Remembered(memory).scenario).toBeUndefined();
    expect(new Remembered(new Memory({ scenario: { uri: 7, label: 'a' } })).scenario).toBeUndefined();
  });

  test('is not a thousand logs, which nobody waits for', () => {
    const memory = new Memory();
    new Remembered(memory).keepFiles(storyOf(1001));
    expect(new Remembered(memory).files).toEqual([]);
  });

  test.each([
    undefined,
    null,
    7,
    'files',
    [],
    { files: 'all' },
    { files: [{ uri: 7, label: 'a' }, { uri: 'a' }, null], title: 7, choice: { runId: 7 }, timeZone: {} },
  ])('and of another shape is as if it were not there: %j', (value) => {
    const { files, title, choice, timeZone } = new Remembered(new Memory(value));
    expect({ files, title, choice, timeZone }).toEqual({
      files: [],
      title: undefined,
      choice: undefined,
      timeZone: undefined,
    });
  });
});

describe('what a command was given', () => {
  test('is a run, runs, a run of the tree, or nothing', () => {
    expect(runIdsOf({ runId: 'a' })).toEqual(['a']);
    expect(runIdsOf({ runIds: ['a', 7, 'b'] })).toEqual(['a', 'b']);
    expect(runIdsOf({ kind: 'run', head: { id: 'a' } })).toEqual(['a']);
    for (const other of [undefined, null, 'a', 7, {}, { runId: 7 }, { head: null }, Object.create({ runId: 'a' })])
      expect(runIdsOf(other)).toEqual([]);
  });

  test('is a record only with both its parts', () => {
    expect(recordOf({ uri: 'file:///a', byteOffset: 7, more: 1 })).toEqual({ uri: 'file:///a', byteOffset: 7 });
    for (const other of [undefined, {}, { uri: 'file:///a' }, { uri: 7, byteOffset: 7 }, { byteOffset: 7 }])
      expect(recordOf(other)).toBeUndefined();
  });
});

test('the status item says how many failed', () => {
  const words = (...outcomes: RunHead['outcome'][]): string => outcomesInWords({ runs: outcomes.map(head) });
  expect(words('failed', 'succeeded', 'failed')).toBe('2 of 3 backups failed');
  expect(words('succeeded', 'incomplete')).toBe('2 backups, none failed');
  expect(words('unknown')).toBe('1 backup, none failed');
  expect(words('failed')).toBe('1 backup, it failed');
  const planned = (outcome: RunHead['outcome']): RunHead => ({ ...head(outcome), predicted: {} });
  expect(outcomesInWords({ runs: [planned('failed'), planned('succeeded')] })).toBe('1 of 2 predicted to fail');
  expect(outcomesInWords({ runs: [planned('succeeded'), head('failed')] })).toBe(
    '0 of 1 predicted to fail; 1 backup, it failed',
  );
});

describe('time zones', () => {
  test('are those that this platform knows', () => {
    for (const zone of ['local', 'UTC', 'Europe/Berlin']) expect(isTimeZone(zone), zone).toBe(true);
    for (const zone of ['', 'Mars/Olympus', '<b>']) expect(isTimeZone(zone), zone).toBe(false);
    expect(zoneName('Asia/Tokyo')).toBe('Asia/Tokyo');
    expect(isTimeZone(zoneName('local'))).toBe(true);
  });

  test('move the time that is shown; one that no clock has shown is a number', () => {
    expect(shownTime('130386168048120000', 'UTC', 'en-GB')).toBe('6 Mar 2014, 22:00:04');
    expect(shownTime('130386168048120000', 'Asia/Tokyo', 'en-GB')).toBe('7 Mar 2014, 07:00:04');
    expect(shownTime('99999999999999999999', 'UTC', 'en-GB')).toBe('FILETIME 99999999999999999999');
  });
});

describe('a place in a text of events', () => {
  const names = ['VM001', 'B\u00fcro-\u{1f5a5}', '\u4ed6'];
  const xml = `<Events>\r\n${eventsToXml(vmmsAdmin, { firstRecordId: 1n }).join('\n')}\r\n</Events>`;
  const text = names.map((name) => xml.replaceAll('SQL-02', name)).join('\n');
  const starts = [...text.matchAll(/<Event[ >]/g)].map(({ index }) => index);
  const encodings: readonly (readonly [string, (part: string) => Buffer])[] = [
    ['utf8', (part) => Buffer.from(part, 'utf8')],
    ['utf8bom', (part) => Buffer.from(`\ufeff${part}`, 'utf8')],
    ['utf16le', (part) => Buffer.from(`\ufeff${part}`, 'utf16le')],
    ['utf16be', (part) => Buffer.from(`\ufeff${part}`, 'utf16le').swap16()],
  ];

  test.each(encodings)('in %s is a byte of the file and a line of the editor', (encoding, encode) => {
    const file = encode(text);
    expect(starts.length).toBeGreaterThan(10);
    expect(text).toContain('\u00fc');
    for (const [at, start] of starts.entries()) {
      const byteOffset = encode(text.slice(0, start)).length;
      const end = (starts[at + 1] ?? text.length) - 1;
      for (const cursor of [start, start + 6, Math.min(start + 200, end), end])
        expect(eventByteOffset(text, cursor, encoding)).toBe(byteOffset);
      expect(lineOfByte(file, byteOffset)).toBe(text.slice(0, start).split('\n').length - 1);
    }
  });

  test('before the first event, or in a code page, is none', () => {
    expect(eventByteOffset(text, 3, 'utf8')).toBeUndefined();
    expect(eventByteOffset(text, 500, 'windows1252')).toBeUndefined();
    expect(eventByteOffset('', 0, 'utf8')).toBeUndefined();
    expect(lineOfByte(new Uint8Array(0), 100)).toBe(0);
  });
});
