import { describe, expect, test } from 'vitest';
import { readNamedConfigs, resolveName } from '../../../src/core/scenario';
import { MemoryHost } from '../../support/memory-host';
import { vmConfig } from '../../support/vm-config';

const uri = 'mem:///case/plans/night.hvbackup.yaml';

describe('a name in a scenario', () => {
  test.each([
    ['./a.xml', 'mem:///case/plans/a.xml'],
    ['a.xml', 'mem:///case/plans/a.xml'],
    ['vms/a b.xml', 'mem:///case/plans/vms/a%20b.xml'],
    ['vms\\a.xml', 'mem:///case/plans/vms/a.xml'],
    ['./vms/../a.xml', 'mem:///case/plans/a.xml'],
  ])('%s leads to %s', (name, to) => {
    expect(resolveName(uri, undefined, name)).toBe(to);
  });

  test.each([
    '../a.xml',
    'vms/../../a.xml',
    '/etc/passwd',
    'C:\\a.xml',
    'c:a.xml',
    '\\\\server\\share\\a.xml',
    'file:///etc/passwd',
    'https://example.com/a.xml',
    '..',
    '.',
    '',
    'vms/',
  ])('%s is not followed', (name) => {
    expect(resolveName(uri, undefined, name)).toBeUndefined();
  });

  test('may climb as far as the folder that is open', () => {
    expect(resolveName(uri, 'mem:///case', '../vms/a.xml')).toBe('mem:///case/vms/a.xml');
    expect(resolveName(uri, 'mem:///case', '../../a.xml')).toBeUndefined();
    // A folder beside it whose name only begins so.
    expect(resolveName(uri, 'mem:///case/plan', './a.xml')).toBeUndefined();
    expect(resolveName('/srv/plans/a.yaml', '/srv', '../b.xml')).toBe('/srv/b.xml');
    expect(resolveName('C:\\srv\\plans\\a.yaml', 'C:\\srv', '..\\b.xml')).toBe('C:\\srv\\b.xml');
  });
});

test('configurations are read, and why the others were not is told', async () => {
  const host = new MemoryHost({
    'mem:///case/plans/a.xml': vmConfig({ name: 'VM001' }),
    'mem:///case/plans/b.txt': 'Hello.',
    'mem:///case/secret.xml': vmConfig({ name: 'SECRET' }),
  });
  const names = ['./a.xml', './b.txt', './c.xml', '../secret.xml', './a.xml'];
  const { configs, unread } = await readNamedConfigs(host, { uri, names });
  expect([...configs.values()].map(({ config }) => config?.name?.value)).toEqual(['VM001']);
  expect(Object.fromEntries(unread)).toEqual({
    './b.txt': 'no-configuration',
    './c.xml': 'absent',
    '../secret.xml': 'outside',
  });
  expect(host.reads).toEqual(['mem:///case/plans/a.xml', 'mem:///case/plans/b.txt']);
});

test('a host that fails is told as one that cannot be read', async () => {
  const host = new MemoryHost({ 'mem:///case/plans/a.xml': 'x' });
  host.readAll = () => Promise.reject(new Error('locked'));
  const { unread } = await readNamedConfigs(host, { uri, names: ['./a.xml'] });
  expect(unread.get('./a.xml')).toBe('unreadable');
});
