import { describe, expect, test } from 'vitest';
import type { Severity } from '../../../src/core/rules/rule';
import {
  ids,
  providerList,
  shadowList,
  storageList,
  vssLanguages,
  writerList,
  type ShadowSpec,
  type WriterSpec,
} from '../../support/vssadmin';
import { describeTextRule, textFindings, type TextRuleCases } from '../../support/describe-text-rule';

const hyperV = (state: number, error?: string): WriterSpec => ({
  name: 'Microsoft Hyper-V VSS Writer',
  id: ids.hyperV,
  state,
  ...(error !== undefined && { error }),
});
const sql = (state: number, error?: string): WriterSpec => ({
  name: 'SqlServerWriter',
  id: ids.sql,
  state,
  ...(error !== undefined && { error }),
});
const inBox: readonly WriterSpec[] = [
  { name: 'System Writer', id: ids.system },
  { name: 'Registry Writer', id: ids.registry },
  { name: 'ASR Writer', id: ids.asr },
];
const guest = providerList([{ name: 'Hyper-V IC Software Shadow Copy Provider', id: ids.guestProvider }]);
/** Marks the first place of a piece, or the one after a text. */
const mark = (text: string, piece: string, after = ''): string => {
  const at = text.indexOf(piece, Math.max(0, text.indexOf(after)));
  return `${text.slice(0, at)}[|${piece}|]${text.slice(at + piece.length)}`;
};
const noError = writerList([hyperV(8)]).replace(/ {3}Last error: .*\n/, '');

describeTextRule('vssadmin', 'HVB031', {
  fires: [
    {
      name: 'C: is kept on D:, on a computer of which nothing is known',
      text: mark(storageList([{ on: ['D:', ids.d] }]), `(D:)\\\\?\\Volume{${ids.d}}\\`),
      severity: 'warning',
      says: ['storage of C: is on D:', 'if this is a guest'],
    },
    {
      name: 'in a guest',
      text: mark(`${guest}${storageList([{ on: ['D:', ids.d] }])}`, `(D:)\\\\?\\Volume{${ids.d}}\\`),
      severity: 'error',
      says: ['the host refuses'],
    },
  ],
  quiet: [
    { name: 'on the volume itself', text: storageList([{}]) },
    {
      name: 'on a host it may be elsewhere',
      text: `${writerList([hyperV(1)])}${storageList([{ on: ['D:', ids.d] }])}`,
    },
    {
      name: 'a shared volume of a cluster is HVB145',
      text: storageList([{ of: ['C:\\ClusterStorage\\Volume1\\', ids.c], on: ['D:', ids.d] }]),
    },
  ],
  missing: [{ name: 'no storage at all', text: writerList(inBox) }],
  broken: [
    {
      name: 'the first volume is cut off',
      text: storageList([{ on: ['D:', ids.d] }])
        .split('\n')
        .slice(5)
        .join('\n'),
    },
  ],
  advises: { says: 'Plan to move', powershell: 'vssadmin list shadows /for=C:' },
});

describeTextRule('vssadmin', 'HVB035', {
  fires: [
    {
      name: 'a writer failed with words that no table knows',
      text: mark(writerList([...inBox, sql(9, 'Quux')]), '[9] Failed'),
      severity: 'warning',
      says: ['"SqlServerWriter"', '[9]', 'as printed: "Quux"'],
    },
    {
      name: 'in a guest, two together',
      text: mark(`${guest}${writerList([sql(8), { state: 10 }])}`, '[8] Failed'),
      severity: 'error',
      related: 1,
    },
    {
      name: 'on a host it stops no guest',
      text: mark(writerList([hyperV(1), sql(8)]), '[8] Failed'),
      severity: 'info',
    },
  ],
  quiet: [
    { name: 'stable and waiting writers', text: writerList([sql(1), sql(5)]) },
    { name: 'the Hyper-V writer is HVB086', text: writerList([hyperV(8)]) },
    { name: 'a known last error is told by its own rule', text: writerList([sql(8, 'Timed out')]) },
  ],
  missing: [{ name: 'no writers', text: storageList([{}]) }],
  broken: [
    {
      name: 'without its last error',
      text: mark(writerList([sql(8)]).replace(/ {3}Last error: .*\n/, ''), '[8] Failed'),
    },
  ],
  advises: { says: 'restart its service' },
});

