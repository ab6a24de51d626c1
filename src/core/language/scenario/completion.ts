import type { JsonSchema, NamedThing } from '../../scenario/json-schema';
import type { ScenarioMap, ScenarioNode } from '../../scenario/node';
import type { ScenarioDocument } from '../../scenario/open';
import { scenarioSchema } from '../../scenario/schema';
import { formatExamples } from '../../scenario/units';
import { inSnippet, orderKey, tabStop, type CompletionItem } from '../completion-item';
import { cursorAt, type Cursor, type PathStep } from './cursor';
import { keyText } from './hover';
import { formOf, schemaAt } from './schema-at';

/** A file that a scenario can name, relative to it. */
export interface NameableFile {
  readonly path: string;
  readonly kind: 'config' | 'evidence';
}

/** What else can be written in a scenario. */
export interface ScenarioSurroundings {
  readonly files?: readonly NameableFile[];
  /** Of VMs, as the configurations that the scenario names say them. */
  readonly vmNames?: readonly string[];
}

interface Place extends Cursor {
  readonly isJson: boolean;
}

/** Keys, words of lists, names and files that can stand at the cursor, also where the text around it is broken. */
export function completeScenario(
  doc: ScenarioDocument,
  offset: number,
  around: ScenarioSurroundings = {},
): readonly CompletionItem[] {
  // JSON is YAML in braces; only words have to stand in quotes.
  const cursor: Place = { ...cursorAt(doc.text, offset), isJson: doc.language === 'json' };
  const schema = schemaAt(scenarioSchema, cursor.path);
  if (!schema || cursor.isNowhere) return [];
  const asObject = formOf(schema, 'object');
  if (cursor.position === 'key' && asObject.type === 'object') return keysOf(doc, cursor, asObject, around);
  // Behind a dash of a list of words, and behind a colon.
  return valuesOf(doc, cursor, formOf(schema, 'string'), around);
}

