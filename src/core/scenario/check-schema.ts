import type { Fix, RuleFinding } from '../rules/rule';
import type { Span } from '../text/span';
import { editDistance } from '../xml/similar-name';
import { addKeyFixes } from './add-key';
import type { JsonSchema } from './json-schema';
import type { ScenarioEntry, ScenarioMap, ScenarioNode, ScenarioScalar } from './node';
import { formatExamples, isOfFormat } from './units';

/** What is wrong with a scenario as a text, apart from what it says. */
export interface SchemaFinding extends RuleFinding {
  readonly code: SchemaCode;
}

export type SchemaCode =
  | 'scenario/unknown-key'
  | 'scenario/missing-key'
  | 'scenario/type'
  | 'scenario/value'
  | 'scenario/unit'
  | 'scenario/range';

/** Compares a tree with a schema: each mistake once, where it stands. Never throws. */
export function checkSchema(root: ScenarioNode | undefined, schema: JsonSchema, text: string): SchemaFinding[] {
  const findings: SchemaFinding[] = [];
  if (root) checkNode(root, schema, 'the scenario', { findings, text });
  return findings;
}

/** The schema that a value of this shape is meant by: of several forms the one of its type. */
export function schemaFor(node: ScenarioNode | undefined, schema: JsonSchema): JsonSchema {
  if (!schema.anyOf) return schema;
  const type = node?.kind === 'map' ? 'object' : node?.kind === 'list' ? 'array' : undefined;
  const isThis = (one: JsonSchema): boolean =>
    type === undefined ? one.type !== 'object' && one.type !== 'array' : one.type === type;
  return schema.anyOf.find(isThis) ?? schema.anyOf[0] ?? schema;
}

