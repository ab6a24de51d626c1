import { aliasOf, variableOf } from '../diskshadow/aliases';
import type { DiskshadowText, DshCommand } from '../diskshadow/model';
import { explain } from '../explain';
import { codeSpan, escapeMarkdown } from '../report/markdown';
import { touches, type Located, type Span } from '../text/span';
import type { Hover } from './hover';
import { hoverAnywhere } from './hover-message';
import { code, paragraphs } from './hover-text';

/** Explains the verb, the option, the alias, the GUID, the state or the result code under the cursor. */
export function hoverDiskshadow(doc: DiskshadowText, offset: number): Hover | undefined {
  const command = doc.commands.find(({ span }) => touches(span, offset));
  return (command && commandHover(doc, command, offset)) ?? shownHover(doc, offset) ?? hoverAnywhere(doc.text, offset);
}

function commandHover(doc: DiskshadowText, { verb, typed, args }: DshCommand, offset: number): Hover | undefined {
  if (verb && touches(typed.span, offset))
    return { span: typed.span, markdown: paragraphs(codeSpan(verb.syntax), escapeMarkdown(verb.about)) };
  const word = args.find(({ span }) => touches(span, offset));
  if (!word) return undefined;
  const option = verb?.options.find(({ name }) => name === word.value.toLowerCase());
  if (option)
    return { span: word.span, markdown: `**${escapeMarkdown(option.name)}**\n\n${escapeMarkdown(option.about)}` };
  const name = variableOf(word.value) ?? (isAliasName(args, word) ? word.value.toLowerCase() : undefined);
  if (name !== undefined) return { span: word.span, markdown: aliasText(doc, name, word.value) };
  return explained(word.value, word.span);
}

function isAliasName(args: readonly Located<string>[], word: Located<string>): boolean {
  return args[args.indexOf(word) - 1]?.value.toLowerCase() === 'alias';
}

function aliasText(doc: DiskshadowText, name: string, typed: string): string {
  const shown = doc.aliases.find((alias) => alias.name.value.toLowerCase() === name);
  const from = doc.commands.find((command) => aliasOf(command) === name);
  const [first] = from?.args ?? [];
  const stands =
    shown && `It stands for the shadow ${shown.of === 'set' ? 'copy set' : 'copy'} ${codeSpan(`{${shown.id.value}}`)}.`;
  const named =
    first &&
    (from?.verb?.name === 'add volume'
      ? `From create on it stands for the id of the shadow copy of ${code(first.value)}.`
      : `It stands for ${code(from?.args[1]?.value ?? '')}.`);
  const numbered = /^vss_shadow_set$/.test(name)
    ? 'diskshadow sets it: the id of the shadow copy set that create made last.'
    : /^vss_shadow_\d{1,4}$/.test(name)
      ? 'diskshadow sets it: the id of a shadow copy that was added without an alias.'
      : 'No alias of that name is defined here; a variable of the system may be meant.';
  return paragraphs(`**${escapeMarkdown(typed)}**`, stands ?? named ?? numbered);
}

function shownHover({ shadows, writers, failures, aliases }: DiskshadowText, offset: number): Hover | undefined {
  for (const { name, id, state, failure } of writers) {
    if (id && (touches(id.span, offset) || touches(name.span, offset)))
      return explained(`{${id.value}}`, touches(id.span, offset) ? id.span : name.span);
    if (state && touches(state.span, offset)) return explained(`[${state.value}]`, state.span);
    if (failure && touches(failure.span, offset)) return explained(failure.value, failure.span);
  }
  for (const { code: result, text } of failures)
    for (const span of [result.span, ...(text ? [text.span] : [])])
      if (touches(span, offset)) return explained(result.value, span);
  for (const { id, setId, volume, alias } of shadows) {
    if (!touches(id.span, offset)) continue;
    const parts = [
      `The shadow copy${alias ? ` ${code(`%${alias.value}%`)}` : ''}${volume ? ` of ${code(volume.value)}` : ''}.`,
      setId && `It is of the set ${codeSpan(`{${setId.value}}`)}.`,
    ];
    return { span: id.span, markdown: paragraphs(...parts) };
  }
  const alias = aliases.find(({ name }) => touches(name.span, offset));
  return alias && { span: alias.name.span, markdown: `It stands for ${codeSpan(`{${alias.id.value}}`)}.` };
}

function explained(query: string, span: Span): Hover | undefined {
  if (query.length > 100) return undefined;
  const known = /^"?(?:\{[0-9a-f-]{36}\}|0x[0-9a-f]{8}|\[\d{1,2}\])"?$/i.test(query);
  const blocks = known
    ? explain(query.replaceAll('"', '')).matches.map(
        ({ title, meaning = '' }) => `**${escapeMarkdown(title)}**\n\n${escapeMarkdown(meaning)}`,
      )
    : [];
  return blocks.length > 0 ? { span, markdown: blocks.join('\n\n') } : undefined;
}
