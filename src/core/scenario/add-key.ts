import type { Fix } from '../rules/rule';
import { asYaml } from './as-yaml';
import type { JsonSchema } from './json-schema';
import type { ScenarioMap } from './node';

/** So many words are offered one by one; a longer list is for completion. */
const mostWords = 12;

/** One fix for each value that a missing key can have as far as the schema knows: its words, its version, its example. None is preferred. */
export function addKeyFixes(
  text: string,
  map: ScenarioMap,
  key: string,
  schema: JsonSchema | undefined,
): readonly Fix[] {
  const isJson = /^["{]/.test(text.slice(map.entries[0]?.keySpan.start ?? map.span.start)) && /^\s*\{/.test(text);
  const place = schema && placeIn(text, map);
  if (!place) return [];
  return valuesOf(schema, isJson).map((value) => {
    const entry = `${isJson ? JSON.stringify(key) : key}: ${value}`;
    const edit = { span: { start: place.at, end: place.at }, newText: place.before + entry + place.after };
    return { title: `Add "${entry}"`, edits: [edit] };
  });
}

interface Place {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Behind the first key: that one says what the whole is. `undefined` where it has no value yet. */
function placeIn(text: string, { entries, isFlow, span }: ScenarioMap): Place | undefined {
  const [first, second] = entries;
  if (!first) return isFlow ? { at: span.start + 1, before: ' ', after: ' ' } : undefined;
  if (isFlow)
    return second
      ? { at: second.keySpan.start, before: '', after: ', ' }
      : { at: first.span.end, before: ', ', after: '' };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(first.keySpan.start - (text.lastIndexOf('\n', first.keySpan.start - 1) + 1));
  if (second) return { at: second.keySpan.start, before: '', after: eol + indent };
  const isScalar = first.value?.kind === 'scalar' && first.value.span.end > first.value.span.start;
  return isScalar ? { at: endOfLine(text, first.span.end), before: eol + indent, after: '' } : undefined;
}

function endOfLine(text: string, from: number): number {
  const end = /[\r\n]|$/.exec(text.slice(from))?.index ?? 0;
  return from + end;
}

function valuesOf(schema: JsonSchema, isJson: boolean): readonly string[] {
  const { type, const: only, enum: words, examples = [], required = [], properties = {}, minItems } = schema;
  const write = (value: string | number | boolean): string => (isJson ? JSON.stringify(value) : asYaml(value));
  if (only !== undefined) return [write(only)];
  if (words) return words.length > mostWords ? [] : words.map(write);
  if (type === 'array') return minItems === undefined ? ['[]'] : [];
  if (type !== 'object') return examples.slice(0, 1).map(write);
  const [inner] = required;
  const of = inner === undefined ? undefined : properties[inner];
  if (inner === undefined || !of || required.length > 1) return [];
  return valuesOf(of, isJson).map((value) => `{ ${isJson ? JSON.stringify(inner) : inner}: ${value} }`);
}
