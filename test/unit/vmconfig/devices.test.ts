import { describe, expect, test } from 'vitest';
import * as facts from '../../../src/core/vmconfig/facts/devices';
import type { Device, IntegrationComponent } from '../../../src/core/vmconfig/model';
import { vmConfig } from '../../support/vm-config';
import { expectValue, read } from './open';

const scsi = '5b0d9c52-7a51-4c38-8d3a-1c9f7e2b6a10';
const entry = (number: string, classGuid: string, instance: string): string =>
  `<vdev${number}><device type="string">${classGuid}</device><instance type="string">${instance}</instance></vdev${number}>`;
const manifest = (...entries: string[]): string => `<manifest>${entries.join('')}</manifest>`;
const configuration = (...parts: string[]): string => `<configuration>${parts.join('')}</configuration>`;

/** Number of the entry, kind, whether there is a node. */
function shown({ entry: one, deviceClass, classGuid, node }: Device): string {
  return [one?.number ?? '-', deviceClass?.kind ?? classGuid ?? '?', node ? 'node' : 'none'].join(' ');
}

describe('manifest', () => {
  test('entries in document order, with number, class, instance and name at their places', () => {
    const text = configuration(manifest(entry('002', facts.vssComponent, facts.vssComponent), entry('001', '{x}', '')));
    const { entries } = read(text).config.manifest ?? { entries: [] };
    expect(entries.map(({ number, classGuid, instance }) => [number, classGuid?.value, instance?.value])).toEqual([
      [2, facts.vssComponent, facts.vssComponent],
      [1, undefined, undefined],
    ]);
    const first = (c: ReturnType<typeof read>['config']) => c.manifest?.entries[0];
    expectValue(
      configuration(manifest(entry('001', '[|D422512D-2BF2-4752-809D-7B82B5FCB1B4|]', scsi))),
      (c) => first(c)?.classGuid,
      facts.scsiController,
    );
    expectValue(
      configuration(manifest(entry('001', facts.scsiController, `[|${scsi.toUpperCase()}|]`))),
      (c) => first(c)?.instance,
      scsi,
    );
    expectValue(
      vmConfig({ replace: ['>Microsoft Synthetic Mouse<', '>[|Maus & Co|]<'] }),
      (c) => first(c)?.name,
      'Maus & Co',
    );
  });

  test('names of entries: a number of any length up to nine digits, else none', () => {
    const names = [
      'vdev001',
      'vdev1',
      'vdev999999999',
      'vdev1234567890',
      'vdev',
      'vdevx',
      'vdev-1',
      'xvdev001',
      'VDEV001',
    ];
    const { entries } = read(configuration(manifest(...names.map((name) => `<${name}/>`)))).config.manifest ?? {
      entries: [],
    };
    expect(entries.map(({ element, number }) => [element.name, number])).toEqual([
      ['vdev001', 1],
      ['vdev1', 1],
      ['vdev999999999', 999_999_999],
      ['vdev1234567890', undefined],
      ['vdev', undefined],
      ['vdevx', undefined],
      ['vdev-1', undefined],
    ]);
  });
});

