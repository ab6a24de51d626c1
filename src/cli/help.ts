import type { OptionSpec } from './args';
import type { Command } from './command';

/** The help of `hvbackup` itself. */
export function generalHelp(commands: readonly Command[]): string {
  return [
    'hvbackup explains Hyper-V backups from files alone. It changes nothing and connects to nothing.',
    '',
    ...commands.map(({ name, usage }) => `  hvbackup ${name} ${usage}`),
    '',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    '"hvbackup COMMAND --help" says more; "hvbackup --version" prints the version.',
    'Exit code: 0 clean, 1 findings at or above --fail-on, 2 could not run, 3 a named file could not be read.',
    '',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp({ name, usage, summary, options, notes = [] }: Command): string {
  return [
    `hvbackup ${name} ${usage}`,
    '',
    summary,
    ...notes,
    '',
    ...columns(options.map((option) => [optionLabel(option), option.help])),
    '',
  ].join('\n');
}

function optionLabel({ name, value, choices }: OptionSpec): string {
  return value === undefined ? `--${name}` : `--${name} ${choices?.join('|') ?? value}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
