import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/cli/run';
import { hvbackup } from './harness';

describe('help and version', () => {
  test('general help names every command and the exit codes', async () => {
    for (const argv of [['--help'], ['-h'], ['help']]) {
      const { code, stdout, stderr } = await hvbackup(argv);
      expect([code, stderr]).toEqual([0, '']);
      for (const { name } of commands) expect(stdout).toContain(`hvbackup ${name} `);
      expect(stdout).toContain(
        'Exit code: 0 clean, 1 findings at or above --fail-on, 2 could not run, 3 a named file could not be read.',
      );
    }
  });

  test.each(commands.map(({ name }) => name))('help of %s names its options', async (name) => {
    const options = commands.find((command) => command.name === name)?.options ?? [];
    for (const flag of ['--help', '-h']) {
      const { code, stdout } = await hvbackup([name, flag]);
      expect(code).toBe(0);
      for (const option of options) expect(stdout).toContain(`--${option.name}`);
    }
  });

  test('the version', async () => {
    expect(await hvbackup(['--version'])).toEqual({ code: 0, stdout: '0.0.0-test\n', stderr: '' });
  });
});

describe('a command line that cannot be run', () => {
  test.each<[string[], string]>([
    [[], 'Name a command: '],
    [['chek', 'x'], 'Did you mean check?'],
    [['disks', 'x'], 'This version has no command "disks"; it has '],
    [['disks'], 'This version has no command "disks"'],
    [['disks'], 'This version has no command "disks"'],
    [['rules', 'x'], '"rules" takes no path or name, but "x" was given.'],
  ])('%j', async (argv, says) => {
    const { code, stdout, stderr } = await hvbackup(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/See "hvbackup .*--help"\.\n$/);
  });

  test('a failure inside a command is exit code 2, with its reason', async () => {
    const env = new Proxy<Record<string, string>>(
      {},
      {
        get: () => {
          throw new Error('no environment');
        },
      },
    );
    const { code, stderr } = await hvbackup(['check', 'x'], { files: {}, isTTY: true, env });
    expect([code, stderr]).toEqual([2, 'hvbackup: check could not be finished: no environment\n']);
  });
});

describe('rules', () => {
  test('JSON has every rule with its page', async () => {
    const { code, stdout } = await hvbackup(['rules', '--format', 'json']);
    const { version, rules } = JSON.parse(stdout) as {
      version: number;
      rules: { code: string; severity: string; page: string }[];
    };
    expect([code, version]).toEqual([0, 1]);
    expect(rules.map((rule) => rule.code)).toContain('internal/rule-failed');
    expect(rules.map((rule) => rule.code)).toEqual(rules.map((rule) => rule.code).sort());
    for (const rule of rules) expect(rule.page).toContain(`/docs/rules/${rule.code.replaceAll('/', '-')}.md`);
  });

  test('text has a line a rule', async () => {
    const { rules } = JSON.parse((await hvbackup(['rules', '--format', 'json'])).stdout) as {
      rules: { code: string; title: string }[];
    };
    const lines = (await hvbackup(['rules'])).stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(rules.length);
    rules.forEach(({ code, title }, at) => {
      expect(lines[at]).toMatch(new RegExp(`^${code} `));
      expect(lines[at]).toContain(title);
    });
  });
});
