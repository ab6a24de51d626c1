import { parseArgs, type ParseArgsConfig } from 'node:util';

/** One option of a command. Without `value` it is a switch. */
export interface OptionSpec {
  readonly name: string;
  /** What stands for its value in the help, for example `OS`. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly help: string;
}

export interface ParsedArgs {
  readonly positionals: readonly string[];
  /** The values given, in order; a switch has `['']`. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** What is wrong with the command line, in a sentence or two. */
export interface UsageProblem {
  readonly problem: string;
}

/** Reads the arguments of one command. An unknown option, a missing value and a wrong choice are problems, never guesses. */
export function parseCommandLine(argv: readonly string[], specs: readonly OptionSpec[]): ParsedArgs | UsageProblem {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const { name, value } of specs)
    options[name] = { type: value === undefined ? 'boolean' : 'string', multiple: true };
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const positionals: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = specs.find(({ name }) => name === token.name);
    const problem = spec ? problemOf(spec, token.value, token.inlineValue) : unknownOption(token.rawName, specs);
    if (problem !== undefined) return { problem };
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? '']);
  }
  return { positionals, options: given };
}

function problemOf(
  { name, value, choices }: OptionSpec,
  given: string | undefined,
  inline: boolean | undefined,
): string | undefined {
  if (value === undefined) return given === undefined ? undefined : `Option --${name} takes no value.`;
  // `--format --anonymize`: the next option is no value, unless it was joined with an equals sign.
  if (given === undefined || given === '' || (!inline && given.startsWith('-') && given.length > 1)) {
    return `Option --${name} needs a value: --${name} ${choices ? choices.join('|') : value}.`;
  }
  if (!choices || choices.includes(given)) return undefined;
  const near = nearest(given, choices);
  return `--${name} cannot be "${given}"; it is one of ${choices.join(', ')}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
}

function unknownOption(rawName: string, specs: readonly OptionSpec[]): string {
  const names = specs.map(({ name }) => `--${name}`);
  const near = nearest(rawName, names);
  return `There is no option ${rawName}. ${near === undefined ? `Options: ${names.join(', ')}.` : `Did you mean ${near}?`}`;
}

/** The word that is most like the one typed; `undefined` when none is close enough to be meant. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(typed.length / 3));
  let best: { word: string; distance: number } | undefined;
  for (const word of words) {
    const distance = editDistance(typed.toLowerCase().slice(0, 64), word.toLowerCase());
    if (distance <= limit && (!best || distance < best.distance)) best = { word, distance };
  }
  return best?.word;
}

/** How many characters must be added, removed or changed (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_unused, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
