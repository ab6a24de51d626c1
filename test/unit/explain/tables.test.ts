import { describe, expect, test } from 'vitest';
import { eventProviders, eventRows, providersNamed, type EventRow } from '../../../src/core/explain/facts/events';
import { stepOf } from '../../../src/core/explain/event-step';
import { fileKinds } from '../../../src/core/explain/facts/file-kinds';
import { resultCodes } from '../../../src/core/explain/facts/hresults';
import { jobCodes } from '../../../src/core/explain/facts/job-codes';
import { vssGuids } from '../../../src/core/explain/facts/vss-guids';
import { writerStates } from '../../../src/core/explain/facts/writer-states';
import { adviceOf } from '../../../src/core/explain/rule-advice';
import { ruleCatalogue } from '../../../src/core/rules/facts/catalogue';
import { hostOsNames } from '../../../src/core/vmconfig/facts/host-os';
import { generationTable, stepIndex } from '../../../src/core/process';
import { knownEvents } from './known-events';

interface Row {
  readonly what: string;
  readonly text: string;
  readonly rules: readonly string[];
  readonly source: string;
}

const rows: readonly Row[] = [
  ...eventRows.map((row) => ({ ...row, what: `${row.provider} ${row.ids.join(',')}`, text: row.meaning })),
  ...resultCodes.map((row) => ({ ...row, what: row.code.toString(16), text: row.meaning })),
  ...jobCodes.map((row) => ({ ...row, what: String(row.code), text: row.meaning })),
  ...writerStates.map((row) => ({ ...row, what: row.name, text: row.meaning })),
  ...vssGuids.map((row) => ({ ...row, what: row.name, text: row.about })),
  ...fileKinds.map((row) => ({ ...row, what: row.id, text: row.meaning })),
];

/** Places in the order of hosts; an open end reaches over all. */
function hostsOf({ from, to }: EventRow): [number, number] {
  return [from ? hostOsNames.indexOf(from) : 0, to ? hostOsNames.indexOf(to) : hostOsNames.length];
}

