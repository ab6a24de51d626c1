import { describe, expect, test } from 'vitest';
import * as facts from '../../../src/core/vmconfig/facts/devices';
import { drivesOf, virtualDisksOf, type VmConfig } from '../../../src/core/vmconfig/model';
import { driveWhere, vmWord } from '../../../src/core/vmconfig/words';
import { vmConfig } from '../../support/vm-config';
import { expectValue, read } from './open';

/** `IDE 0:0 VHD D:\a.vhdx` for each drive. */
const shown = (config: VmConfig): string[] =>
  drivesOf(config).map((drive) =>
    `${driveWhere(drive)} ${drive.type?.value ?? '?'} ${drive.path?.value ?? '?'}`.trim(),
  );
const driveOf = (config: VmConfig) => drivesOf(config)[0];
/** An IDE node around what is given. */
const ide = (inside: string): string =>
  `<configuration><_${facts.ideController}_>${inside}</_${facts.ideController}_></configuration>`;

describe('controllers', () => {
  test('generation 1: IDE with two channels, SCSI by place, floppy', () => {
    const text = vmConfig({
      ide: [{ path: 'D:\\a.vhdx' }, { type: 'NONE' }, { type: 'ISO' }],
      scsi: [[{ path: 'E:\\b.vhdx' }, { path: 'E:\\c.vhdx' }], [], [{ type: 'HDD', path: 'x' }]],
    });
    const { config } = read(text);
    expect(config.controllers.map(({ kind, number, drives }) => `${kind} ${number} ${drives.length}`)).toEqual([
      'scsi 0 2',
      'scsi 1 0',
      'scsi 2 1',
      'ide 0 2',
      'ide 1 2',
      'floppy 0 1',
    ]);
    expect(shown(config).sort()).toEqual([
      'Floppy 0:0 VFD',
      'IDE 0:0 VHD D:\\a.vhdx',
      'IDE 0:1 NONE',
      'IDE 1:0 ISO',
      'IDE 1:1 NONE',
      'SCSI 0:0 VHD E:\\b.vhdx',
      'SCSI 0:1 VHD E:\\c.vhdx',
      'SCSI 2:0 HDD x',
    ]);
  });

  test('generation 2 has SCSI only', () => {
    const { config } = read(vmConfig({ generation: 2, scsi: [[{ path: 'D:\\a.vhdx' }]] }));
    expect(shown(config)).toEqual(['SCSI 0:0 VHD D:\\a.vhdx']);
  });

  test('the three states of a SCSI controller: none, empty, with a disk', () => {
    const scsi = (text: string) => read(text).config.controllers.filter(({ kind }) => kind === 'scsi');
    expect(scsi(vmConfig({ scsi: [] }))).toEqual([]);
    expect(scsi(vmConfig({ scsi: [[]] }))[0]?.element?.name).toMatch(/^_5b0d9c52-/);
    expect(scsi(vmConfig({ scsi: [[{ path: 'x' }]] }))[0]?.element?.name).toBe('controller0');
    const ghost = vmConfig({ scsi: [[]] }).replace(/ {2}<_5b0d9c52-[^]*?<\/_5b0d9c52-[^>]*>\n/, '');
    const [controller] = scsi(ghost);
    expect([controller?.drives, controller?.element]).toEqual([[], undefined]);
  });

  test('SCSI holds 64 drives, in the order they stand in', () => {
    const drives = Array.from({ length: 64 }, (_, at) => ({ path: `D:\\${at}.vhdx` }));
    const locations = drivesOf(read(vmConfig({ generation: 2, scsi: [drives] })).config).map(
      ({ location }) => location,
    );
    expect(locations.slice(0, 4)).toEqual([0, 1, 10, 11]);
    expect([...locations].sort((a, b) => a - b)).toEqual(drives.map((_, at) => at));
  });

  test('numbers that are none, and doubles, are passed over', () => {
    const drive = (name: string, path: string): string =>
      `<${name}><pathname type="string">${path}</pathname></${name}>`;
    const channel = `<controller0>${drive('drive0', 'first')}${drive('drive0', 'second')}${drive('drive00', 'third')}${drive('drivex', 'x')}${drive('drive', 'y')}${drive('drive1234567890', 'z')}${drive('drive7', 'seven')}</controller0><controllerA>${drive('drive0', 'a')}</controllerA>`;
    expect(shown(read(ide(channel)).config)).toEqual(['IDE 0:0 ? first', 'IDE 0:7 ? seven']);
  });
});

describe('drives', () => {
  test.each<[string, (config: VmConfig) => unknown, string, unknown]>([
    ['pathname', (c) => driveOf(c)?.path, 'string', 'D:\\VMs\\R & D\\a.vhdx'],
    ['persistent_reservations_supported', (c) => driveOf(c)?.shared, 'bool', true],
    ['iops_limit', (c) => driveOf(c)?.iopsLimit, 'integer', 1000],
    ['iops_reservation', (c) => driveOf(c)?.iopsReservation, 'integer', 0],
  ])('%s at its place', (name, pick, type, value) => {
    const written = typeof value === 'boolean' ? 'True' : String(value).replace('&', '&amp;');
    expectValue(
      ide(`<controller0><drive0><${name} type="${type}">[|${written}|]</${name}></drive0></controller0>`),
      (config) => pick(config) as ReturnType<Parameters<typeof expectValue>[1]>,
      value,
    );
  });

  test.each(['VHD', 'ISO', 'NONE', 'VFD', 'HDD', 'VLU'] as const)('type %s, in any case', (type) => {
    for (const word of [type, type.toLowerCase()])
      expectValue(
        ide(`<controller0><drive0><type type="string"> [|${word}|]\n</type></drive0></controller0>`),
        (c) => driveOf(c)?.type,
        type,
      );
  });

  test.each(['', 'VHDX', 'DVD', 'V H D'])('type %j is none', (word) => {
    expect(
      driveOf(read(ide(`<controller0><drive0><type type="string">${word}</type></drive0></controller0>`)).config)?.type,
    ).toBeUndefined();
  });

  test('a path has no white space around it', () => {
    expectValue(
      ide('<controller0><drive0><pathname type="string">\r\n  [|D:\\a b.vhdx|]\r\n </pathname></drive0></controller0>'),
      (c) => driveOf(c)?.path,
      'D:\\a b.vhdx',
    );
  });

  test('virtual disks are those of type VHD with a path', () => {
    const text = vmConfig({
      ide: [{ path: 'D:\\a.vhdx' }, { path: '  ' }, { type: 'ISO', path: 'D:\\x.iso' }, { type: 'HDD', path: 'y' }],
      scsi: [[{ path: '' }]],
    });
    expect(virtualDisksOf(read(text).config).map(({ path }) => path.value)).toEqual(['D:\\a.vhdx']);
  });
});

test('words for places and VMs', () => {
  expect(driveWhere({ controllerKind: 'ide', controllerNumber: 1, location: 0 })).toBe('IDE 1:0');
  expect(vmWord(read(vmConfig({ name: 'A "B"' })).config)).toBe('"A "B""');
  for (const name of ['', '  ']) expect(vmWord(read(vmConfig({ name })).config)).toBe('This VM');
  expect(vmWord(read('<configuration/>').config)).toBe('This VM');
});
