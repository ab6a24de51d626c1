import { describe, expect, test } from 'vitest';
import { outline, type OutlineItem } from '../../../src/core/language';
import { expectGolden } from '../../support/golden';
import { damages, truncations } from '../../support/mutation';
import { vmConfig } from '../../support/vm-config';
import { fullConfig, open } from './open';

function show(items: readonly OutlineItem[], indent = ''): string {
  return items
    .map(({ name, detail, kind, children }) => {
      const line = `${indent}${name}${detail === '' ? '' : `: ${detail}`}   [${kind}]\n`;
      return line + show(children, `${indent}  `);
    })
    .join('');
}

function outlineOf(text: string): OutlineItem[] {
  return outline(open(text).doc);
}

/** LSP demands all of it; VS Code drops the whole outline when one item breaks it. */
function faults(items: readonly OutlineItem[], within: { start: number; end: number }): string[] {
  return items.flatMap((item) => {
    const { name, span, selectionSpan: selection, children } = item;
    const bad: string[] = [];
    if (name.trim() === '') bad.push('an empty name');
    if (/[\r\n]/.test(name + item.detail)) bad.push(`${name}: more than a line`);
    if (span.start < within.start || span.end > within.end || span.start > span.end) bad.push(`${name}: span`);
    if (selection.start < span.start || selection.end > span.end) bad.push(`${name}: selection`);
    return [...bad, ...faults(children, span)];
  });
}

describe('outline', () => {
  test('a VM with everything', () => {
    expectGolden('language-outline-full', show(outlineOf(fullConfig())));
  });

  test('a generation 2 VM without a checkpoint', () => {
    const text = vmConfig({ generation: 2, scsi: [[{ path: 'C:\\a\\os.vhdx' }]], vtpm: true, version: '9.0' });
    expectGolden('language-outline-generation-2', show(outlineOf(text)));
  });

  test('selections are where a person would look', () => {
    const { doc, text } = open(fullConfig());
    const [vm] = outline(doc);
    const names = new Map<string, string>();
    const collect = (items: readonly OutlineItem[]): void => {
      for (const { name, selectionSpan, children } of items) {
        if (!names.has(name)) names.set(name, text.slice(selectionSpan.start, selectionSpan.end));
        collect(children);
      }
    };
    collect(vm ? [vm] : []);
    expect(names.get('APP01')).toBe('configuration');
    expect(names.get('Processors')).toBe('2');
    expect(names.get('IDE controller 0')).toBe('controller0');
    expect(names.get('Hard drive IDE 0:0')).toBe('drive0');
    expect(names.get('Backup (volume shadow copy)')).toBe('False');
  });

  test('spans nest in a full document', () => {
    const text = fullConfig();
    expect(faults(outlineOf(text), { start: 0, end: text.length })).toEqual([]);
  });

  test('spans nest however the document is damaged, and nothing throws', () => {
    const text = fullConfig();
    for (const damaged of [...damages(text, 149), ...truncations(text, 397)]) {
      expect(faults(outlineOf(damaged), { start: 0, end: damaged.length }), damaged).toEqual([]);
    }
  });

  test.each(['', '<', '<configuration>', '<configuration><', '<other><name/></other>', '<configuration/>'])(
    'half a document: %j',
    (text) => {
      expect(faults(outlineOf(text), { start: 0, end: text.length })).toEqual([]);
    },
  );

  test('a half-typed tag hides nothing behind it', () => {
    const text = fullConfig().replace('<manifest>', '<mem\n  <manifest>');
    const [vm] = outlineOf(text);
    expect(vm?.children.map(({ name }) => name)).toContain('Integration services');
    expect(vm?.children.map(({ name }) => name)).toContain('Saved state');
  });

  test('a name is one line, shortened, and never empty', () => {
    const named = (name: string): string | undefined =>
      outlineOf(`<configuration><properties><name type="string">${name}</name></properties></configuration>`)[0]?.name;
    expect(named('a\n  b')).toBe('a b');
    expect(named('   ')).toBe('Virtual machine without a name');
    expect(named('x'.repeat(5_000))).toHaveLength(203);
  });

  test('a document that is no configuration has no outline', () => {
    expect(outlineOf('<project><name>x</name></project>')).toEqual([]);
  });
});
