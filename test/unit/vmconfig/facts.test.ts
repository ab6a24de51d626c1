import { describe, expect, test } from 'vitest';
import { manifestName } from '../../../src/core/vmconfig/facts/device-names';
import * as devices from '../../../src/core/vmconfig/facts/devices';
import {
  factsOf,
  hostOsFacts,
  hostOsNames,
  isServerBetween,
  parseHostOs,
} from '../../../src/core/vmconfig/facts/host-os';
import { compareConfigVersions } from '../../../src/core/vmconfig/version';
import { parseGuid } from '../../../src/core/vmconfig/values';

describe('device classes', () => {
  test('each has a GUID of its own in lower case, a name, a sentence and a source', () => {
    const guids = devices.deviceClasses.map(({ guid }) => guid);
    expect(new Set(guids).size).toBe(guids.length);
    for (const { guid, name, about, source, generations, kind } of devices.deviceClasses) {
      expect(parseGuid(guid), name).toBe(guid);
      expect(about, name).toMatch(/^[A-Z][^]*\.$/);
      expect(name.length * source.length * generations.length, name).toBeGreaterThan(0);
      expect(devices.deviceKinds).toContain(kind);
    }
  });

  test('every GUID that is asked for by name is one of them', () => {
    const guids = Object.values(devices).flatMap((value: unknown) =>
      typeof value === 'string' && parseGuid(value) !== undefined ? [value] : [],
    );
    expect(guids.length).toBeGreaterThan(20);
    for (const guid of [...guids, ...devices.integrationComponentGuids])
      expect(devices.deviceClass(guid)?.guid).toBe(guid);
    for (const guid of devices.integrationComponentGuids) expect(devices.deviceClass(guid)?.kind).toBe('integration');
  });

  test('in any case, with or without braces', () => {
    for (const text of [devices.vssComponent.toUpperCase(), `{${devices.vssComponent}}`, ` ${devices.vssComponent} `])
      expect(devices.deviceClass(text)?.guid).toBe(devices.vssComponent);
    for (const text of ['', 'x', `${devices.vssComponent}0`]) expect(devices.deviceClass(text)).toBeUndefined();
  });

  test('what there can be several of has instances of its own', () => {
    const random = devices.deviceClasses.filter(({ fixedInstance }) => !fixedInstance).map(({ kind }) => kind);
    expect(random.sort()).toEqual(['gpu', 'network', 'pci', 'scsi']);
  });

  test('IDE, floppy, legacy network and S3 are of generation 1 only, a TPM of generation 2', () => {
    for (const guid of [devices.ideController, devices.floppyController, devices.legacyNetworkPort, devices.s3Video])
      expect(devices.deviceClass(guid)?.generations).toEqual([1]);
    expect(devices.deviceClass(devices.tpmDevice)?.generations).toEqual([2]);
  });

  test('the names Hyper-V writes: the SCSI controller changed its own', () => {
    expect(manifestName(devices.scsiController, { major: 2, minor: 0 })).toBe('Microsoft Synthetic SCSI Controller');
    expect(manifestName(devices.scsiController, { major: 5, minor: 0 })).toBe('Synthetic SCSI Controller');
    expect(manifestName(devices.scsiController.toUpperCase())).toBe('Synthetic SCSI Controller');
    expect(manifestName('ffffffff-0000-0000-0000-000000000000')).toBeUndefined();
  });
});

describe('host operating systems', () => {
  test('one row each, in order of age, none that runs an older range than the one before', () => {
    expect(hostOsFacts.map(({ os }) => os)).toEqual([...hostOsNames]);
    const ranges = hostOsFacts.flatMap(({ runs }) => (runs ? [runs] : []));
    for (const [at, { from, to }] of ranges.entries()) {
      expect(compareConfigVersions(from, to)).toBeLessThanOrEqual(0);
      const before = ranges[at - 1];
      if (before) expect(compareConfigVersions(before.to, to)).toBeLessThanOrEqual(0);
    }
    for (const os of hostOsNames) expect(factsOf(os).os).toBe(os);
  });

  test('by the word, or the part after windows-server-, in any case', () => {
    for (const os of hostOsNames) {
      expect(parseHostOs(os)).toBe(os);
      expect(parseHostOs(` ${os.replace('windows-server-', '').toUpperCase()} `)).toBe(os);
    }
    for (const text of ['', '2003', 'windows', 'windows-server-', 'server-2016', '2012r2'])
      expect(parseHostOs(text)).toBeUndefined();
  });

  test('between two servers, both ends included, never the client', () => {
    const between = hostOsNames.filter((os) => isServerBetween(os, 'windows-server-2012', 'windows-server-2016'));
    expect(between).toEqual(['windows-server-2012', 'windows-server-2012-r2', 'windows-server-2016']);
    expect(hostOsNames.filter((os) => isServerBetween(os, 'windows-server-2008', 'windows-server-2025'))).toEqual(
      hostOsNames.filter((os) => os !== 'windows-client'),
    );
  });
});
