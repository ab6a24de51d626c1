import { expect, test } from 'vitest';
import type { CheckedFile } from '../../../src/client/infrastructure/checked-files';
import { findingNodes, outcomesInWords, treeOf } from '../../../src/client/features/tree/tree-model';
import type { RunHead } from '../../../src/protocol/panel';

const head = (id: string, vm: RunHead['vm'], more: Partial<RunHead> = {}): RunHead => ({
  id,
  vm,
  host: 'HV01',
  start: '130758480080000000',
  outcome: 'failed',
  consistency: 'none',
  generation: 'checkpoint',
  brief: 'the merge failed',
  findings: 1,
  ...more,
});
const sql = { id: 'e7b3086d-29f4-4d51-8a6c-f05c73b1d92e', name: 'SQL01' };
const config = (vm: CheckedFile['vm'], findings: CheckedFile['findings'] = []): CheckedFile => ({
  uri: `file:///e/${vm?.name ?? 'x'}.xml`,
  label: `${vm?.name ?? 'x'}.xml`,
  ...(vm && { vm }),
  findings,
});

test('hosts hold VMs, VMs hold their backups, the newest first', () => {
  const tree = treeOf(
    [
      head('1', sql),
      head('2', sql, { start: '130759480080000000', outcome: 'succeeded' }),
      head('3', { name: 'DC01' }),
    ],
    [],
  );
  expect(tree).toMatchObject([
    {
      kind: 'host',
      name: 'HV01',
      says: '2 of 3 backups failed',
      vms: [
        { name: 'DC01', says: 'backup failed', state: 'failed' },
        {
          name: 'SQL01',
          says: '1 of 2 backups failed',
          state: 'succeeded',
          runs: [{ head: { id: '2' } }, { head: { id: '1' } }],
        },
      ],
    },
  ]);
});

test('a configuration stands under its VM, by id; without an id by its name', () => {
  const byId = treeOf([head('1', sql)], [config({ id: sql.id.toUpperCase(), name: 'renamed since' })]);
  expect(byId).toMatchObject([{ vms: [{ name: 'SQL01', files: [{ label: 'renamed since.xml' }] }] }]);
  const byName = treeOf([head('1', { name: 'DC01' })], [config({ id: sql.id, name: 'dc01' })]);
  expect(byName).toMatchObject([{ vms: [{ files: [{ label: 'dc01.xml' }] }] }]);
  const other = treeOf([head('1', sql)], [config({ id: '00000000-0000-0000-0000-000000000000', name: 'SQL01' })]);
  expect(other).toMatchObject([{ kind: 'host' }, { kind: 'vm', name: 'SQL01', says: 'no backup in the logs' }]);
});

test('a file without a VM is shown when something was found in it', () => {
  const finding = { code: 'xml/no-root-element', severity: 'error', message: 'There is no element.' } as const;
  expect(treeOf([], [config(undefined), config(undefined, [finding])])).toMatchObject([
    { kind: 'file', state: 'failed', says: '1 finding', findings: [{ code: 'xml/no-root-element' }] },
  ]);
});

test('findings of a run lead to their record', () => {
  const found = findingNodes([
    { code: 'HVB070', severity: 'error', message: 'm', uri: 'file:///a.evtx', byteOffset: 4608, fixes: [] },
  ]);
  expect(found).toMatchObject([{ code: 'HVB070', target: { uri: 'file:///a.evtx', byteOffset: 4608 } }]);
});

test('outcomes in words', () => {
  expect(outcomesInWords([{ state: 'incomplete' }])).toBe('backup incomplete');
  expect(outcomesInWords([{ state: 'succeeded' }, { state: 'unknown' }])).toBe('2 backups, none failed');
});
