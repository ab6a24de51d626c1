import type { DiskshadowText, DshCommand } from '../diskshadow/model';
import { variableOf } from '../diskshadow/read-command';
import { aliasOf } from '../rules/diskshadow/order';
import { touches, type Located, type Span } from '../text/span';

/** The command that names the alias under the cursor, by the word that is its name. */
export function definitionOfAlias(doc: DiskshadowText, offset: number): Span | undefined {
  const name = aliasAt(doc, offset);
  return name === undefined ? undefined : placesOf(doc, name).find(({ isName }) => isName)?.span;
}

/** Every place that names or uses the alias under the cursor, in order. */
export function referencesOfAlias(doc: DiskshadowText, offset: number): readonly Span[] {
  const name = aliasAt(doc, offset);
  return name === undefined ? [] : placesOf(doc, name).map(({ span }) => span);
}

function aliasAt({ commands }: DiskshadowText, offset: number): string | undefined {
  const command = commands.find(({ span }) => touches(span, offset));
  const word = command?.args.find(({ span }) => touches(span, offset));
  if (!command || !word) return undefined;
  return variableOf(word.value) ?? (nameWord(command) === word ? aliasOf(command) : undefined);
}

function placesOf({ commands }: DiskshadowText, name: string): { readonly span: Span; readonly isName: boolean }[] {
  return commands.flatMap((command) => {
    const word = aliasOf(command) === name ? nameWord(command) : undefined;
    return command.args.flatMap((arg) =>
      arg === word || variableOf(arg.value) === name ? [{ span: arg.span, isName: arg === word }] : [],
    );
  });
}

/** The word by which a command names an alias. */
function nameWord({ verb, args }: DshCommand): Located<string> | undefined {
  if (verb?.name === 'add alias') return args[0];
  const at = args.findIndex(({ value }, place) => place > 0 && value.toLowerCase() === 'alias');
  return verb?.name === 'add volume' && at > 0 ? args[at + 1] : undefined;
}