/** What a key holds; `undefined` for one that is not of the schema. */
export function schemaOfKey(schema: JsonSchema, key: string): JsonSchema | undefined {
  const { properties = {}, additionalProperties } = schema;
  if (Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** Where findings go, and the text that their fixes are made for. */
interface Check {
  readonly findings: SchemaFinding[];
  readonly text: string;
}

function checkNode(node: ScenarioNode, of: JsonSchema, where: string, check: Check): void {
  const { findings } = check;
  const schema = schemaFor(node, of);
  switch (schema.type) {
    case 'object':
      if (node.kind === 'map') checkMap(node, schema, where, check);
      else findings.push(wrongType(node, where, 'an object with keys'));
      break;
    case 'array':
      if (node.kind === 'list') {
        if (schema.items) for (const item of node.items) checkNode(item, schema.items, `an entry of ${where}`, check);
        if (node.items.length < (schema.minItems ?? 0))
          findings.push({ code: 'scenario/range', span: node.span, message: `${first(where)} is an empty list.` });
      } else findings.push(wrongType(node, where, 'a list'));
      break;
    default:
      if (node.kind === 'scalar') checkScalar(node, schema, where, findings);
      else findings.push(wrongType(node, where, scalarWords(schema)));
  }
}

function checkMap(map: ScenarioMap, schema: JsonSchema, where: string, check: Check): void {
  const { findings, text } = check;
  for (const entry of map.entries) {
    const of = schemaOfKey(schema, entry.key);
    if (!of) findings.push(unknownKey(entry, schema, where));
    else if (entry.value) checkNode(entry.value, of, `"${entry.key}"`, check);
  }
  for (const key of schema.required ?? []) {
    if (map.entries.some((entry) => entry.key === key)) continue;
    findings.push({
      code: 'scenario/missing-key',
      span: headOf(map),
      message: `${first(where)} has no "${key}".`,
      fixes: () => addKeyFixes(text, map, key, schemaOfKey(schema, key)),
    });
  }
}

/** The line of a map that a finding about all of it marks: its first key and value. */
export function headOf(map: ScenarioMap): Span {
  const [entry] = map.entries;
  if (!entry) return map.span;
  const value = entry.value?.kind === 'scalar' ? entry.value.span : entry.keySpan;
  return { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, value.end) };
}

function unknownKey({ key, keySpan }: ScenarioEntry, schema: JsonSchema, where: string): SchemaFinding {
  const known = Object.keys(schema.properties ?? {});
  const meant = nearest(key, known);
  const fixes = meant === undefined ? undefined : (): readonly Fix[] => [replace(keySpan, meant)];
  return {
    code: 'scenario/unknown-key',
    span: keySpan,
    message: `${first(where)} has no key "${key}"; ${meant === undefined ? `it has ${known.join(', ')}` : `perhaps "${meant}" was meant`}.`,
    ...(fixes && { fixes }),
  };
}

function checkScalar(node: ScenarioScalar, schema: JsonSchema, where: string, findings: SchemaFinding[]): void {
  const { value, span, text } = node;
  // Nothing is there yet; what is missing is told by the key.
  if (value === null) {
    findings.push({ code: 'scenario/missing-key', span, message: `${first(where)} has no value.` });
    return;
  }
  switch (schema.type) {
    case 'boolean':
      if (typeof value !== 'boolean') findings.push(wrongType(node, where, 'true or false'));
      return;
    case 'integer':
      checkInteger(node, schema, where, findings);
      return;
    default:
      break;
  }
  if (typeof value === 'boolean') findings.push(wrongType(node, where, 'text'));
  else if (schema.enum && !schema.enum.includes(text)) {
    const meant = nearest(text, schema.enum);
    findings.push({
      code: 'scenario/value',
      span,
      message: `${first(where)} cannot be "${text}"${meant === undefined ? '' : ` (perhaps "${meant}" was meant)`}; it is one of ${schema.enum.join(', ')}.`,
      ...(meant !== undefined && { fixes: () => [replace(span, meant)] }),
    });
  } else if (schema.format && !isOfFormat(schema.format, text))
    findings.push({
      code: 'scenario/unit',
      span,
      message: `${first(where)} cannot be read from "${text}"; write it as ${formatExamples[schema.format] ?? 'text'}.`,
    });
}

function checkInteger(node: ScenarioScalar, schema: JsonSchema, where: string, findings: SchemaFinding[]): void {
  const { value, span } = node;
  const { minimum, maximum } = schema;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    findings.push(wrongType(node, where, 'a whole number'));
    return;
  }
  if (schema.const !== undefined && value !== schema.const)
    findings.push({
      code: 'scenario/value',
      span,
      message: `${first(where)} is ${value}; only version ${schema.const} is known.`,
      fixes: () => [replace(span, String(schema.const))],
    });
  else if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum))
    findings.push({
      code: 'scenario/range',
      span,
      message: `${first(where)} is ${value}; it is ${maximum === undefined ? `at least ${minimum}` : `from ${minimum ?? 0} to ${maximum}`}.`,
    });
}

function wrongType(node: ScenarioNode, where: string, wanted: string): SchemaFinding {
  const is = node.kind === 'map' ? 'an object' : node.kind === 'list' ? 'a list' : `"${node.text.slice(0, 80)}"`;
  // A long block is marked at its beginning only.
  const span =
    node.kind === 'map'
      ? headOf(node)
      : node.kind === 'list'
        ? { start: node.span.start, end: node.span.start + 1 }
        : node.span;
  return { code: 'scenario/type', span, message: `${first(where)} must be ${wanted}, and is ${is}.` };
}

function scalarWords({ type, enum: words, format }: JsonSchema): string {
  if (type === 'boolean') return 'true or false';
  if (type === 'integer') return 'a whole number';
  if (words) return `one of ${words.join(', ')}`;
  const example = format && formatExamples[format];
  return example === undefined ? 'text' : `text such as ${example}`;
}

/** The known word that was meant, where one is near enough: a letter or two are off, or two have changed places. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const typed = word.slice(0, 60).toLowerCase();
  const near = known
    .map((name) => ({ name, distance: hasSameLetters(name, typed) ? 1 : editDistance(name.toLowerCase(), typed) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= Math.max(1, Math.floor(near.name.length / 3)) ? near.name : undefined;
}

function hasSameLetters(name: string, typed: string): boolean {
  return name.length === typed.length && sorted(name.toLowerCase()) === sorted(typed);
}

function sorted(word: string): string {
  return Array.from(word).sort().join('');
}

function replace(span: Span, newText: string): Fix {
  return { title: `Write "${newText}"`, edits: [{ span, newText }], preferred: true };
}

function first(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