describeTextRule('vssadmin', 'HVB041', {
  fires: [
    {
      name: 'two products in a guest',
      text: mark(
        guest +
          providerList([
            { name: 'Hyper-V IC', id: ids.guestProvider },
            { name: 'A', id: ids.c },
            { name: 'B', id: ids.d },
          ]),
        `'A'\n   Provider type: Software\n   Provider Id: {${ids.c}}\n   Version: 1.0.0.7`,
      ),
      severity: 'warning',
      says: ['2 providers', '"A", "B"'],
      related: 1,
    },
    {
      name: 'on a computer of which nothing is known',
      text: mark(
        providerList([
          { name: 'A', id: ids.c },
          { name: 'B', id: ids.d },
        ]),
        `'A'\n   Provider type: Software\n   Provider Id: {${ids.c}}\n   Version: 1.0.0.7`,
      ),
      severity: 'info',
    },
  ],
  quiet: [
    {
      name: 'one beside those of Windows',
      text: providerList([
        { name: 'M', id: ids.systemProvider, type: 'System' },
        { name: 'A', id: ids.c },
      ]),
    },
    {
      name: 'the same twice',
      text: providerList([
        { name: 'A', id: ids.c },
        { name: 'A', id: ids.c },
      ]),
    },
    {
      name: 'on a host',
      text:
        writerList([hyperV(1)]) +
        providerList([
          { name: 'A', id: ids.c },
          { name: 'B', id: ids.d },
        ]),
    },
  ],
  missing: [{ name: 'no providers', text: writerList(inBox) }],
  broken: [{ name: 'the second has no id', text: providerList([{ name: 'A', id: ids.c }]) + "Provider name: 'B'\n" }],
  advises: { says: 'remove what is left over' },
});

describeTextRule('vssadmin', 'HVB085', {
  fires: [
    {
      name: 'a whole list of a computer of which nothing is known',
      text: mark(
        writerList(inBox),
        writerList(inBox).slice(
          writerList(inBox).indexOf("'System"),
          writerList(inBox).indexOf("\n\nWriter name: 'Reg"),
        ),
      ),
      severity: 'info',
      says: ['3 writers'],
    },
    {
      name: 'a node of a cluster with shared volumes',
      text: mark(
        writerList([{ name: 'Cluster Shared Volume VSS Writer', id: ids.sharedVolumes }, ...inBox]),
        `'Cluster Shared Volume VSS Writer'\n   Writer Id: {${ids.sharedVolumes}}\n   Writer Instance Id: {5d2f0a10-7c31-4e9a-8b55-000000000000}\n   State: [1] Stable\n   Last error: No error`,
      ),
      severity: 'warning',
    },
  ],
  quiet: [
    { name: 'it is there', text: writerList([...inBox, hyperV(1)]) },
    { name: 'a guest has none', text: `${guest}${writerList(inBox)}` },
    { name: 'an excerpt', text: writerList(inBox.slice(0, 2)) },
  ],
  missing: [{ name: 'no writers', text: providerList([]) }],
  broken: [
    { name: 'the end is cut off', text: writerList(inBox).slice(0, -30) },
    { name: 'the beginning is cut off', text: writerList(inBox).split('\n').slice(3).join('\n') },
  ],
  advises: {
    says: 'Windows clients have no',
    powershell: 'Get-Service vmms; Get-VM | Format-Table Name, State, Status',
  },
});

describeTextRule('vssadmin', 'HVB086', {
  fires: [
    {
      name: 'failed without a last error that is known',
      text: mark(writerList([...inBox, hyperV(8, 'Unexpected error')]), '[8] Failed'),
      severity: 'error',
      says: ['"Microsoft Hyper-V VSS Writer"', '[8]', 'work inside the guests', '"Unexpected error"'],
    },
    { name: 'unknown state', text: mark(writerList([hyperV(0)]), '[0] Waiting for completion'), severity: 'warning' },
  ],
  quiet: [
    { name: 'stable', text: writerList([hyperV(1)]) },
    { name: 'during a backup', text: writerList([hyperV(2), hyperV(3), hyperV(4), hyperV(5)]) },
    { name: 'a number that is no state', text: writerList([hyperV(16)]) },
  ],
  missing: [{ name: 'another writer failed', text: writerList([sql(8)]) }],
  broken: [{ name: 'without its last error', text: mark(noError, '[8] Failed') }],
  advises: { says: 'Note the last error', powershell: 'Restart-Service vmms' },
});