function keysOf(
  doc: ScenarioDocument,
  cursor: Place,
  schema: JsonSchema,
  around: ScenarioSurroundings,
): readonly CompletionItem[] {
  const { word, path } = cursor;
  const typed = doc.text.slice(word.start, word.end);
  const map = mapAt(doc.root, path, word.start);
  const present = new Set(
    map?.entries.filter(({ keySpan }) => word.start < keySpan.start || keySpan.end < word.start).map(({ key }) => key),
  );
  const hasColon = /^['"]?[ \t]*:(?:\s|$)/.test(doc.text.slice(word.end, word.end + 80));
  const required = new Set(schema.required);
  const own = Object.entries(schema.properties ?? {}).filter(([key]) => key === typed || !present.has(key));
  const items = own.map(([key, of], at) =>
    keyItem(key, of, cursor, { hasColon, sortText: orderKey(required.has(key) ? 0 : 1, at) }),
  );
  const other = schema.additionalProperties;
  if (typeof other !== 'object') return items;
  const known = new Set(own.map(([key]) => key));
  const names = namesOf(doc, 'vm', around).filter((name) => !present.has(name) && !known.has(name));
  return [...items, ...names.map((name, at) => keyItem(name, other, cursor, { hasColon, sortText: orderKey(0, at) }))];
}

function keyItem(
  key: string,
  of: JsonSchema,
  cursor: Place,
  { hasColon, sortText }: { readonly hasColon: boolean; readonly sortText: string },
): CompletionItem {
  const name = written(key, cursor);
  // Where the closing quote or a colon follows, what belongs behind it cannot be written here.
  const { newText, isSnippet } =
    hasColon || cursor.quote ? { newText: name, isSnippet: false } : entry(name, of, cursor);
  return {
    label: key,
    kind: 'element',
    ...(of.type && { detail: of.type === 'object' ? 'object' : of.type === 'array' ? 'list' : of.type }),
    documentation: keyText(key, of),
    edit: { span: cursor.word, newText },
    sortText,
    ...(isSnippet && { isSnippet, isIndented: true }),
  };
}

/** A key with the beginning of its value, as the place wants it: on one line, or on lines below it. */
function entry(name: string, of: JsonSchema, cursor: Place): { newText: string; isSnippet: boolean } {
  const { isFlow, indent } = cursor;
  const below = ' '.repeat(indent + 2);
  const [first] = of.type === 'object' ? (of.required ?? []) : [];
  const key = inSnippet(name);
  switch (of.type) {
    case 'object': {
      const inner = first === undefined ? tabStop(1, '') : `${inSnippet(written(first, cursor))}: ${tabStop(1, '')}`;
      return { newText: isFlow ? `${key}: { ${inner} }` : `${key}:\n${below}${inner}`, isSnippet: true };
    }
    case 'array':
      return {
        newText: isFlow ? `${key}: [${tabStop(1, '')}]` : `${key}:\n${below}- ${tabStop(1, '')}`,
        isSnippet: true,
      };
    default:
      return { newText: `${name}: `, isSnippet: false };
  }
}

function valuesOf(
  doc: ScenarioDocument,
  cursor: Place,
  schema: JsonSchema,
  around: ScenarioSurroundings,
): readonly CompletionItem[] {
  const { enum: words = [], enumDescriptions = [], type, format, examples = [] } = schema;
  // A value that touches the colon or the dash before it is none.
  const lead = cursor.quote === undefined && doc.text[cursor.word.start - 1] === ':' ? ' ' : '';
  const item = (label: string, at: number, detail = '', documentation = ''): CompletionItem => ({
    label,
    kind: 'value',
    ...(detail !== '' && { detail }),
    ...(documentation !== '' && { documentation }),
    edit: { span: cursor.word, newText: lead + (type === 'string' ? written(label, cursor) : label) },
    sortText: orderKey(0, at),
  });
  if (words.length > 0) return words.map((word, at) => item(word, at, enumDescriptions[at]));
  if (type === 'boolean') return ['true', 'false'].map((word, at) => item(word, at));
  const names = namesOf(doc, schema['x-names'], around);
  if (names.length > 0) return names.map((name, at) => item(name, at));
  if (format === 'file') {
    const isConfig = cursor.path.some((step) => step !== 'item' && step.key === 'config');
    const wanted = isConfig ? 'config' : 'evidence';
    const files = around.files?.filter(({ kind }) => kind === wanted) ?? [];
    if (files.length > 0) return files.map(({ path }, at) => item(path, at));
  }
  const form = format && formatExamples[format];
  return examples.map((one, at) => item(String(one), at, 'example', form));
}

/** What YAML would take for something else, or could not read, stands in single quotes; in open quotes, as they want it; in JSON always. */
function written(word: string, { quote, isJson }: Place): string {
  if (isJson && !quote) return JSON.stringify(word);
  if (quote === '"') return word.replace(/[\\"]/g, String.raw`\$&`);
  const single = word.replaceAll("'", "''");
  if (quote === "'") return single;
  const isPlain =
    /^[A-Za-z0-9./](?:[A-Za-z0-9 ./_-]*[A-Za-z0-9./_-])?$/.test(word) &&
    !/^(?:[\d.]+|0[xo].*|\d+e\d+|\d+:\d+|true|false|null|yes|no)$/i.test(word);
  return isPlain ? word : `'${single}'`;
}

function namesOf(
  { scenario }: ScenarioDocument,
  thing: NamedThing | undefined,
  around: ScenarioSurroundings,
): readonly string[] {
  const { host, storage, vms, jobs } = scenario;
  switch (thing) {
    case 'vm':
      return once([...vms.flatMap(({ name }) => name?.value ?? []), ...(around.vmNames ?? [])]);
    case 'node':
      return once([...(host?.nodes.map(({ name }) => name.value) ?? []), ...(host?.name ? [host.name.value] : [])]);
    case 'storage':
      return once(storage.flatMap(({ name }) => name?.value ?? []));
    case 'job':
      return once(jobs.flatMap(({ name }) => name?.value ?? []));
    default:
      return [];
  }
}

function once(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== '');
}

/** The object at a path whose entries stand around an offset, as far as the text could be read. */
function mapAt(root: ScenarioNode | undefined, path: readonly PathStep[], offset: number): ScenarioMap | undefined {
  let node = root;
  for (const step of path) {
    if (!node) return undefined;
    if (step === 'item') node = node.kind === 'list' ? itemAround(node.items, offset) : node;
    else node = node.kind === 'map' ? entryBefore(node, step.key, offset) : undefined;
  }
  return node?.kind === 'map' ? node : undefined;
}

/** Of a key that stands twice the one that the offset is behind. */
function entryBefore({ entries }: ScenarioMap, key: string, offset: number): ScenarioNode | undefined {
  const all = entries.filter((entry) => entry.key === key);
  return (all.filter(({ keySpan }) => keySpan.start <= offset).at(-1) ?? all[0])?.value;
}

/** The last item that begins before the offset: one that is being written has no end yet. */
function itemAround(items: readonly ScenarioNode[], offset: number): ScenarioNode | undefined {
  let found: ScenarioNode | undefined;
  for (const item of items) if (item.span.start <= offset) found = item;
  return found;
}
