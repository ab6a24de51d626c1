import { describe, expect, test } from 'vitest';
import { nearest, parseCommandLine, type OptionSpec } from '../../../src/cli/args';

const specs: readonly OptionSpec[] = [
  { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: '' },
  { name: 'host-os', value: 'OS', help: '' },
  { name: 'anonymize', help: '' },
];

function parsed(...argv: string[]): unknown {
  const args = parseCommandLine(argv, specs);
  return 'problem' in args ? args.problem : [args.positionals, Object.fromEntries(args.options)];
}

describe('what is taken', () => {
  test.each<[string[], unknown]>([
    [[], [[], {}]],
    [
      ['a', 'b c'],
      [['a', 'b c'], {}],
    ],
    [['-'], [['-'], {}]],
    [
      ['a', '--format', 'json', 'b'],
      [['a', 'b'], { format: ['json'] }],
    ],
    [['--format=json'], [[], { format: ['json'] }]],
    [
      ['--host-os', 'A', '--host-os=B'],
      [[], { 'host-os': ['A', 'B'] }],
    ],
    [['--host-os=-x'], [[], { 'host-os': ['-x'] }]],
    [
      ['--anonymize', 'x'],
      [['x'], { anonymize: [''] }],
    ],
    [
      ['--', '--format', '-x'],
      [['--format', '-x'], {}],
    ],
  ])('%j', (argv, expected) => {
    expect(parsed(...argv)).toEqual(expected);
  });
});

describe('what is not', () => {
  test.each<[string[], string]>([
    [['--fromat', 'json'], 'There is no option --fromat. Did you mean --format?'],
    [['--xyz'], 'There is no option --xyz. Options: --format, --host-os, --anonymize.'],
    [['-f'], 'There is no option -f. Options: --format, --host-os, --anonymize.'],
    [['--no-anonymize'], 'There is no option --no-anonymize. Did you mean --anonymize?'],
    [['--format'], 'Option --format needs a value: --format text|json.'],
    [['--format='], 'Option --format needs a value: --format text|json.'],
    [['--host-os', '--anonymize'], 'Option --host-os needs a value: --host-os OS.'],
    [['--format', 'jsn'], '--format cannot be "jsn"; it is one of text, json. Did you mean json?'],
    [['--format', 'yaml'], '--format cannot be "yaml"; it is one of text, json.'],
    [['--anonymize=yes'], 'Option --anonymize takes no value.'],
    [['--__proto__'], 'There is no option --__proto__. Options: --format, --host-os, --anonymize.'],
  ])('%j', (argv, expected) => {
    expect(parsed(...argv)).toBe(expected);
  });
});

test('the nearest word is near or none', () => {
  expect(nearest('chek', ['check', 'rules'])).toBe('check');
  expect(nearest('CHECK', ['check'])).toBe('check');
  expect(nearest('events', ['check', 'explain', 'rules'])).toBeUndefined();
  expect(nearest('', ['check'])).toBeUndefined();
});
