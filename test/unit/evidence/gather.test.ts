import { describe, expect, test } from 'vitest';
import {
  gatherEvidence,
  indexEvidence,
  maxNeighbourBytes,
  type GatherOptions,
} from '../../../src/core/evidence/gather';
import type { Host, HostEntry } from '../../../src/core/evidence/host';
import { listEvidence } from '../../../src/core/evidence/list-evidence';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { pathKey } from '../../../src/core/vmconfig/evidence-facts';
import { MemoryHost } from '../../support/memory-host';
import { encodeUtf16le, vmConfig } from '../../support/vm-config';

const id = '11111111-2222-3333-4444-555555555555';
const otherId = 'AAAAAAAA-2222-3333-4444-555555555555';
const own = `mem:///case/VM001/Virtual%20Machines/${id}.xml`;
const text = vmConfig({
  id,
  ide: [{ path: 'D:\\VMs\\VM001\\root.vhdx' }, { path: 'D:\\VMs\\VM001\\data.vhdx' }, { type: 'ISO', path: '' }],
});

async function gather(host: Host, options: GatherOptions = {}, uri = own): ReturnType<typeof gatherEvidence> {
  return gatherEvidence(uri, openVmConfig(uri, text).config!, host, options);
}

describe('the neighbours of one configuration', () => {
  const files = {
    [own]: text,
    [`mem:///case/VM001/Virtual%20Machines/${otherId}.xml`]: encodeUtf16le(vmConfig({ id: otherId, name: 'Other' })),
    [`mem:///case/VM001/Snapshots/x.XML`]: vmConfig({ id: otherId, typeId: 'Snapshots', name: 'Check' }),
    'mem:///case/VM001/Virtual%20Machines/web.xml': '<configuration><appSettings/></configuration>',
    'mem:///case/VM001/Virtual%20Machines/broken.xml':
      '<configuration><global_settings><properties><name type="string">Half',
    'mem:///case/VM001/root.vhdx': 'vhdxfile',
    'mem:///case/VM002/Virtual%20Machines/far.xml': vmConfig({ name: 'Far' }),
  };

  test('its own folder, the VM, the parts of the VM; no other VM', async () => {
    const { others, bounds, unread } = await gather(new MemoryHost(files));
    expect(others.map(({ name, kind, id: one }) => `${name} ${kind} ${one}`).sort()).toEqual([
      'Check checkpoint aaaaaaaa-2222-3333-4444-555555555555',
      'Other virtual-machine aaaaaaaa-2222-3333-4444-555555555555',
      'undefined unknown undefined',
    ]);
    expect([bounds, unread]).toEqual([[], []]);
  });

  test('with a root, everything below it', async () => {
    const { others } = await gather(new MemoryHost(files), { roots: ['mem:///case'] });
    expect(others.map(({ name }) => name)).toContain('Far');
    expect(others).toHaveLength(4);
  });

  test('what is said of the paths it names', async () => {
    const { files: status } = await gather(new MemoryHost(files));
    expect(status.get(pathKey('d:/vms/vm001/ROOT.vhdx'))).toEqual({
      status: 'present',
      uri: 'mem:///case/VM001/root.vhdx',
      folderNames: ['Snapshots', 'Virtual Machines', 'root.vhdx'],
    });
    expect(status.get(pathKey('D:\\VMs\\VM001\\data.vhdx'))).toEqual({
      status: 'absent',
      folderUri: 'mem:///case/VM001',
      folderNames: ['Snapshots', 'Virtual Machines', 'root.vhdx'],
    });
    expect(status.size).toBe(2);
  });

  test('it never meets itself, however its URI is written', async () => {
    const odd = own.replace('mem:///case', 'mem:///CASE').replace('%20', ' ');
    expect(
      (await gather(new MemoryHost(files), { roots: ['mem:///case'] }, odd)).others.map(({ name }) => name),
    ).not.toContain('APP01');
  });

  test('an untitled document has no neighbours', async () => {
    const { others, files: status } = await gather(new MemoryHost(files), {}, 'untitled:Untitled-1');
    expect(others).toEqual([]);
    expect([...status.values()].map((one) => one.status)).toEqual(['not-checked', 'not-checked']);
  });
});