describe('devices', () => {
  test('entries with their nodes, then the nodes without an entry', () => {
    const { devices } = read(
      configuration(
        `<_${facts.ideController}_/><_${scsi}_/>`,
        manifest(entry('001', facts.vssComponent, facts.vssComponent), entry('002', facts.scsiController, scsi)),
      ),
    ).config;
    expect(devices.map(shown)).toEqual(['1 integration none', '2 scsi node', '- ide node']);
  });

  test('a manifest in upper case and a node in lower, or the other way, are one device', () => {
    for (const [a, b] of [
      [scsi.toUpperCase(), scsi],
      [scsi, scsi.toUpperCase()],
    ]) {
      const text = configuration(
        `<_${b ?? ''}_/>`,
        manifest(entry('001', facts.scsiController.toUpperCase(), a ?? '')),
      );
      expect(read(text).config.devices.map(shown)).toEqual(['1 scsi node']);
    }
  });

  test('a node of a random instance has no class without its entry; one of a fixed instance has', () => {
    const { devices } = read(configuration(`<_${scsi}_/><_${facts.scsiController}_/><_${facts.tpmDevice}_/>`)).config;
    expect(devices.map(shown)).toEqual(['- ? node', '- ? node', '- tpm node']);
  });

  test('an entry without a class takes that of its fixed instance', () => {
    const text = configuration(manifest(`<vdev001><instance type="string">${facts.vssComponent}</instance></vdev001>`));
    expect(read(text).config.devices.map(shown)).toEqual(['1 integration none']);
  });

  test('a class that is not known is kept as it is', () => {
    const unknown = 'ffffffff-2bf2-4752-809d-7b82b5fcb1b4';
    expect(read(configuration(manifest(entry('001', unknown.toUpperCase(), scsi)))).config.devices.map(shown)).toEqual([
      `1 ${unknown} none`,
    ]);
  });

  test('duplicates: the first node and the first entry belong together, the rest stays and nothing is lost or doubled', () => {
    const double = entry('001', facts.scsiController, scsi) + entry('002', facts.scsiController, scsi);
    const text = configuration(`<_${scsi}_><a/></_${scsi}_><_${scsi}_><b/></_${scsi}_>`, manifest(double));
    const { devices, controllers } = read(text).config;
    expect(devices.map(shown)).toEqual(['1 scsi node', '2 scsi none']);
    expect(devices[0]?.node?.children[0]).toMatchObject({ name: 'a' });
    expect(controllers.map(({ number }) => number)).toEqual([0, 1]);
  });

  test('names that only look like nodes are none', () => {
    expect(read(configuration(`<_x_/><_${scsi}/><_${scsi}__/><__${scsi}_/>`)).config.devices).toEqual([]);
  });
});

describe('integration components', () => {
  const component = (text: string, guid = facts.vssComponent): IntegrationComponent | undefined =>
    read(text).config.integration.find(({ classGuid }) => classGuid === guid);

  test('without an Enabled leaf nothing is said, which means enabled', () => {
    expect(component(vmConfig())).toMatchObject({ deviceClass: { kind: 'integration' } });
    expect(component(vmConfig())?.enabled).toBeUndefined();
    expect(component(vmConfig({ version: '2.0' }))?.node).toBeUndefined();
  });

  test('Enabled at its place', () => {
    const node = `_${facts.vssComponent}_`;
    for (const [word, value] of [
      ['True', true],
      ['False', false],
      ['false', false],
    ] as const) {
      const text = vmConfig().replace(`<${node}>`, `<${node}><Enabled type="bool">[|${word}|]</Enabled>`);
      expectValue(
        text,
        ({ integration }) => integration.find(({ classGuid }) => classGuid === facts.vssComponent)?.enabled,
        value,
      );
    }
    expect(component(vmConfig({ vss: 'off' }))?.enabled?.value).toBe(false);
    expect(
      component(vmConfig().replace(`<${node}>`, `<${node}><Enabled type="bool">no</Enabled>`))?.enabled,
    ).toBeUndefined();
  });

  test('guest services are off by default, as Hyper-V writes them', () => {
    expect(component(vmConfig(), facts.guestServicesComponent)?.enabled?.value).toBe(false);
    expect(component(vmConfig({ version: '2.0' }), facts.guestServicesComponent)).toBeUndefined();
  });

  test('no entry and no node is no component', () => {
    expect(component(vmConfig({ vss: 'absent' }))).toBeUndefined();
  });

  test('a node alone is a component', () => {
    const text = configuration(
      `<_${facts.vssComponent}_><Enabled type="bool">False</Enabled></_${facts.vssComponent}_>`,
    );
    expect(component(text)?.enabled?.value).toBe(false);
    expect(component(text)?.entry).toBeUndefined();
  });
});
