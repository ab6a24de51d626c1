import { describe, expect, test } from 'vitest';
import type { RunHead } from '../../../src/protocol/panel';
import { filterChoices, listRows, type ListRow } from '../../../src/webview/panel/list-rows';
import { rowsToShow, scrollTopFor } from '../../../src/webview/panel/row-window';
import { noFilters } from '../../../src/webview/panel/state';
import { moveInTree } from '../../../src/webview/panel/tree-keys';
import { time } from '../../support/records';

function head(name: string, at: string, more: Partial<RunHead> = {}): RunHead {
  return {
    id: `${name} ${at}`,
    vm: { name },
    host: 'HV01',
    start: String(time(at)),
    outcome: 'succeeded',
    consistency: 'application',
    generation: 'checkpoint',
    brief: '',
    findings: 0,
    ...more,
  };
}

const heads = [
  head('SQL02', '2014-03-05T23:30:00'),
  head('VM001', '2014-03-06T22:00:00', { setId: '{s}', outcome: 'failed', brief: 'no SCSI controller' }),
  head('SQL02', '2014-03-06T22:00:02', { setId: '{s}' }),
  head('LNX1', '2014-03-06T21:00:00', { host: 'HV02', setId: '{alone}' }),
];

function lines(rows: readonly ListRow[]): string[] {
  return rows.map((row) => `${'  '.repeat(row.level - 1)}${row.kind === 'run' ? row.run.vm.name : row.text}`);
}

const all = (zone = 'UTC', closed: readonly string[] = []): readonly ListRow[] =>
  listRows(heads, noFilters, new Set(closed), zone).rows;

describe('the list', () => {
  test('is newest first, by day, a set with its VMs under one heading, a set of one without', () => {
    expect(lines(all())).toEqual([
      'Thu 2014-03-06',
      '  Set {s}',
      '    SQL02',
      '    VM001',
      '  LNX1',
      'Wed 2014-03-05',
      '  SQL02',
    ]);
  });

  test('has the days of the zone', () => {
    expect(lines(all('Europe/Berlin'))).toEqual([
      'Thu 2014-03-06',
      '  Set {s}',
      '    SQL02',
      '    VM001',
      '  LNX1',
      '  SQL02',
    ]);
  });

  test('hides what is under a closed heading, and counts it', () => {
    expect(lines(all('UTC', ['2014-03-06']))).toEqual(['Thu 2014-03-06', 'Wed 2014-03-05', '  SQL02']);
    expect(all('UTC', ['2014-03-06'])[0]).toMatchObject({ count: 3, failed: 1, isOpen: false });
    expect(lines(all('UTC', ['2014-03-06 {s}']))).not.toContain('    VM001');
  });

  test.each([
    [{ text: 'scsi' }, ['VM001']],
    [{ text: 'hv02' }, ['LNX1']],
    [{ host: 'HV02' }, ['LNX1']],
    [{ outcome: 'failed' as const }, ['VM001']],
    [{ day: '2014-03-05' }, ['SQL02']],
    [{ text: 'sql', day: '2014-03-06' }, ['SQL02']],
    [{ text: 'nowhere' }, []],
  ])('is filtered by %j', (filters, names) => {
    const { rows, matching } = listRows(heads, { ...noFilters, ...filters }, new Set(), 'UTC');
    expect(rows.flatMap((row) => (row.kind === 'run' ? [row.run.vm.name] : []))).toEqual(names);
    expect(matching).toBe(names.length);
  });

  test('tells each row its place among its own', () => {
    expect(all().map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
      '1/2',
      '1/2',
      '1/2',
      '2/2',
      '2/2',
      '2/2',
      '1/1',
    ]);
  });

  test('offers what there is', () => {
    expect(filterChoices(heads, 'UTC')).toEqual({
      hosts: ['HV01', 'HV02'],
      days: ['2014-03-06', '2014-03-05'],
      outcomes: ['failed', 'succeeded'],
    });
  });
});

describe('keys in the list', () => {
  const rows = all();
  const at = (index: number): string | undefined => rows[index]?.key;
  const press = (active: string | undefined, key: string, typed = key): ReturnType<typeof moveInTree> =>
    moveInTree(rows, active, key, { page: 3, typed });

  test.each([
    ['ArrowDown', undefined, { kind: 'move', index: 0 }],
    ['ArrowDown', 2, { kind: 'move', index: 3 }],
    ['ArrowDown', 6, { kind: 'move', index: 6 }],
    ['ArrowUp', 0, { kind: 'move', index: 0 }],
    ['PageDown', 1, { kind: 'move', index: 4 }],
    ['Home', 5, { kind: 'move', index: 0 }],
    ['End', 0, { kind: 'move', index: 6 }],
    ['ArrowLeft', 3, { kind: 'move', index: 1 }],
    ['ArrowLeft', 1, { kind: 'open', index: 1, isOpen: false }],
    ['ArrowRight', 1, { kind: 'move', index: 2 }],
    ['Enter', 3, { kind: 'choose', index: 3 }],
    ['Enter', undefined, undefined],
    ['Tab', 3, undefined],
  ] as const)('%s at %s', (key, from, move) => {
    expect(press(from === undefined ? undefined : at(from), key)).toEqual(move);
  });

  test('a closed heading opens to the right', () => {
    const closed = all('UTC', ['2014-03-06']);
    expect(moveInTree(closed, '2014-03-06', 'ArrowRight', { page: 3, typed: '' })).toEqual({
      kind: 'open',
      index: 0,
      isOpen: true,
    });
  });

  test('letters find the next VM whose name begins so, and go round', () => {
    expect(press(at(0), 's')).toEqual({ kind: 'move', index: 2 });
    expect(press(at(2), 's')).toEqual({ kind: 'move', index: 6 });
    expect(press(at(6), 's')).toEqual({ kind: 'move', index: 2 });
    expect(press(at(6), 's', 'ss')).toEqual({ kind: 'move', index: 2 });
    expect(press(at(0), 'm', 'vm')).toEqual({ kind: 'move', index: 3 });
    expect(press(at(0), 'x')).toBeUndefined();
  });

  test('an empty list has no move', () => {
    expect(moveInTree([], undefined, 'ArrowDown', { page: 3, typed: '' })).toBeUndefined();
  });
});

describe('the rows in the page', () => {
  const list = { scrollTop: 0, height: 220, rowHeight: 22, count: 2000 };

  test('are those that are seen and some more', () => {
    expect(rowsToShow(list)).toEqual({ from: 0, to: 22 });
    expect(rowsToShow({ ...list, scrollTop: 22_000 })).toEqual({ from: 988, to: 1022 });
    expect(rowsToShow({ ...list, scrollTop: 44_000 })).toEqual({ from: 1988, to: 2000 });
  });

  test('are some even where the list became shorter than where it is scrolled to', () => {
    expect(rowsToShow({ ...list, scrollTop: 22_000, count: 5 })).toEqual({ from: 4, to: 5 });
    expect(rowsToShow({ ...list, count: 0 })).toEqual({ from: 0, to: 0 });
  });

  test('move only as far as is needed', () => {
    expect(scrollTopFor(5, list)).toBe(0);
    expect(scrollTopFor(10, list)).toBe(22);
    expect(scrollTopFor(2, { ...list, scrollTop: 220 })).toBe(44);
  });
});
