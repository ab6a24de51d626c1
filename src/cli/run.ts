import { nearest, parseCommandLine } from './args';
import type { Command } from './command';
import { check } from './commands/check';
import { collect } from './commands/collect';
import { events } from './commands/events';
import { explain } from './commands/explain';
import { predict } from './commands/predict';
import { rules } from './commands/rules';
import { runs } from './commands/runs';
import { commandHelp, generalHelp } from './help';
import { exitCodes, type CliIo } from './io';

/** Every command of this version. */
export const commands: readonly Command[] = [check, events, runs, predict, explain, rules, collect];

/** Runs one command line (without the program's own name) and gives the exit code. Never throws. */
export async function run(argv: readonly string[], io: CliIo): Promise<number> {
  const [first, ...rest] = argv;
  const wantsHelp = first === '--help' || first === '-h' || first === 'help';
  if (wantsHelp || first === '--version') {
    io.stdout.write(wantsHelp ? generalHelp(commands) : `${io.version}\n`);
    return exitCodes.clean;
  }
  const command = commands.find(({ name }) => name === first);
  if (!command) return usageError(unknownCommand(first), undefined, io);
  const words = rest.map((one) => (one === '-h' ? '--help' : one));
  const args = parseCommandLine(command.negativeNumbers ? numbersLast(words) : words, command.options);
  if ('problem' in args) return usageError(args.problem, command, io);
  if (args.options.has('help')) {
    io.stdout.write(commandHelp(command));
    return exitCodes.clean;
  }
  try {
    const result = await command.run(args, io);
    return typeof result === 'number' ? result : usageError(result.problem, command, io);
  } catch (error) {
    io.stderr.write(
      `hvbackup: ${command.name} could not be finished: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return exitCodes.couldNotRun;
  }
}

/** Moves negative numbers behind `--`, where no word is an option: the parser would read `-21` as two of them. */
function numbersLast(words: readonly string[]): string[] {
  const isNumber = (word: string): boolean => /^-\d+$/.test(word);
  const numbers = words.filter(isNumber);
  if (numbers.length === 0) return [...words];
  const others = words.filter((word) => !isNumber(word));
  return [...others, ...(others.includes('--') ? [] : ['--']), ...numbers];
}

function unknownCommand(given: string | undefined): string {
  const names = commands.map(({ name }) => name);
  if (given === undefined) return `Name a command: ${names.join(', ')}.`;
  const near = nearest(given, names);
  return `This version has no command "${given}"; it has ${names.join(', ')}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
}

function usageError(problem: string, command: Command | undefined, io: CliIo): number {
  const more = command ? `hvbackup ${command.name} --help` : 'hvbackup --help';
  io.stderr.write(`hvbackup: ${problem}\nSee "${more}".\n`);
  return exitCodes.couldNotRun;
}
