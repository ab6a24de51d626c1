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
    // "No error" is none.
    expect(
      lines
        .flatMap(({ tokens }) => tokens)
        .filter(({ scopes, text: shown }) => /level\.error/.test(scopes) && !/^Failed$/.test(shown)),
    ).toEqual([]);
    expect(scopesOf(lines, '[5]')).toBe('constant.numeric.state');
    expect(scopesOf(lines, '(4%)')).toBe('constant.numeric.percent');
    expect(scopesOf(lines, '0x80042306')).toBe('constant.numeric.code');
    expect(scopesOf(lines, `{${ids.c}}`)).toBe('constant.other.guid');
    expect(lines.flatMap(({ tokens }) => tokens).filter(({ scopes }) => scopes === 'keyword.other.label')).toHaveLength(
      16,
    );
  });
});

describe('the colours of other pasted text', () => {
  const cases: readonly (readonly [string, readonly (readonly [token: string, scopes: string])[]])[] = [
    [
      'Microsoft-Windows-Hyper-V-VMMS-Admin/19100:',
      [
        ['Microsoft-Windows-Hyper-V-VMMS-Admin', 'entity.name.type.event-source'],
        ['19100', 'constant.numeric.event-id'],
      ],
    ],
    [
      'It failed (0x80070020), Event ID 8194',
      [
        ['0x80070020', 'constant.numeric.code'],
        ['8194', 'constant.numeric.event-id'],
      ],
    ],
    [
      'VSSControl: -2147212300 Code: [0x8004231f]',
      [
        ['-2147212300', 'constant.numeric.code'],
        ['0x8004231f', 'constant.numeric.code'],
      ],
    ],
    ["because of 'STATUS_IO_TIMEOUT(c00000b5)'", [["'STATUS_IO_TIMEOUT(c00000b5)'", 'string.quoted.single']]],
    ['status c00000b5', [['c00000b5', 'constant.numeric.code']]],
    [
      'VM 01f7b608-bf8f-462d-983b-f6bda6b5d178 is off',
      [['01f7b608-bf8f-462d-983b-f6bda6b5d178', 'constant.other.guid']],
    ],
    ['D:\\VMs\\X\\root.vhdx is open', [['D:\\VMs\\X\\root.vhdx', 'entity.name.filename.disk']]],
    [
      'root_3F2504E0-4F89-11D3-9A0C-0305E82C3301.avhdx   4,194,304',
      [['root_3F2504E0-4F89-11D3-9A0C-0305E82C3301.avhdx', 'markup.changed.file.checkpoint']],
    ],
    ['root-AutoRecovery.avhdx   4,194,304', [['root-AutoRecovery.avhdx', 'invalid.deprecated.file.auto-recovery']]],
    ['root.vhdx.rct', [['root.vhdx.rct', 'support.type.file.change-tracking']]],
    ['root.vhds', [['root.vhds', 'entity.name.filename.disk']]],
    [
      '2023-03-12 20:00:05 [INFO] begins',
      [
        ['2023-03-12 20:00:05', 'constant.numeric.time'],
        ['INFO', 'comment.other.level.information'],
      ],
    ],
    [
      '11.05.2021 13:02:42 Fehler im Auftrag',
      [
        ['11.05.2021 13:02:42', 'constant.numeric.time'],
        ['Fehler', 'invalid.illegal.level.error'],
      ],
    ],
    [
      '4/10/2026 4:07:32 AM Warning',
      [
        ['4/10/2026 4:07:32 AM', 'constant.numeric.time'],
        ['Warning', 'markup.changed.level.warning'],
      ],
    ],
    ['Jan 11 02:30:19 guest kernel: hv_vss', [['Jan 11 02:30:19', 'constant.numeric.time']]],
    ['[   12.345678] hv_utils: VSS', [['[   12.345678]', 'constant.numeric.time']]],
    ['Name     State', []],
    ['----     -----', [['----     -----', 'punctuation.section.table-rule']]],
    [
      'Path     : D:\\VMs\\X.vhdx',
      [
        ['Path     :', 'keyword.other.label'],
        ['D:\\VMs\\X.vhdx', 'entity.name.filename.disk'],
      ],
    ],
    [
      'PS C:\\> Get-VMSnapshot',
      [
        ['PS C:\\>', 'punctuation.separator.prompt'],
        [' Get-VMSnapshot', 'entity.name.function.command'],
      ],
    ],
    ['-> CREATE', [['->', 'punctuation.separator.prompt']]],
    ['Microsoft DiskShadow version 1.0', [['Microsoft DiskShadow version 1.0', 'comment.line.banner']]],
    ["it doesn't hold a 'name'", [["'name'", 'string.quoted.single']]],
  ];

  test.each(cases)('%s', async (line, wanted) => {
    const lines = await tokenize(line, 'hyperv-backup-log');
    const shown = wanted.map(([token]) => [token, scopesOf(lines, token)]);
    expect(shown).toEqual(wanted.map(([token, scopes]) => [token, scopes]));
  });

  test('a long line of any character takes no time that grows out of proportion', async () => {
    for (const character of ['a', '\\', "'", '0', '-', ' ', '[', 'C:\\', 'a.'])
      await tokenize(character.repeat(4000), 'hyperv-backup-log');
  });
});
