import type { JsonSchema, NamedThing } from '../../scenario/json-schema';
import type { ScenarioMap, ScenarioNode } from '../../scenario/node';
import type { ScenarioDocument } from '../../scenario/open';
import { scenarioSchema } from '../../scenario/schema';
import { formatExamples } from '../../scenario/units';
import { inSnippet, orderKey, tabStop, type CompletionItem } from '../completion-item';
import { cursorAt, type Cursor, type PathStep } from './cursor';
import { keyText } from './hover';
import { formOf, schemaAt } from './schema-at';

/** What else can be written in a scenario. */
export interface ScenarioSurroundings {
  /** Files that a scenario can name, relative to it. */
  readonly files?: readonly { readonly path: string; readonly kind: 'config' | 'evidence' }[];
}

/** Keys, words of lists, names and files that can stand at the cursor, also where the text around it is broken. YAML only. */
export function completeScenario(
  doc: ScenarioDocument,
  offset: number,
  { files = [] }: ScenarioSurroundings = {},
): readonly CompletionItem[] {
  if (doc.language !== 'yaml') return [];
  const cursor = cursorAt(doc.text, offset);
  const schema = schemaAt(scenarioSchema, cursor.path);
  if (!schema || cursor.isNowhere) return [];
  const asObject = formOf(schema, 'object');
  if (cursor.position === 'key' && asObject.type === 'object') return keysOf(doc, cursor, asObject);
  // Behind a dash of a list of words, and behind a colon.
  return valuesOf(doc, cursor, formOf(schema, 'string'), files);
}

function keysOf(doc: ScenarioDocument, cursor: Cursor, schema: JsonSchema): readonly CompletionItem[] {
  const present = new Set(mapAt(doc.root, cursor.path, cursor.word.start)?.entries.map(({ key }) => key));
  const typed = doc.text.slice(cursor.word.start, cursor.word.end);
  const required = new Set(schema.required);
  const own = Object.entries(schema.properties ?? {}).filter(([key]) => key === typed || !present.has(key));
  const items = own.map(([key, of], at) => keyItem(key, of, cursor, orderKey(required.has(key) ? 0 : 1, at)));
  const other = schema.additionalProperties;
  if (typeof other !== 'object') return items;
  const names = doc.scenario.vms.flatMap(({ name }) => name?.value ?? []).filter((name) => !present.has(name));
  return [...items, ...names.map((name, at) => keyItem(name, other, cursor, orderKey(0, at)))];
}

function keyItem(key: string, of: JsonSchema, cursor: Cursor, sortText: string): CompletionItem {
  const { newText, isSnippet } = entryText(key, of, cursor);
  return {
    label: key,
    kind: 'element',
    ...(of.type && { detail: of.type === 'object' ? 'object' : of.type === 'array' ? 'list' : of.type }),
    documentation: keyText(key, of),
    edit: { span: cursor.word, newText },
    sortText,
    ...(isSnippet && { isSnippet }),
  };
}

/** A key with the beginning of its value, as the place wants it: on one line, or on lines below it. */
function entryText(key: string, of: JsonSchema, { isFlow, indent }: Cursor): { newText: string; isSnippet: boolean } {
  const below = ' '.repeat(indent + 2);
  const [first] = of.type === 'object' ? (of.required ?? []) : [];
  switch (of.type) {
    case 'object': {
      const inner = first === undefined ? tabStop(1, '') : `${inSnippet(first)}: ${tabStop(1, '')}`;
      return { newText: isFlow ? `${key}: { ${inner} }` : `${key}:\n${below}${inner}`, isSnippet: true };
    }
    case 'array':
      return {
        newText: isFlow ? `${key}: [${tabStop(1, '')}]` : `${key}:\n${below}- ${tabStop(1, '')}`,
        isSnippet: true,
      };
    default:
      return { newText: `${key}: `, isSnippet: false };
  }
}

function valuesOf(
  doc: ScenarioDocument,
  cursor: Cursor,
  schema: JsonSchema,
  files: NonNullable<ScenarioSurroundings['files']>,
): readonly CompletionItem[] {
  const { enum: words = [], enumDescriptions = [], type, format, examples = [] } = schema;
  const item = (label: string, at: number, detail = '', documentation = ''): CompletionItem => ({
    label,
    kind: 'value',
    ...(detail !== '' && { detail }),
    ...(documentation !== '' && { documentation }),
    edit: { span: cursor.word, newText: quoted(label, doc.text, cursor.word.start) },
    sortText: orderKey(0, at),
  });
  if (words.length > 0) return words.map((word, at) => item(word, at, enumDescriptions[at]));
  if (type === 'boolean') return ['true', 'false'].map((word, at) => item(word, at));
  const names = namesOf(doc, schema['x-names']);
  if (names.length > 0) return names.map((name, at) => item(name, at));
  if (format === 'file') {
    const wanted = cursor.path.some((step) => step !== 'item' && step.key === 'config') ? 'config' : undefined;
    return files.filter(({ kind }) => wanted === undefined || kind === wanted).map(({ path }, at) => item(path, at));
  }
  const form = format && formatExamples[format];
  return examples.map((one, at) => item(String(one), at, 'example', form === undefined ? '' : form));
}

/** What YAML would take for something else, or could not read, stands in single quotes. */
function quoted(word: string, text: string, start: number): string {
  const isPlain =
    /^[A-Za-z0-9./][A-Za-z0-9 ./_-]*$/.test(word) && !/^(?:\d+|\d+\.\d+|\d+:\d+|true|false|null|yes|no)$/i.test(word);
  const isInQuotes = text[start - 1] === "'" || text[start - 1] === '"';
  return isPlain || isInQuotes ? word : `'${word.replaceAll("'", "''")}'`;
}

function namesOf({ scenario }: ScenarioDocument, thing: NamedThing | undefined): readonly string[] {
  const { host, storage, vms, jobs } = scenario;
  switch (thing) {
    case 'vm':
      return vms.flatMap(({ name }) => name?.value ?? []);
    case 'node':
      return [...(host?.nodes.map(({ name }) => name.value) ?? []), ...(host?.name ? [host.name.value] : [])];
    case 'storage':
      return storage.flatMap(({ name }) => name?.value ?? []);
    case 'job':
      return jobs.flatMap(({ name }) => name?.value ?? []);
    default:
      return [];
  }
}

/** The object at a path whose entries stand around an offset, as far as the text could be read. */
function mapAt(root: ScenarioNode | undefined, path: readonly PathStep[], offset: number): ScenarioMap | undefined {
  let node = root;
  for (const step of path) {
    if (!node) return undefined;
    if (step === 'item') node = node.kind === 'list' ? itemAround(node.items, offset) : node;
    else node = node.kind === 'map' ? node.entries.find(({ key }) => key === step.key)?.value : undefined;
  }
  return node?.kind === 'map' ? node : undefined;
}

/** The last item that begins before the offset: one that is being written has no end yet. */
function itemAround(items: readonly ScenarioNode[], offset: number): ScenarioNode | undefined {
  let found: ScenarioNode | undefined;
  for (const item of items) if (item.span.start <= offset) found = item;
  return found;
}
