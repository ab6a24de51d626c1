import { hostOsNames, parseHostOs, type HostOs } from '../core';
import type { OptionSpec, ParsedArgs, UsageProblem } from './args';
import type { CliIo } from './io';

/** One command of `hvbackup`. */
export interface Command {
  readonly name: string;
  /** What follows the name in the usage line. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** More for its help, a line each. */
  readonly notes?: readonly string[];
  /** True where a word such as `-2147024816` is a value and never options. */
  readonly negativeNumbers?: boolean;
  /** The exit code, or what is wrong with the command line. */
  run(args: ParsedArgs, io: CliIo): Promise<number | UsageProblem>;
}

/** Options that every command takes (DESIGN.md section 7). */
export const commonOptions: readonly OptionSpec[] = [
  {
    name: 'host-os',
    value: 'OS',
    help: 'host OS of the evidence: windows-server-2012-r2 or 2012-r2, ..., windows-client',
  },
  { name: 'time-zone', value: 'Z', help: 'time zone of text without one (for logs)' },
  { name: 'clock-offset', value: 'HOST=SECONDS', help: "a host's clock error (for logs); may be repeated" },
  { name: 'anonymize', help: 'pseudonyms for names, paths, hosts, SIDs, MAC and IP addresses' },
  { name: 'help', help: 'this help' },
];

/** The value of an option that may stand once; of several the last counts. */
export function lastOf(args: ParsedArgs, name: string): string | undefined {
  return args.options.get(name)?.at(-1);
}

/** Reads `--host-os`. */
export function hostOsOf(args: ParsedArgs): HostOs | undefined | UsageProblem {
  const given = lastOf(args, 'host-os');
  if (given === undefined) return undefined;
  return parseHostOs(given) ?? { problem: `--host-os cannot be "${given}"; it is one of ${hostOsNames.join(', ')}.` };
}

/** Checks the two options that only logs need. */
export function clockProblem(args: ParsedArgs): UsageProblem | undefined {
  const wrong = args.options.get('clock-offset')?.find((value) => !/^[^=]+=[+-]?\d+(?:\.\d+)?$/.test(value));
  return wrong === undefined
    ? undefined
    : { problem: `--clock-offset cannot be "${wrong}"; it is HOST=SECONDS, for example HV01=-42.` };
}

/** An option that changes nothing here is said to: accepting it in silence would look like obeying it. */
export function noteUnused(args: ParsedArgs, names: readonly string[], command: string, io: CliIo): void {
  for (const name of names) {
    if (args.options.has(name)) io.stderr.write(`hvbackup: --${name} has no effect on "${command}".\n`);
  }
}
