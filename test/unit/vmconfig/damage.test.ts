import { describe, expect, test } from 'vitest';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { drivesOf, type ConfigValue, type VmConfig } from '../../../src/core/vmconfig/model';
import { damages, truncations } from '../../support/mutation';
import { vmConfig, type VmConfigOptions } from '../../support/vm-config';

const healthy: readonly (readonly [string, VmConfigOptions])[] = [
  ['generation 1', { ide: [{ path: 'D:\\a.vhdx' }], savedState: { memory: 'D:\\a.bin', device: 'D:\\a.vsv' } }],
  ['generation 2', { generation: 2, scsi: [[{ path: 'D:\\a.vhdx', shared: true }]], vtpm: true, version: '9.0' }],
  ['version 2.0', { version: '2.0', vss: 'off', crlf: true }],
];

/** Every value of the model, wherever it is. */
function valuesOf(config: VmConfig): ConfigValue<unknown>[] {
  const { times, manifest, memory = {}, checkpoints, savedState = {}, integration } = config;
  const groups: object[] = [
    config,
    times,
    manifest ?? {},
    memory,
    checkpoints,
    savedState,
    ...(manifest?.entries ?? []),
    ...drivesOf(config),
    ...integration,
  ];
  return groups.flatMap((group) => Object.values(group).filter(isValue));
}

function isValue(one: unknown): one is ConfigValue<unknown> {
  return typeof one === 'object' && one !== null && 'value' in one && 'span' in one && 'element' in one;
}

/** Opened without a throw, and each value inside its element, which is inside the text. */
function expectSound(text: string): void {
  const { config } = openVmConfig('mem:///vm.xml', text);
  if (!config) return;
  for (const { span, element } of valuesOf(config)) {
    const ordered = [0, element.span.start, element.startTag.end, span.start, span.end, element.span.end, text.length];
    const sorted = [...ordered].sort((a, b) => a - b);
    if (sorted.join() !== ordered.join()) expect(ordered, `in ${JSON.stringify(text.slice(0, 200))}`).toEqual(sorted);
  }
}

describe.each(healthy)('%s', (_name, options) => {
  const text = vmConfig(options);

  test('its values are many', () => {
    const { config } = openVmConfig('mem:///vm.xml', text);
    expect(config && valuesOf(config).length).toBeGreaterThan(50);
  });

  test('cut off anywhere', () => {
    for (const cut of truncations(text, 17)) expectSound(cut);
  });

  test('damaged anywhere', () => {
    for (const damaged of damages(text, 41, 7)) expectSound(damaged);
  });

  test('cut off anywhere, no value differs from the whole: half a value is none', () => {
    const key = ({ value, span }: ConfigValue<unknown>): string =>
      `${span.start} ${span.end} ${JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one))}`;
    const whole = openVmConfig('mem:///vm.xml', text).config;
    const known = new Set(whole ? valuesOf(whole).map(key) : []);
    for (const cut of truncations(text, 13)) {
      const { config } = openVmConfig('mem:///vm.xml', cut);
      const strange = config
        ? valuesOf(config)
            .map(key)
            .filter((one) => !known.has(one))
        : [];
      expect(strange, `cut off at ${cut.length}`).toEqual([]);
    }
  });
});

test('ten thousand elements inside each other, and a hundred thousand beside each other', () => {
  const deep = `<configuration>${'<properties>'.repeat(10_000)}<name type="string">x</name>`;
  expect(openVmConfig('mem:///a.xml', deep).config?.name).toBeUndefined();
  const wide = `<configuration><manifest>${'<vdev001/>'.repeat(100_000)}</manifest></configuration>`;
  expect(openVmConfig('mem:///a.xml', wide).config?.manifest?.entries).toHaveLength(100_000);
});