describe('every table', () => {
  test('every row is whole sentences with a source', () => {
    for (const { what, text, source } of rows) {
      expect(text, what).toMatch(/^[A-Z0-9].*\.$/s);
      expect(text, what).not.toMatch(/!|\s{2}|%\d|\bplease\b/i);
      expect(source, what).not.toBe('');
    }
  });

  test('every rule that is named stands in the catalogue', () => {
    const codes = new Set(ruleCatalogue.map(({ code }) => code));
    for (const { what, rules } of rows)
      for (const rule of rules) expect(codes.has(rule), `${what}: ${rule}`).toBe(true);
  });

  test('keys stand once', () => {
    const once = (keys: readonly unknown[]): void => {
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    };
    once(resultCodes.map(({ code }) => code));
    once(resultCodes.flatMap(({ names }) => names));
    once(jobCodes.map(({ code }) => code));
    once(writerStates.map(({ state }) => state));
    once(vssGuids.map(({ guid }) => guid));
    once(fileKinds.map(({ id }) => id));
    once(eventProviders.map(({ name }) => name));
  });

  test('GUIDs and codes have the form that they are looked up by', () => {
    for (const { guid } of vssGuids) expect(guid).toMatch(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    for (const { code, names } of resultCodes) {
      expect(code).toBe(code >>> 0);
      for (const name of names) expect(name).toBe(name.toUpperCase());
    }
    expect(writerStates.map(({ state }) => state)).toEqual(Array.from({ length: 16 }, (_unused, at) => at));
  });
});

describe('events', () => {
  test('no two rows of one provider and id hold on the same host', () => {
    const overlaps: string[] = [];
    eventRows.forEach((row, at) => {
      for (const other of eventRows.slice(at + 1)) {
        if (other.provider !== row.provider) continue;
        const [[from, to], [otherFrom, otherTo]] = [hostsOf(row), hostsOf(other)];
        const shared = row.ids.filter((id) => other.ids.includes(id));
        if (shared.length > 0 && from <= otherTo && otherFrom <= to)
          overlaps.push(`${row.provider} ${shared.join(',')}`);
      }
    });
    expect(overlaps).toEqual([]);
  });

  test('ranges run forward, steps exist, ids are real', () => {
    for (const row of eventRows) {
      const [from, to] = hostsOf(row);
      expect(from, row.meaning).toBeLessThanOrEqual(to);
      expect(new Set(row.ids).size).toBe(row.ids.length);
      for (const id of row.ids) expect(Number.isInteger(id) && id > 0 && id <= 65535).toBe(true);
    }
  });

  test('the steps are those of the process model: no row says another, and its hosts have it', () => {
    for (const row of eventRows) {
      for (const id of row.ids) {
        const step = stepOf(row, id);
        if (row.step !== undefined) expect(step, `${row.provider} ${id}`).toBe(row.step);
        if (step === undefined) continue;
        const [from, to] = hostsOf(row);
        const possible = generationTable.filter(({ hosts }) =>
          hosts.some((host) => hostOsNames.indexOf(host) >= from && hostOsNames.indexOf(host) <= to),
        );
        expect(
          possible.some((generation) => stepIndex(generation.id, step) >= 0),
          `${row.provider} ${id}: ${step}`,
        ).toBe(true);
      }
    }
  });

  test.each([
    ['vmms', 10102, 'windows-server-2012', 'guest-snapshot'],
    ['vmms', 10102, 'windows-server-2012-r2', 'checkpoint-merge'],
    ['vmms', 10103, 'windows-server-2008-r2', 'auto-recovery'],
    ['vmms', 10103, 'windows-server-2022', 'precheck'],
    ['vmms', 10144, 'windows-server-2012', 'prepare'],
    ['vmms', 10144, 'windows-server-2019', 'precheck'],
    ['vmms', 16612, 'windows-server-2016', 'checkpoint-create'],
    ['vmms', 16598, 'windows-server-2016', 'transfer'],
    ['vmms', 14070, 'windows-server-2016', undefined],
    ['volsnap', 8, 'windows-server-2016', 'volume-snapshot'],
    ['ntfs-operational', 98, 'windows-server-2012-r2', 'autorecovery-attach'],
  ] as const)('%s %i on %s marks %s', (provider, id, host, step) => {
    const rows = eventRows.filter((row) => row.provider === provider && row.ids.includes(id));
    const row = rows.find(
      (one) => hostsOf(one)[0] <= hostOsNames.indexOf(host) && hostsOf(one)[1] >= hostOsNames.indexOf(host),
    );
    expect(row && stepOf(row, id, host)).toBe(step);
  });

  test.each(Object.entries(knownEvents))('every id that the domain pages list is explained: %s', (provider, ids) => {
    const known = new Set(eventRows.filter((row) => row.provider === provider).flatMap((row) => row.ids));
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });

  test('every provider has events and is found by the names people use', () => {
    for (const { key, name } of eventProviders) {
      expect(
        eventRows.some((row) => row.provider === key),
        key,
      ).toBe(true);
      expect(providersNamed(name).map((provider) => provider.key)).toContain(key);
    }
    const keyOf = (name: string): string[] => providersNamed(name).map(({ key }) => key);
    expect(keyOf('vmms')).toEqual(['vmms']);
    expect(keyOf('Hyper-V VMMS')).toEqual(['vmms']);
    expect(keyOf('Microsoft-Windows-Hyper-V-VMMS/Admin')).toEqual(['vmms']);
    expect(keyOf('Microsoft-Windows-Hyper-V-Integration-VSS')).toEqual(['integration-vss']);
    expect(keyOf('ntfs')).toEqual(['ntfs-operational', 'ntfs']);
    expect(keyOf('nobody')).toEqual([]);
  });
});

describe('advice', () => {
  const tools = /Merge-VHD|Set-VHD|IgnoreIdMismatch|manual(?:ly)? merg|\baside\b/i;
  const verbs = /\b(?:rename|delete|remove|move)\b[^,;:]{0,40}(?:\ba?vhdx?\b(?! Set)|\bfiles?\b|\.rct|\.mrt)/i;

  /** Sentences that tell to work on disk, tracking or configuration files by hand; one that forbids it is fine. */
  function byHand(text: string): string[] {
    return text
      .split(/(?<=[.;:])\s+/)
      .filter((part) => (tools.test(part) || verbs.test(part)) && !/\b(?:never|not|nobody)\b/i.test(part));
  }

  test('no advice works on files of a VM by hand: nothing here could prove it safe', () => {
    const found = ruleCatalogue.flatMap(({ code }) => byHand(adviceOf(code) ?? '').map((part) => `${code}: ${part}`));
    expect(found).toEqual([]);
  });

  test('no row of a table gives such advice either', () => {
    expect(rows.flatMap(({ what, text }) => byHand(text).map((part) => `${what}: ${part}`))).toEqual([]);
  });

  test.each([
    'run `Merge-VHD`',
    'Rename the old avhdx',
    'Delete the file',
    'With the VM off move stale .rct/.mrt aside',
  ])('these tests see such advice: %s', (text) => {
    expect(byHand(text)).toEqual([text]);
  });

  test('every rule of the catalogue has a whole sentence', () => {
    for (const { code } of ruleCatalogue) expect(adviceOf(code), code).toMatch(/[.!?]$/);
    expect(adviceOf('vmconfig/whatever')).toBeUndefined();
  });
});
