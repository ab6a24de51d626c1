import { describe, expect, test } from 'vitest';
import { ids, storageList, vssLanguages, writerList } from '../../support/vssadmin';
import { scopesOf, tokenize } from './tokenize';

describe('the colours of an output of vssadmin', () => {
  test.each(vssLanguages)('in %s are those of what has a meaning', async (language) => {
    const writers = [{ name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8 }, { state: 5 }];
    const text = `C:\\Windows>vssadmin list writers\n${writerList(writers, language)}${storageList([{}], language)}`;
    const lines = await tokenize(`${text}\nError: 0x80042306`, 'hyperv-backup-log');
    expect(scopesOf(lines, 'C:\\Windows>')).toBe('punctuation.separator.prompt');
    expect(scopesOf(lines, 'vssadmin list writers')).toBe('entity.name.function.command');
    expect(scopesOf(lines, "'Microsoft Hyper-V VSS Writer'")).toBe('string.quoted.single');
    expect(scopesOf(lines, `{${ids.hyperV}}`)).toBe('constant.other.guid');
    expect(scopesOf(lines, '[8]')).toBe('invalid.deprecated.state.failed');
    expect(scopesOf(lines, '[5]')).toBe('constant.numeric.state');
    expect(scopesOf(lines, '(4%)')).toBe('constant.numeric.percent');
    expect(scopesOf(lines, '0x80042306')).toBe('constant.numeric.code');
    expect(scopesOf(lines, `{${ids.c}}`)).toBe('constant.other.guid');
    expect(lines.flatMap(({ tokens }) => tokens).filter(({ scopes }) => scopes === 'keyword.other.label')).toHaveLength(
      16,
    );
  });
});
