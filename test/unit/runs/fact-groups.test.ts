import { describe, expect, test } from 'vitest';
import { FactGroups, joiningFacts } from '../../../src/core/runs';
import { good2012R2 } from '../../fixtures/runs/good';
import { csvNight, twoHosts } from '../../fixtures/runs/nights';

describe('facts that join', () => {
  test('are the computer, and of a backup record its VM', () => {
    const all = new Set(good2012R2.flatMap((record) => joiningFacts(record) ?? ['none']));
    expect([...all].filter((fact) => fact.startsWith('name ')).length).toBeGreaterThan(0);
    expect([...all].some((fact) => /^id [0-9a-f-]{36}$/.test(fact))).toBe(true);
    expect(all).not.toContain('none');
  });

  test('a computer has one name with and without its domain', () => {
    const [record] = good2012R2;
    if (!record) throw new Error('No record.');
    expect(joiningFacts({ ...record, host: 'HV01.contoso.test' })?.[0]).toBe('name hv01');
    expect(joiningFacts({ ...record, host: 'hv01' })?.[0]).toBe('name hv01');
  });

  test('a line without a computer may belong to any', () => {
    const [record] = good2012R2;
    expect(record && joiningFacts({ ...record, host: '' })).toBeUndefined();
  });

  test.each([
    ['the hosts of a cluster', csvNight],
    ['two hosts of one night', twoHosts],
  ])('%s: what observe puts together is never torn apart', (_, records) => {
    const groups = new FactGroups();
    const byHost = new Map<string, number>();
    for (const record of records) {
      const thing = byHost.get(record.host) ?? groups.add();
      byHost.set(record.host, thing);
      groups.join(thing, joiningFacts(record));
    }
    const vmsOf = (group: readonly number[]): Set<string> =>
      new Set(
        records
          .filter(({ host }) => group.includes(byHost.get(host) ?? -1))
          .flatMap(({ data }) => data.filter(({ name }) => name === 'VmId').map(({ value }) => value.toLowerCase())),
      );
    const all = groups.groups().map(vmsOf);
    for (const [at, one] of all.entries())
      for (const other of all.slice(at + 1)) expect([...one].filter((id) => other.has(id))).toEqual([]);
  });
});

describe('groups', () => {
  test('are of what shares a fact, also through others', () => {
    const groups = new FactGroups();
    const facts = [['a'], ['b'], ['b', 'c'], ['c'], ['d'], []];
    for (const own of facts) groups.join(groups.add(), own);
    expect(groups.groups()).toEqual([[0], [1, 2, 3], [4], [5]]);
  });

  test('are one where something may belong to any', () => {
    const groups = new FactGroups();
    groups.join(groups.add(), ['a']);
    groups.join(groups.add(), undefined);
    groups.join(groups.add(), ['b']);
    expect(groups.groups()).toEqual([[0, 1, 2]]);
  });

  test('of many are found in one pass', () => {
    const groups = new FactGroups();
    for (let at = 0; at < 20_000; at++) groups.join(groups.add(), [`x ${at % 100}`]);
    expect(groups.groups()).toHaveLength(100);
  });
});
