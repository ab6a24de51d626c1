import { aliasOf } from '../diskshadow/aliases';
import type { DiskshadowText } from '../diskshadow/model';
import { dshVerb, dshVerbs, type DshVerb } from '../diskshadow/verbs';
import { vssGuids } from '../explain/facts/vss-guids';
import type { Span } from '../text/span';
import { orderKey, wordAround, type CompletionItem } from './completion-item';

const mostNames = 200;
/** A verb is offered while at most this is typed of its line. */
const longestLine = 1000;
const isPart = /[^\s]/;

/** What can be written at the cursor: a verb at the beginning of a line, behind it its options and what is known to be of use there. */
export function completeDiskshadow(doc: DiskshadowText, offset: number): CompletionItem[] {
  const { text } = doc;
  const line = lineAt(text, offset);
  const before = text.slice(line.start, offset);
  if (offset - line.start > longestLine || /^\s*(?:#|\/\/)/.test(before)) return [];
  const prompt = doc.isSession ? (/^\s*(?:->|DISKSHADOW>)\s*/i.exec(before)?.[0].length ?? -1) : 0;
  if (prompt < 0) return [];
  const from = line.start + prompt + (/^\s*/.exec(before.slice(prompt))?.[0].length ?? 0);
  const typed = text.slice(from, offset).toLowerCase().replace(/\s+/g, ' ');
  const verb = verbBefore(typed);
  if (!verb)
    return verbItems(typed, { start: from, end: Math.max(offset, wordAround(text, offset, isPart, line).end) });
  const edit = wordAround(text, offset, isPart, line);
  return [...optionItems(verb, typed, edit), ...valueItems(doc, verb, typed, edit, offset)];
}

function lineAt(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const rest = text.slice(offset, offset + longestLine).search(/[\r\n]/);
  return { start, end: rest < 0 ? Math.min(text.length, offset + longestLine) : offset + rest };
}

/** The verb that stands whole before the word at the cursor. */
function verbBefore(typed: string): DshVerb | undefined {
  const words = typed.split(' ');
  if (words.length > 2) return dshVerb(`${words[0]} ${words[1]}`) ?? dshVerb(words[0] ?? '');
  const one = words.length === 2 ? dshVerb(words[0] ?? '') : undefined;
  // `set`, `list` and their like go on with a second word.
  return one && dshVerbs.some(({ name }) => name.startsWith(`${one.name} `)) ? undefined : one;
}

function verbItems(typed: string, span: Span): CompletionItem[] {
  return dshVerbs
    .filter(({ name }) => name.startsWith(typed.split(' ').length > 1 ? `${typed.split(' ')[0] ?? ''} ` : ''))
    .filter(({ name }) => !dshVerbs.some((other) => other.name.startsWith(`${name} `)) || name === 'add')
    .map(({ name, about, syntax }, at) => ({
      label: name,
      kind: 'element',
      detail: syntax,
      documentation: about,
      edit: { span, newText: name },
      sortText: orderKey(0, at),
    }));
}

function optionItems(verb: DshVerb, typed: string, span: Span): CompletionItem[] {
  const given = new Set(typed.split(' '));
  if (verb.name === 'add volume' && given.size < 4) return [];
  return verb.options
    .filter(({ name }) => !given.has(name))
    .map(({ name, about, value }, at) => ({
      label: name,
      kind: 'attribute',
      ...(value !== undefined && { detail: `with ${value} behind it` }),
      documentation: about,
      edit: { span, newText: name },
      sortText: orderKey(0, at),
    }));
}

/** Aliases that are named above, volumes that were added, and the ids of writers and providers. */
function valueItems(
  { commands }: DiskshadowText,
  { name }: DshVerb,
  typed: string,
  span: Span,
  offset: number,
): CompletionItem[] {
  const above = commands.filter((one) => one.span.end < offset).slice(-mostNames);
  const last = typed.split(' ').at(-2) ?? '';
  const item = (label: string, detail: string, documentation?: string): CompletionItem => ({
    label,
    kind: 'value',
    detail,
    ...(documentation !== undefined && { documentation }),
    edit: { span, newText: label },
    sortText: orderKey(1, 0) + label,
  });
  if (name.startsWith('writer ')) return guids('writer').map(([id, words, about]) => item(id, words, about));
  if (name === 'add volume' && last === 'provider')
    return guids('provider').map(([id, words, about]) => item(id, words, about));
  if (takesId.has(name) && last !== 'volume' && last !== 'oldest') {
    const isSet = name === 'mask' || name === 'break' || last === 'set';
    const aliases = above.flatMap((one) => {
      const alias = aliasOf(one);
      const shown = one.args[one.verb?.name === 'add volume' ? 0 : 1]?.value ?? '';
      return alias === undefined ? [] : [[`%${alias}%`, shown] as const];
    });
    const set = [['%VSS_SHADOW_SET%', 'the set that create made last'] as const];
    return [...new Map(isSet ? set : [...aliases, ...set])].map(([label, detail]) => item(label, detail));
  }
  const volumes = above.filter(({ verb }) => verb?.name === 'add volume').flatMap(({ args }) => args[0]?.value ?? []);
  const takesVolume = name === 'delete shadows' && (last === 'volume' || last === 'oldest');
  return takesVolume ? [...new Set(volumes)].map((volume) => item(volume, 'added above')) : [];
}

const takesId: ReadonlySet<string> = new Set([
  'expose',
  'unexpose',
  'revert',
  'mask',
  'break',
  'list shadows',
  'delete shadows',
]);

function guids(kind: 'writer' | 'provider'): (readonly [id: string, name: string, about: string])[] {
  return vssGuids
    .filter((row) => row.kind === kind)
    .map(({ guid, name, about }) => [`{${guid}}`, name, about] as const);
}