/** The cases of a last error, which differ by its words, its number and what is advised. */
function lastErrorCases(words: string, number: string, severity: Severity, says: string): TextRuleCases {
  return {
    fires: [
      {
        name: 'the Hyper-V writer failed with it, and others with it',
        text: mark(writerList([sql(8, words), hyperV(8, words)]), words, 'Hyper-V'),
        severity,
        says: ['"Microsoft Hyper-V VSS Writer"', '[8]', words, number],
        related: 1,
      },
      {
        name: 'the same error of an earlier backup',
        text: mark(writerList([sql(1, words)]), words),
        severity: 'warning',
        says: ['[1]', 'may be of an earlier backup'],
      },
      {
        name: 'as a number',
        text: mark(writerList([hyperV(9, number.toLowerCase())]), number.toLowerCase()),
        severity,
      },
      { name: 'printed by a call that failed', text: mark(`vssadmin 1.1 - x\n\nError: ${number}\n`, number), severity },
    ],
    quiet: [
      { name: 'no error', text: writerList([hyperV(8)]) },
      { name: 'another error', text: writerList([hyperV(8, 'Unexpected error')]) },
    ],
    missing: [{ name: 'without a last error', text: noError }],
    broken: [
      { name: 'the words are cut off', text: writerList([hyperV(8, words)]).slice(0, -4) },
      {
        name: 'on one line with all else',
        text: mark(
          writerList([hyperV(8, words)])
            .split('\n')
            .slice(3)
            .join(' '),
          words,
        ),
      },
    ],
    advises: { says },
  };
}
describeTextRule(
  'vssadmin',
  'HVB087',
  lastErrorCases('Inconsistent shadow copy', '0x800423F0', 'error', 'Compare the volumes'),
);
describeTextRule('vssadmin', 'HVB088', lastErrorCases('Timed out', '0x800423F2', 'error', 'Lower the load'));
describeTextRule('vssadmin', 'HVB089', lastErrorCases('Non-retryable error', '0x800423F4', 'error', 'VMMS log'));
describeTextRule('vssadmin', 'HVB090', lastErrorCases('Retryable error', '0x800423F3', 'warning', 'run the job again'));

describeTextRule('vssadmin', 'HVB091', {
  fires: [
    {
      name: 'two wait, which is normal during a backup',
      text: mark(writerList([{ state: 5 }, sql(5)]), '[5] Waiting for completion'),
      severity: 'info',
      says: ['"System Writer" and 1 more wait', 'if no backup runs'],
      related: 1,
    },
    {
      name: 'one waits beside a writer that failed',
      text: mark(writerList([hyperV(8), { state: 5 }]), '[5] Waiting for completion'),
      severity: 'warning',
    },
  ],
  quiet: [{ name: 'other states of a backup', text: writerList([sql(2), sql(3), sql(4), sql(1)]) }],
  missing: [{ name: 'no writers', text: storageList([{}]) }],
  broken: [{ name: 'cut off before the state', text: writerList([sql(5)]).slice(0, -60) }],
  advises: { says: 'Find the backup application' },
});

const failedCall = (code: string): string =>
  `C:\\>vssadmin create shadow /for=C:\nvssadmin 1.1 - x\n\nErreur : ${code}\n`;
describeTextRule('vssadmin', 'HVB092', {
  fires: [
    { name: 'in any language', text: mark(failedCall('0x80042306'), '0x80042306'), severity: 'error', related: 0 },
    {
      name: 'twice is once',
      text: mark(`${failedCall('0x80042306')}${failedCall('0x80042306')}`, '0x80042306'),
      related: 1,
    },
  ],
  quiet: [{ name: 'another code', text: failedCall('0x80042308') }],
  missing: [{ name: 'no code', text: storageList([{}]) }],
  broken: [{ name: 'the code is cut', text: failedCall('0x8004230') }],
  advises: { says: 'room for shadow copies' },
});

