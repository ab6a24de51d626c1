import { expect } from 'vitest';
import { openVmConfig, type VmConfigDocument } from '../../../src/core/vmconfig/document';
import type { ConfigValue, VmConfig } from '../../../src/core/vmconfig/model';
import { parseMarkers, type MarkedText } from '../../support/markers';

export interface Read extends MarkedText {
  readonly doc: VmConfigDocument;
  readonly config: VmConfig;
}

/** The model of a text, whose marks are taken out. */
export function read(marked: string, uri = 'mem:///vm.xml'): Read {
  const parsed = parseMarkers(marked);
  const doc = openVmConfig(uri, parsed.text);
  if (!doc.config) throw new Error('The text is no configuration.');
  return { ...parsed, doc, config: doc.config };
}

/** The value stands exactly on the marked range, and its element is the leaf around it. */
export function expectValue<T>(marked: string, pick: (config: VmConfig) => ConfigValue<T> | undefined, value: T): void {
  const { text, ranges, config } = read(marked);
  const found = pick(config);
  expect(found?.value).toEqual(value);
  expect(found?.span, `on ${JSON.stringify(text.slice(found?.span.start, found?.span.end))}`).toEqual(ranges[0]);
  const { start = 0, end = 0 } = found?.element.span ?? {};
  expect(start < (ranges[0]?.start ?? 0) && (ranges[0]?.end ?? 0) < end, 'inside its element').toBe(true);
}
