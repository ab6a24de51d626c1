import { describe, expect, test } from 'vitest';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { pathKey } from '../../../src/core/vmconfig/evidence-facts';
import { lastSegment } from '../../../src/core/vmconfig/last-segment';
import { vmConfig } from '../../support/vm-config';
import { read } from './open';

describe('what a document describes', () => {
  const kind = (typeId: string | undefined, uri?: string): string =>
    read(typeId === undefined ? vmConfig({ raw: { properties: { type_id: undefined } } }) : vmConfig({ typeId }), uri)
      .config.kind;

  test.each([
    ['Virtual Machines', 'virtual-machine'],
    [' virtual machines\n', 'virtual-machine'],
    ['Planned Virtual Machines', 'planned'],
    ['Snapshots', 'checkpoint'],
    ['Planned Snapshots', 'checkpoint'],
    ['Realized', 'unknown'],
    ['', 'unknown'],
    ['constructor', 'unknown'],
    ['__proto__', 'unknown'],
  ])('type %j is %s', (typeId, expected) => {
    expect(kind(typeId)).toBe(expected);
  });

  test('without a known type the folder tells', () => {
    expect(kind(undefined)).toBe('unknown');
    for (const uri of ['file:///d%3A/VMs/Snapshots/a.xml', 'D:\\VMs\\SNAPSHOTS\\a.xml', '/vms/snapshots/a.xml']) {
      expect(kind(undefined, uri)).toBe('checkpoint');
      expect(kind('Realized', uri)).toBe('checkpoint');
      expect(kind('Virtual Machines', uri)).toBe('virtual-machine');
    }
    for (const uri of ['mem:///Snapshots/VM1/a.xml', 'mem:///Snapshots.xml', 'Snapshots', 'untitled:Untitled-1', ''])
      expect(kind(undefined, uri)).toBe('unknown');
  });
});

test('a document that is no configuration has no model, and its problems all the same', () => {
  const doc = openVmConfig('mem:///a.xml', '<html><p></html>');
  expect(doc.config).toBeUndefined();
  expect(doc.problems.length).toBeGreaterThan(0);
  expect(openVmConfig('mem:///a.xml', '')).toMatchObject({ text: '', config: undefined });
});

test('paths of the host: key and file', () => {
  expect(pathKey('D:/VMs\\A.VHDX')).toBe('d:\\vms\\a.vhdx');
  expect(['D:\\VMs\\a.vhdx', 'D:/VMs/a.vhdx', 'D:\\VMs/a.vhdx', 'a.vhdx', 'D:\\', ''].map(lastSegment)).toEqual([
    'a.vhdx',
    'a.vhdx',
    'a.vhdx',
    'a.vhdx',
    '',
    '',
  ]);
});
