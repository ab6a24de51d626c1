import { describe, expect, test } from 'vitest';
import { explain, type Explanation } from '../../../src/core';
import { ruleCatalogue } from '../../../src/core/rules/facts/catalogue';
import { ruleInfo } from '../../../src/core/rules/registry';
import type { HostOs } from '../../../src/core/vmconfig/facts/host-os';

const ids = (query: string, hostOs?: HostOs): string[] =>
  explain(query, hostOs ? { hostOs } : {}).matches.map(({ kind, id }) => `${kind} ${id}`);
const vmms = (id: number): string => `event Microsoft-Windows-Hyper-V-VMMS/${id}`;

describe('forms of a query', () => {
  test.each<[string, string[]]>([
    ['10103', [vmms(10103)]],
    ['  "10103." ', [vmms(10103)]],
    ['VMMS 10103', [vmms(10103)]],
    ['10103 vmms', [vmms(10103)]],
    ['Microsoft-Windows-Hyper-V-VMMS 10103', [vmms(10103)]],
    ['Microsoft-Windows-Hyper-V-VMMS/Admin: 10103', [vmms(10103)]],
    ['Hyper-V-VMMS, event id 10103', [vmms(10103)]],
    ['event 10103', [vmms(10103)]],
    ['Event ID: 10103', [vmms(10103)]],
    ['EventID=10103', [vmms(10103)]],
    ['#10103', [vmms(10103)]],
    ['ntfs 98', ['event Microsoft-Windows-Ntfs/98']],
    ['ntfs 55', ['event Ntfs/55']],
    ['0x80070050', ['hresult 0x80070050']],
    ['0X80070050', ['hresult 0x80070050']],
    ['80070050', ['hresult 0x80070050']],
    ['-2147024816', ['hresult 0x80070050']],
    ['2147942480', ['hresult 0x80070050']],
    ['%%2147942480', ['hresult 0x80070050']],
    ['hr = 0x80070050', ['hresult 0x80070050']],
    ['error 80', ['hresult 0x80070050']],
    ['0x50', ['hresult 0x80070050']],
    ['ERROR_FILE_EXISTS', ['hresult 0x80070050']],
    ['0x800423F0', ['hresult 0x800423F0']],
    ['800423f0', ['hresult 0x800423F0']],
    ['VSS_E_PROVIDER_VETO', ['hresult 0x80042306']],
    ['vss_e_provider_veto', ['hresult 0x80042306']],
    ['E_ACCESSDENIED', ['hresult 0x80070005']],
    ['Retryable error', ['hresult 0x800423F3']],
    ['Last error: Timed out', ['hresult 0x800423F2']],
    ['c00000b5', ['hresult 0xC00000B5']],
    ['32768', ['job-code 32768']],
    ['error code 32768', ['job-code 32768']],
    ['ErrorCode: 32775', ['job-code 32775']],
    [
      '4096',
      [
        'job-code 4096',
        'event Microsoft-Windows-Hyper-V-Integration-VSS/4096',
        'event Microsoft-Windows-Hyper-V-Integration-KvpExchange/4096',
      ],
    ],
    ['[8] Failed', ['writer-state [8]']],
    ['State: [8] Failed', ['writer-state [8]']],
    ['[8] Fehlgeschlagen', ['writer-state [8]']],
    ['[8]', ['writer-state [8]']],
    ['state 8', ['writer-state [8]']],
    ['Stable', ['writer-state [1]']],
    ['waiting for completion', ['writer-state [5]']],
    ['VSS_WS_FAILED_AT_FREEZE', ['writer-state [9]']],
    ['66841cd4-6ded-4f4b-8f17-fd23f8ddc3de', ['guid 66841cd4-6ded-4f4b-8f17-fd23f8ddc3de']],
    ['{66841CD4-6DED-4F4B-8F17-FD23F8DDC3DE}', ['guid 66841cd4-6ded-4f4b-8f17-fd23f8ddc3de']],
    ['{B5946137-7b9f-4925-af80-51abd60b20d5}', ['guid b5946137-7b9f-4925-af80-51abd60b20d5']],
    ['d422512d-2bf2-4752-809d-7b82b5fcb1b4', ['guid d422512d-2bf2-4752-809d-7b82b5fcb1b4']],
    ['6066f867-7ca1-4418-85fd-36e3f9c0600c', ['guid 6066f867-7ca1-4418-85fd-36e3f9c0600c']],
    ['HVB001', ['rule HVB001']],
    ['hvb1', ['rule HVB001']],
    ['HVB-060', ['rule HVB060']],
    ['internal/rule-failed', ['rule internal/rule-failed']],
    ['D-AutoRecovery.avhdx', ['file-name auto-recovery']],
    ['C:\\x\\disk_11111111-2222-3333-4444-555555555555.avhdx', ['file-name checkpoint']],
    ['"C:\\VMs\\My VM\\disk.vhdx"', ['file-name disk']],
    ['disk.avhd', ['file-name differencing']],
    ['.avhdx', ['file-name differencing']],
    ['shared.vhds', ['file-name vhd-set']],
    ['disk.vhdx.rct', ['file-name change-tracking']],
    ['.mrt', ['file-name change-tracking']],
    ['11111111-2222-3333-4444-555555555555.xml', ['file-name vm-config']],
    ['11111111-2222-3333-4444-555555555555.VMCX', ['file-name vmcx']],
    ['vm.vsv', ['file-name vsv']],
    ['vm.vmrs', ['file-name vmrs']],
    ['vm.vmgs', ['file-name vmgs']],
    ['\\\\srv\\share\\vm.bin', ['file-name bin']],
    ['11111111-2222-3333-4444-555555555555-BackupSnapshot.xml', ['file-name backup-snapshot']],
  ])('%s', (query, expected) => {
    expect(ids(query)).toEqual(expected);
  });

  test('a bare small number is everything that it can be, states first', () => {
    expect(ids('8')).toEqual([
      'writer-state [8]',
      'event vmicvss/8',
      'event Microsoft-Windows-VHDMP/8',
      'event volsnap/8',
      'event Microsoft-Windows-iSCSITarget-VSSProvider/8',
      'event Microsoft-Windows-Backup/8',
    ]);
  });

  test('the word Failed is ten states', () => {
    expect(ids('Failed')).toEqual(Array.from({ length: 10 }, (_unused, at) => `writer-state [${at + 6}]`));
  });

  test('codes inside a longer text are found, and it is said', () => {
    const text =
      "'VM1' background disk merge failed: limitation (0x80070299). Event ID 19100, {66841cd4-6ded-4f4b-8f17-fd23f8ddc3de}, D-AutoRecovery.avhdx";
    const { matches, note } = explain(text);
    expect(matches.map(({ id }) => id).sort()).toEqual([
      '0x80070299',
      '66841cd4-6ded-4f4b-8f17-fd23f8ddc3de',
      'Microsoft-Windows-Hyper-V-VMMS/19100',
      'auto-recovery',
    ]);
    expect(note).toBe('These are the codes inside the text.');
  });

  test('a result code that no table has is read by its form', () => {
    const [win32] = explain('0x80070456').matches;
    expect(win32?.meaning).toBe(
      'By its form it is the Windows error 1110; on a Windows computer, net helpmsg 1110 shows its text.',
    );
    const [other] = explain('0x80310001').matches;
    expect(other?.meaning).toContain('a failure of facility 49 with code 1;');
    expect(explain('0x00001234').matches).toEqual([]);
  });
});

