import type { Located } from '../text/span';
import type { DshCommand } from './model';

/** The name of an alias or variable in a word that is `%name%`, lower case; Windows does not tell cases apart. */
export function variableOf(value: string): string | undefined {
  return /^"?%([^%\s"]{1,200})%"?$/.exec(value)?.[1]?.toLowerCase();
}

/** The alias that a command names, lower case. */
export function aliasOf(command: DshCommand): string | undefined {
  const word = aliasWord(command);
  return word?.value.replace(/["%]/g, '').toLowerCase();
}

/** The word by which a command names an alias. */
export function aliasWord({ verb, args }: DshCommand): Located<string> | undefined {
  if (verb?.name === 'add alias') return args[0];
  if (verb?.name !== 'add volume') return undefined;
  // The first word is the volume, whatever it is.
  const at = args.findIndex(({ value }, place) => place > 0 && value.toLowerCase() === 'alias');
  return at > 0 ? args[at + 1] : undefined;
}
