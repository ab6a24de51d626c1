import { aliasOf, aliasWord, variableOf } from '../diskshadow/aliases';
import type { DiskshadowText } from '../diskshadow/model';
import { touches, type Span } from '../text/span';

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
  return variableOf(word.value) ?? (aliasWord(command) === word ? aliasOf(command) : undefined);
}

function placesOf({ commands }: DiskshadowText, name: string): { readonly span: Span; readonly isName: boolean }[] {
  return commands.flatMap((command) => {
    const word = aliasOf(command) === name ? aliasWord(command) : undefined;
    return command.args.flatMap((arg) =>
      arg === word || variableOf(arg.value) === name ? [{ span: arg.span, isName: arg === word }] : [],
    );
  });
}