describe('events by host', () => {
  const meanings = (query: string, hostOs?: HostOs): [string, boolean | undefined][] =>
    (explain(query, hostOs ? { hostOs } : {}).matches[0]?.variants ?? []).map(({ meaning, applies }) => [
      /SCSI controller,/.test(meaning) ? 'no controller' : /rolled back/.test(meaning) ? 'not rolled back' : meaning,
      applies,
    ]);
  const rulesOf = ({ matches }: Explanation): string[] => matches.flatMap(({ rules }) => rules.map(({ code }) => code));

  test.each<[HostOs, string]>([
    ['windows-server-2008', 'not rolled back'],
    ['windows-server-2008-r2', 'not rolled back'],
    ['windows-server-2012', 'not rolled back'],
    ['windows-server-2012-r2', 'no controller'],
    ['windows-server-2016', 'no controller'],
    ['windows-server-2025', 'no controller'],
  ])('10103 on %s means: %s', (hostOs, expected) => {
    expect(meanings('10103', hostOs)).toEqual([
      ['not rolled back', expected === 'not rolled back'],
      ['no controller', expected === 'no controller'],
    ]);
    expect(rulesOf(explain('10103', { hostOs })).includes('HVB001')).toBe(expected === 'no controller');
  });

  test.each<HostOs | undefined>([undefined, 'windows-client'])('10103 on %s says both', (hostOs) => {
    expect(meanings('10103', hostOs)).toEqual([
      ['not rolled back', undefined],
      ['no controller', undefined],
    ]);
    const explanation = explain('10103', hostOs ? { hostOs } : {});
    expect(explanation.matches[0]?.notes[0]).toBe('Which meaning holds depends on the host.');
    expect(rulesOf(explanation)).toEqual(['HVB002', 'HVB096', 'HVB001']);
  });

  test('a host past the catalogues is told as very likely, one within them is not', () => {
    const notes = (hostOs: HostOs): string => explain('10103', { hostOs }).matches[0]?.notes.join(' ') ?? '';
    expect(notes('windows-server-2022')).toContain('No message catalogue of Windows Server 2022 could be read');
    expect(notes('windows-server-2022')).toContain('very likely the same');
    expect(notes('windows-server-2008')).toContain('the oldest is Windows Server 2008 R2');
    expect(notes('windows-server-2016')).toBe('');
  });

  test('an id that is gone on the host is said to be', () => {
    const [match] = explain('10100', { hostOs: 'windows-server-2016' }).matches;
    expect(match?.notes).toEqual(['No meaning of this id on Windows Server 2016 is known.']);
    expect(match?.variants.map(({ applies }) => applies)).toEqual([false]);
  });

  test('what a guest logs does not depend on the host', () => {
    const [match] = explain('vmicvss 2', { hostOs: 'windows-server-2016' }).matches;
    expect(match?.variants.map(({ applies }) => applies)).toEqual([undefined]);
    expect(match?.notes).toEqual(['What counts is the Windows version and the integration components of the guest.']);
  });

  test('VHDMP 8 is replication up to 2012 R2 and lost tracking from 2016 on', () => {
    const applied = (hostOs: HostOs): string | undefined =>
      explain('VHDMP 8', { hostOs }).matches[0]?.variants.find(({ applies }) => applies)?.meaning;
    expect(applied('windows-server-2012-r2')).toContain('Replica');
    expect(applied('windows-server-2019')).toContain('damaged');
  });
});

