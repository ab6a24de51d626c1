import { describe, expect, test } from 'vitest';
import { failed, session, shadow, writersStatus } from '../../support/diskshadow';
import { shadowList } from '../../support/vssadmin';
import { hvbackup } from './harness';

describe('hvbackup check on scripts and sessions of diskshadow', () => {
  test('a script has its findings at their lines, with edits', async () => {
    const files = { 'nightly.dsh': 'begin backup\r\nadd volume c:\r\ncreat\r\nend backup\r\n' };
    const { code, stdout } = await hvbackup(['check', 'nightly.dsh'], { files });
    expect(code).toBe(1);
    expect(stdout).toContain('nightly.dsh:3:1 error diskshadow/unknown-command');
    expect(stdout).toContain('fix (edit): Write "create"');
  });

  test('a folder is looked through, by content: a script under any name, a session, an excerpt', async () => {
    const files = {
      '/case/a.txt': 'set context volatile\nbegin backup\nadd volume c:\ncreate\nend backup\n',
      '/case/b.log': failed('8004231F', false),
      '/case/c.txt': writersStatus([{ status: '10 (VSS_WS_FAILED_AT_THAW)' }]),
    };
    const { stdout } = await hvbackup(['check', '/case', '--format', 'json', '--fail-on', 'never'], { files });
    const { inputs, findings } = JSON.parse(stdout) as { inputs: unknown[]; findings: unknown[] };
    expect(inputs).toMatchObject([{ kind: 'diskshadow' }, { kind: 'diskshadow' }, { kind: 'diskshadow' }]);
    expect(findings).toMatchObject([{ code: 'HVB094' }, { code: 'HVB035' }]);
  });

  test('a paste of two tools has what both say', async () => {
    const stdin = `${session(['create'], shadow())}\n${shadowList([{ number: 1 }])}`;
    const { stdout } = await hvbackup(['check', '-', '--format', 'json', '--fail-on', 'never'], { stdin });
    const { inputs } = JSON.parse(stdout) as { inputs: { coverage: { records: number } }[] };
    // Of diskshadow a command, its head, two aliases and a copy; of vssadmin a copy.
    expect(inputs[0]?.coverage.records).toBe(6);
  });

  test('names and paths are hidden with --anonymize, commands are not', async () => {
    const text = session(['set metadata C:\\Customer\\a.cab', 'create'], shadow());
    const { stdout } = await hvbackup(['check', 'a.txt', '--anonymize'], { files: { 'a.txt': text } });
    expect(stdout).toContain('diskshadow/copy-left-behind');
    expect(stdout).not.toContain('Customer');
    expect(stdout).not.toContain('HV01');
  });
});