describeTextRule('vssadmin', 'HVB103', {
  fires: ['0x80042304', '0x8004230c', '0x8004230E'].map((code) => ({
    name: code,
    text: mark(failedCall(code), code),
    severity: 'error' as const,
    says: [code.slice(0, 2) + code.slice(2).toUpperCase()],
  })) as unknown as readonly [{ name: string; text: string }],
  quiet: [{ name: 'as a part of a longer number', text: failedCall('0x8004230400') }],
  missing: [{ name: 'no code', text: writerList(inBox) }],
  broken: [{ name: 'the code is cut', text: failedCall('0x8004230') }],
  advises: { says: 'list providers' },
});

describeTextRule('vssadmin', 'HVB094', {
  fires: [
    {
      name: '96 % of the limit',
      text: mark(storageList([{ maximum: '2.00 GB (1%)' }]), '1.93 GB (1%)'),
      severity: 'warning',
      says: ['storage of C: holds 1.93 GB of at most 2.00 GB, 96 %'],
      related: 1,
    },
    {
      name: 'in a unit that is not known',
      text: mark(storageList([{ used: '1.95 Quux (1%)', maximum: '2.00 Quux (1%)' }]), '1.95 Quux (1%)'),
    },
    {
      name: 'a later list of the same volume holds',
      text: storageList([{}]) + mark(storageList([{ maximum: '2.00 GB (1%)' }]), '1.93 GB (1%)'),
    },
    { name: 'by its code', text: mark(failedCall('0x8004231F'), '0x8004231F'), severity: 'error' },
  ],
  quiet: [
    { name: 'below 90 %', text: storageList([{ used: '7.10 GB (3%)' }]) },
    { name: 'no limit', text: storageList([{ used: '500 GB (90%)', maximum: 'UNBOUNDED (100%)' }]) },
    {
      name: 'an earlier list of the same volume',
      text: storageList([{ maximum: '2.00 GB (1%)' }]) + storageList([{}]),
    },
    { name: 'units that cannot be compared', text: storageList([{ used: '1.95 Quux (1%)', maximum: '2.00 GB (1%)' }]) },
    { name: 'nothing in use, no room', text: storageList([{ used: '0 bytes (0%)', maximum: '0 bytes (0%)' }]) },
  ],
  missing: [{ name: 'no storage', text: writerList(inBox) }],
  broken: [{ name: 'the limit is cut off', text: storageList([{ maximum: '2.00 GB (1%)' }]).slice(0, -60) }],
  advises: { says: 'never set the limit below', powershell: 'vssadmin list shadows /for=C:' },
});

const copies = (count: number, more: Partial<ShadowSpec> = {}): readonly ShadowSpec[] =>
  Array.from({ length: count }, (_, at) => ({ number: at + 1, ...more }));
const first = `(C:)\\\\?\\Volume{${ids.c}}\\`;
describeTextRule('vssadmin', 'HVB099', {
  fires: [
    {
      name: '64 copies for Previous Versions',
      text: mark(shadowList(copies(64)), first),
      severity: 'warning',
      says: ['64 shadow copies of C: are for Previous Versions'],
    },
    {
      name: '461 copies of any type',
      text: mark(shadowList(copies(461, { type: 'Quux' })), first),
      says: ['461 shadow copies of C: are there, of at most 512'],
    },
  ],
  quiet: [
    { name: '63 copies, listed twice', text: shadowList(copies(63)) + shadowList(copies(63)) },
    { name: '64 copies of backups', text: shadowList(copies(64, { type: 'Backup' })) },
    { name: '64 copies of two volumes', text: shadowList([...copies(32), ...copies(32, { volume: ['D:', ids.d] })]) },
  ],
  missing: [{ name: 'no copies', text: shadowList([]) }],
  broken: [{ name: 'the first is cut off', text: shadowList(copies(64)).slice(480) }],
  advises: { says: 'expire its copies', powershell: 'vssadmin list shadows /for=C:' },
});