describe('rules', () => {
  test('a rule says when it holds, what follows, and its severity on the host', () => {
    const [match] = explain('HVB001', { hostOs: 'windows-server-2012-r2' }).matches;
    expect(match?.details.map(({ label }) => label)).toEqual(['When', 'Applies to', 'Looks at', 'Severity']);
    expect(match?.details.at(-1)?.text).toBe('error on Windows Server 2012 R2');
    expect(match?.sources[0]).toContain('/docs/rules/HVB001.md');
  });

  test('a rule that only logs can meet says so, and one that speaks otherwise there names both severities', () => {
    expect(explain('HVB122').matches[0]?.notes).toEqual(['It is looked for in event logs, not in VM configurations.']);
    const [match] = explain('HVB060', { hostOs: 'windows-server-2012-r2' }).matches;
    expect(match?.details.at(-1)?.text).toBe('hint; in event logs error');
  });

  test('a rule that no check looks for says so', () => {
    const unlooked = ruleCatalogue.find(({ code }) => !ruleInfo(code));
    expect(unlooked).toBeDefined();
    const [match] = explain(unlooked?.code ?? '').matches;
    expect(match?.notes).toEqual(['No check looks for it: other evidence is needed.']);
    expect(match?.sources.some((source) => source.includes('/docs/rules/'))).toBe(false);
  });
});

describe('nothing known', () => {
  test.each<[string, string]>([
    ['', 'Nothing was asked.'],
    ['   ', 'Nothing was asked.'],
    ['hello world', 'Nothing is known about it. What can be asked: an event id'],
    ['VMMS 10999', 'Nearest known: VMMS 10189, VMMS 10188, VMMS 10187.'],
    ['19101', 'It is likely the short form of VMMS 19100'],
    ['HVB999', 'Nearest known: '],
    ['VSS_E_PROVIDER_VET', 'Nearest known: VSS_E_PROVIDER_VETO.'],
    ['Stabel', 'Nearest known: Stable.'],
    ['01234567-89ab-cdef-0123-456789abcdef', 'This GUID is no VSS writer'],
    ['99999999999999', 'Nothing is known about it.'],
    ['-99999999999', 'Nothing is known about it.'],
  ])('%j', (query, says) => {
    const { matches, note } = explain(query);
    expect(matches).toEqual([]);
    expect(note).toContain(says);
  });
});

describe('hostile text', () => {
  const big = 10 * 1024 * 1024;
  test.each<[string, string]>([
    ['10 MB of one letter', 'a'.repeat(big)],
    ['10 MB of digits', '1'.repeat(big)],
    ['10 MB of line ends', '\n'.repeat(big)],
    ['10 MB of codes', '0x80070050 '.repeat(big / 11)],
    ['a long path', `C:\\${'a'.repeat(32_000)}`],
    ['a long name without an end', 'x.'.repeat(16_000)],
    ['dots', '.'.repeat(32_000)],
    ['brackets', '['.repeat(32_000)],
    ['hexadecimal digits and hyphens', '0123-'.repeat(6_000)],
    ['quotes', '"'.repeat(32_000)],
    ['control characters', '\u0000\u001b[31m\u202e\ufeff'],
    ['half a surrogate pair', `${'a'.repeat(199)}\ud83d\ude00${'b'.repeat(50)}`],
    ['__proto__', '__proto__'],
    ['a property of every object', 'x.constructor'],
  ])('%s gives an answer of bounded size', (_name, query) => {
    const { matches, note, query: shown } = explain(query);
    expect(shown.length).toBeLessThanOrEqual(203);
    // Half a surrogate pair cannot be encoded.
    expect(() => encodeURIComponent(shown)).not.toThrow();
    expect(matches).toEqual([]);
    expect(note).not.toBe('');
  });

  test('at most sixteen pieces of a text are explained', () => {
    const text = Array.from({ length: 100 }, (_unused, at) => `HVB${String(at).padStart(3, '0')}`).join(' ');
    expect(explain(text).matches.length).toBeLessThanOrEqual(16);
    expect(explain(text).matches.length).toBeGreaterThan(3);
  });
});
