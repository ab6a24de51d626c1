import { describe, expect, test } from 'vitest';
import { ids, shadowList, storageList, writerList } from '../../support/vssadmin';
import { hvbackup } from './harness';

const failed = writerList([{ name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8, error: 'Timed out' }]);

/** As `vssadmin list writers > file` writes it in PowerShell 5. */
function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at++) {
    bytes[2 + 2 * at] = text.charCodeAt(at) & 0xff;
    bytes[3 + 2 * at] = text.charCodeAt(at) >> 8;
  }
  return bytes;
}

describe('hvbackup check on the output of vssadmin', () => {
  test('a finding stands at its line, with what to do', async () => {
    const { code, stdout } = await hvbackup(['check', 'paste.txt'], { files: { 'paste.txt': failed } });
    expect(code).toBe(1);
    expect(stdout).toContain(
      'paste.txt:8:16 error HVB088 The writer "Microsoft Hyper-V VSS Writer" failed, state [8],',
    );
    expect(stdout).toContain('fix: Lower the load');
    expect(stdout).toContain('1 of 1 file read');
  });

  test('a folder is looked through, by content and not by name', async () => {
    const files = { '/case/a.log': failed, '/case/b.txt': 'nothing of ours', '/case/c.txt': storageList([{}]) };
    const { stdout } = await hvbackup(['check', '/case', '--format', 'json', '--fail-on', 'never'], { files });
    const { inputs, findings } = JSON.parse(stdout) as { inputs: unknown[]; findings: unknown[] };
    expect(inputs).toMatchObject([
      { kind: 'vssadmin', coverage: { records: 1, recordsBad: 0, notRead: [] } },
      { kind: 'unknown' },
      { kind: 'vssadmin', coverage: { records: 1 } },
    ]);
    expect(findings).toMatchObject([{ code: 'HVB088', range: { start: { line: 7, character: 15 } } }]);
  });

  test.each([
    ['UTF-8', failed],
    ['UTF-16 with its mark', utf16(failed)],
    ['a French system in Windows-1252', Uint8Array.from(Buffer.from(failed.replace('State', '\u00c9tat'), 'latin1'))],
  ])('from standard input, in %s', async (_name, stdin) => {
    const { stdout } = await hvbackup(['check', '-'], { stdin });
    expect(stdout).toContain('HVB088');
  });

  test('what is cut is said with its place in bytes', async () => {
    const text = `${writerList([{}])}\nWriter name: 'Registry Writer'\n`;
    const { stdout } = await hvbackup(['check', '-', '--format', 'json'], { stdin: utf16(text) });
    const { inputs } = JSON.parse(stdout) as { inputs: unknown[] };
    const at = text.indexOf("'Registry");
    expect(inputs).toMatchObject([{ coverage: { notRead: [{ byteOffset: 2 + 2 * at, length: 2 * 17 }] } }]);
  });

  test('computers and folders get pseudonyms', async () => {
    const text = `${shadowList([{ number: 1, machine: 'HV01.contoso.test' }])}${storageList([{ of: ['C:\\ClusterStorage\\Accounting\\', ids.c], on: ['D:', ids.d] }])}`;
    const { stdout } = await hvbackup(['check', '-', '--anonymize'], { stdin: text });
    expect(stdout).toContain('HVB145');
    expect(stdout).not.toMatch(/Accounting|HV01/);
  });

  test('SARIF has the finding at its place', async () => {
    const { stdout } = await hvbackup(['check', 'paste.txt', '--format', 'sarif'], { files: { 'paste.txt': failed } });
    const { runs } = JSON.parse(stdout) as { runs: { results: unknown[] }[] };
    expect(runs[0]?.results).toMatchObject([
      { ruleId: 'HVB088', locations: [{ physicalLocation: { region: { startLine: 8, startColumn: 16 } } }] },
    ]);
  });

  test('explain says where a rule is looked for', async () => {
    const { stdout } = await hvbackup(['explain', 'HVB088']);
    expect(stdout).toMatch(/It is looked for in the output of vssadmin(?:,[^.]+)?, not in VM configurations\./);
  });
});
