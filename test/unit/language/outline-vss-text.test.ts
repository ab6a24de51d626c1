import { describe, expect, test } from 'vitest';
import { foldingVssText, outlineVssText } from '../../../src/core/language/outline-vss-text';
import type { OutlineItem } from '../../../src/core/language/outline-item';
import { readVssText } from '../../../src/core/vss-text/read-vss-text';
import { ids, storageList, vssLanguages, writerList } from '../../support/vssadmin';

function shown(items: readonly OutlineItem[], indent = ''): string[] {
  return items.flatMap(({ name, detail, children }) => [
    `${indent}${name} | ${detail}`,
    ...shown(children, `${indent}  `),
  ]);
}

describe('the outline of what vssadmin printed', () => {
  test.each(vssLanguages)('in %s has each output with what it lists', (language) => {
    const writers = [
      { name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8 },
      { name: 'System Writer', id: ids.system },
    ];
    const text = `C:\\>vssadmin list writers\n${writerList(writers, language)}\nC:\\>vssadmin list shadowstorage\n${storageList([{}], language)}`;
    const doc = readVssText(text);
    const lines = shown(outlineVssText(doc));
    expect(lines.map((line) => line.replace(/ \|.*$/, ''))).toEqual([
      'Writers',
      '  Microsoft Hyper-V VSS Writer',
      '  System Writer',
      'Shadow copy storage',
      expect.stringMatching(/^ {2}\S/),
    ]);
    expect(lines[0]).toBe('Writers | 2');
    expect(lines[1]).toContain('[8]');
    for (const item of outlineVssText(doc)) {
      expect(item.span.start).toBeLessThanOrEqual(item.selectionSpan.start);
      expect(item.span.end).toBeGreaterThanOrEqual(item.selectionSpan.end);
    }
  });

  test('an output without its command line is called after what it lists', () => {
    expect(shown(outlineVssText(readVssText(writerList([{ name: 'System Writer', id: ids.system }], 'en'))))[0]).toBe(
      'Writers | 1',
    );
  });

  test('what is folded is an output and each record of several lines', () => {
    const text = `C:\\>vssadmin list writers\n${writerList([{}, {}], 'en')}`;
    const folds = foldingVssText(readVssText(text)).map(({ span }) => text.slice(span.start, span.end));
    expect(folds).toHaveLength(3);
    expect(folds[0]).toMatch(/^C:\\>vssadmin list writers[^]*Last error: /);
    for (const fold of folds.slice(1)) expect(fold).toMatch(/^(?:Writer name: )?'[^]*Last error: No error$/);
  });

  test('nothing of nothing', () => {
    expect(outlineVssText(readVssText(''))).toEqual([]);
    expect(foldingVssText(readVssText('no output'))).toEqual([]);
  });
});