const array = (name: string, id: string): { name: string; id: string; type: 'Hardware' } => ({
  name,
  id,
  type: 'Hardware',
});
describeTextRule('vssadmin', 'HVB101', {
  fires: [
    {
      name: 'two arrays',
      text: mark(
        providerList([array('A', ids.c), array('B', ids.d)]),
        `'A'\n   Provider type: Hardware\n   Provider Id: {${ids.c}}\n   Version: 1.0.0.7`,
      ),
      severity: 'warning',
      says: ['2 hardware providers', '"A", "B"'],
    },
    {
      name: 'in French',
      text: mark(
        providerList([array('A', ids.c), array('B', ids.d)], 'fr'),
        `'A'\n   Type de fournisseur : Matériel\n   ID du fournisseur : {${ids.c}}\n   Version : 1.0.0.7`,
      ),
    },
  ],
  quiet: [
    { name: 'one', text: providerList([array('A', ids.c), { name: 'B', id: ids.d }]) },
    { name: 'the same twice', text: providerList([array('A', ids.c), array('A', ids.c)]) },
  ],
  missing: [{ name: 'no providers', text: writerList(inBox) }],
  broken: [{ name: 'the second is cut off', text: providerList([array('A', ids.c)]) + "Provider name: 'B'\n" }],
  advises: { says: 'Uninstall the providers' },
});

const shared = ['C:\\ClusterStorage\\Volume1\\', ids.c] as const;
describeTextRule('vssadmin', 'HVB145', {
  fires: [
    {
      name: 'a shared volume is kept elsewhere',
      text: mark(storageList([{ of: shared, on: ['D:', ids.d] }]), `(D:)\\\\?\\Volume{${ids.d}}\\`),
      severity: 'error',
      says: ['C:\\ClusterStorage\\Volume1\\ is on D:'],
    },
  ],
  quiet: [
    { name: 'on itself', text: storageList([{ of: shared }]) },
    { name: 'no shared volume', text: storageList([{ on: ['D:', ids.d] }]) },
  ],
  missing: [{ name: 'no storage', text: writerList(inBox) }],
  broken: [
    {
      name: 'the first volume is cut off',
      text: storageList([{ of: shared, on: ['D:', ids.d] }])
        .split('\n')
        .slice(5)
        .join('\n'),
    },
  ],
  advises: { says: 'on the same volume' },
});

describe('all rules on the output of vssadmin', () => {
  test.each(vssLanguages)('say the same in %s', (language) => {
    const text = [
      writerList([...inBox, hyperV(8, 'Quux'), sql(5)], language),
      storageList([{ of: shared, on: ['D:', ids.d], maximum: '2.00 GB (1%)' }], language),
      shadowList(copies(64), language),
    ].join('\n');
    expect(textFindings('vssadmin', text).map(({ code, severity }) => [code, severity])).toEqual([
      ['HVB086', 'error'],
      ['HVB091', 'warning'],
      ['HVB145', 'error'],
      ['HVB094', 'warning'],
      ['HVB099', 'warning'],
    ]);
  });

  test('a last error in English and in French is one', () => {
    const lastErrors = {
      HVB087: 'Inconsistent shadow copy',
      HVB088: 'Timed out',
      HVB089: 'Non-retryable error',
      HVB090: 'Retryable error',
    };
    for (const [code, words] of Object.entries(lastErrors))
      for (const language of ['en', 'fr'] as const)
        expect(textFindings('vssadmin', writerList([hyperV(9, words)], language)).map((one) => one.code)).toEqual([
          code,
        ]);
  });

  test('a thousand outputs in one paste each have their findings, and a code is told once', () => {
    const one = `${writerList([hyperV(8, '0x800423f4'), sql(5)])}Error: 0x80042306\n`;
    const codes = textFindings('vssadmin', one.repeat(1000)).map((finding) => finding.code);
    const count = (code: string): number => codes.filter((found) => found === code).length;
    expect([count('HVB089'), count('HVB091'), count('HVB092')]).toEqual([1000, 1000, 1]);
  });

  test('a name that tries to be a command is in no command', () => {
    const text = storageList([{ of: ['C:\\x; Remove-Item', ids.c], on: ['D:', ids.d], maximum: '2.00 GB (1%)' }]);
    for (const finding of textFindings('vssadmin', text))
      for (const { powershell } of finding.fixes()) expect(powershell).toBeUndefined();
  });
});