describe('bounds', () => {
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_unused, at) => [`mem:///r/d${at % 3}/${at}.xml`, vmConfig({ name: `VM${at}` })]),
  );

  test('entries', async () => {
    const { folders, bounds } = await listEvidence(new MemoryHost(many), { roots: ['mem:///r'], maxEntries: 20 });
    expect(bounds).toEqual(['entries']);
    expect(folders.map(({ uri, files, isComplete }) => [uri, files.length, isComplete])).toEqual([
      ['mem:///r', 0, true],
      ['mem:///r/d0', 10, true],
      ['mem:///r/d1', 7, false],
    ]);
  });

  test('a folder that was cut off has nothing absent', async () => {
    const host = new MemoryHost({ [own]: text, 'mem:///case/VM001/a.vhdx': '', 'mem:///case/VM001/b.vhdx': '' });
    const { files, bounds } = await gather(host, { roots: ['mem:///case'], maxEntries: 2 });
    expect(bounds).toEqual(['entries']);
    expect(files.get(pathKey('D:\\VMs\\VM001\\data.vhdx'))).toEqual({ status: 'not-checked' });
  });

  test('depth', async () => {
    const { folders, bounds } = await listEvidence(new MemoryHost({ 'mem:///a/b/c/d/e.xml': '' }), {
      roots: ['mem:///a'],
      maxDepth: 2,
    });
    expect([folders.length, bounds]).toEqual([3, ['depth']]);
  });

  test('files opened', async () => {
    const { configs, bounds } = await indexEvidence(new MemoryHost(many), { roots: ['mem:///r'], maxReads: 4 });
    expect([configs.length, bounds]).toEqual([4, ['reads']]);
  });

  test('somebody asks to stop', async () => {
    let asked = 0;
    const { configs, bounds } = await indexEvidence(new MemoryHost(many), {
      roots: ['mem:///r'],
      shouldStop: () => ++asked > 10,
    });
    expect(configs.length).toBeLessThan(30);
    expect(configs.length).toBeGreaterThan(0);
    expect(bounds).toEqual(['stopped']);
  });

  test('a host that follows a link in a circle comes to an end', async () => {
    const circle: HostEntry[] = ['a', 'b', 'c'].map((name) => ({ name, uri: '', kind: 'folder' }));
    const host: Host = Object.assign(new MemoryHost({}), {
      list: (uri: string) => Promise.resolve(circle.map((entry) => ({ ...entry, uri: `${uri}/${entry.name}` }))),
    });
    const { folders, bounds } = await listEvidence(host, { roots: ['mem:///x'], maxEntries: 3_000 });
    expect(folders.length).toBeLessThan(3_001);
    expect(bounds).toEqual(['entries']);
  });
});

describe('what cannot be read', () => {
  test('a neighbour above the cap is said, its text not read', async () => {
    const large = 'mem:///case/VM001/Virtual%20Machines/large.xml';
    const bytes = new Uint8Array(maxNeighbourBytes + 1).fill(0x20);
    bytes.set(new TextEncoder().encode('<configuration><global_settings/><settings/>'));
    const { others, unread } = await gather(new MemoryHost({ [own]: text, [large]: bytes }));
    expect(others).toEqual([]);
    expect(unread).toEqual([
      { uri: large, reason: `It has ${maxNeighbourBytes + 1} bytes; neighbours are read up to ${maxNeighbourBytes}.` },
    ]);
  });

  test('a neighbour that fails does not lose the others', async () => {
    const host = new MemoryHost({
      [own]: text,
      'mem:///case/VM001/Virtual%20Machines/a.xml': '',
      'mem:///case/VM001/Virtual%20Machines/b.xml': vmConfig({ name: 'B' }),
    });
    const readAll = host.readAll.bind(host);
    host.readAll = (uri) => (uri.endsWith('/a.xml') ? Promise.reject(new Error('Locked.')) : readAll(uri));
    const { others, unread } = await gather(host);
    expect(others.map(({ name }) => name)).toEqual(['B']);
    expect(unread).toEqual([{ uri: 'mem:///case/VM001/Virtual%20Machines/a.xml', reason: 'Locked.' }]);
  });

  test('a folder that lists as empty or fails proves nothing absent', async () => {
    for (const list of [() => Promise.resolve([]), () => Promise.reject(new Error('no'))]) {
      const host: Host = Object.assign(new MemoryHost({ [own]: text }), { list });
      const { files, others } = await gather(host, { roots: ['mem:///case/VM001'] });
      expect([...files.values()].map(({ status }) => status)).toEqual(['not-checked', 'not-checked']);
      expect(others).toEqual([]);
    }
  });
});
