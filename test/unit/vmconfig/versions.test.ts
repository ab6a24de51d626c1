import { describe, expect, test } from 'vitest';
import { scsiController, vssComponent } from '../../../src/core/vmconfig/facts/devices';
import { hostOsOfConfigVersion } from '../../../src/core/vmconfig/facts/host-os';
import { formatConfigVersion } from '../../../src/core/vmconfig/version';
import { encodeUtf16be, encodeUtf16le, encodeUtf8, vmConfig, type BuiltVersion } from '../../support/vm-config';
import { decodeText } from '../../../src/core/text/decode';
import { read } from './open';

const versions: readonly BuiltVersion[] = ['1.0', '2.0', '4.0', '5.0', '8.0', '9.0', '10.0', '12.0'];
const shapes = versions.flatMap((version) =>
  (version === '1.0' || version === '2.0' || version === '4.0' ? ([1] as const) : ([1, 2] as const)).map(
    (generation) => ({ version, generation }),
  ),
);

describe('every version that hosts write', () => {
  test.each(shapes)('$version, generation $generation', ({ version, generation }) => {
    const disk = { path: 'D:\\a.vhdx' };
    const { config, doc } = read(
      vmConfig({
        version,
        generation,
        ide: [disk],
        scsi: [[disk]],
        vss: 'on',
        savedState: { memory: 'D:\\a.bin', device: 'D:\\a.vsv' },
      }),
    );
    expect(doc.problems).toEqual([]);
    expect(config.version && formatConfigVersion(config.version.value)).toBe(version);
    expect(config.generation).toBe(generation);
    expect(config.kind).toBe('virtual-machine');
    expect([config.id?.value, config.logicalId?.value]).toEqual(Array(2).fill('7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41'));
    expect(config.manifest?.size?.value).toBe(config.manifest?.entries.length);
    expect(config.controllers.map(({ kind }) => kind).sort()).toEqual(
      generation === 1 ? ['floppy', 'ide', 'ide', 'scsi'] : ['scsi'],
    );
    expect(config.integration.map(({ classGuid }) => classGuid)).toContain(vssComponent);
    expect([config.checkpoints.count?.value, config.checkpoints.mergePending?.value]).toEqual([0, false]);
    expect(config.memory?.startupMb?.value).toBe(2048);
    expect(config.processorCount?.value).toBe(2);
    expect(config.clustered?.value).toBe(version === '1.0' || version === '2.0' ? undefined : false);
    expect(config.savedState?.type?.value).toBe('Normal');
    // Each manifest entry whose device has a node is joined with it, whatever the case of its GUID.
    const scsi = config.devices.find(({ classGuid }) => classGuid === scsiController);
    expect([scsi?.entry, scsi?.node].map((one) => one !== undefined)).toEqual([true, true]);
  });

  test('which host a version points to', () => {
    const host = (major: number, minor = 0) => hostOsOfConfigVersion({ major, minor });
    expect(host(1)).toBe('windows-server-2008');
    expect(host(2)).toBeUndefined();
    expect(host(4)).toBe('windows-server-2012');
    expect(host(5)).toBe('windows-server-2012-r2');
    expect([host(5, 1), host(6, 2), host(8), host(9), host(10), host(12)]).toEqual(Array(6).fill(undefined));
    expect(hostOsOfConfigVersion(undefined)).toBeUndefined();
  });
});

test('the encoding does not matter to the model', () => {
  const text = vmConfig({ name: 'Z\u00fcrich \ud83d\ude80', crlf: true });
  for (const bytes of [encodeUtf16le(text), encodeUtf16be(text), encodeUtf8(text), encodeUtf8(text, true)])
    expect(read(decodeText(bytes).text).config.name?.value).toBe('Z\u00fcrich \ud83d\ude80');
});
