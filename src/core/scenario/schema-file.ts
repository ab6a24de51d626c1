import type { JsonSchema, ScenarioFormat } from './json-schema';
import { scenarioSchema } from './schema';

/** What a text of a format looks like, as far as a pattern can say it; the same as `units.ts` takes. */
const patterns: Readonly<Record<ScenarioFormat, string>> = {
  size: String.raw`^\s*\d{1,15}(\.\d{1,6})? ?([Bb]|[KkMmGgTtPp][Bb])\s*$`,
  rate: String.raw`^\s*\d{1,15}(\.\d{1,6})? ?([Bb]|[KkMmGgTtPp][Bb]) ?/ ?s\s*$`,
  duration: String.raw`^\s*\d{1,6}(\.\d{1,3})? ?(d( \d{1,6} ?(h|min|s))?|h( \d{1,6} ?(min|s))?|min( \d{1,6} ?s)?|s)\s*$`,
  'time-of-day': String.raw`^\s*([01]?\d|2[0-3]):[0-5]\d\s*$`,
  'count-limit': String.raw`^\s*((at-most|at-least|exactly) )?\d{1,6}\s*$`,
  'config-version': String.raw`^\s*\d{1,3}\.\d{1,3}\s*$`,
  'host-path': String.raw`\S`,
  file: String.raw`\S`,
};

/** What other tools read as it is. */
const kept = [
  '$schema',
  'title',
  'description',
  'examples',
  'const',
  'enum',
  'enumDescriptions',
  'required',
  'minItems',
  'minimum',
  'maximum',
] as const satisfies readonly (keyof JsonSchema)[];

/** A schema as other tools read it. */
type SchemaFile = Readonly<Record<string, unknown>>;

/**
 * The schema as the file in `schemas/`: JSON Schema draft 7 without what only we know. Where a name or a limit may be written without
 * quotes, YAML gives a number, which is taken as well.
 */
export function scenarioSchemaFile(schema: JsonSchema = scenarioSchema): SchemaFile {
  const { type, format, properties, items, additionalProperties, anyOf } = schema;
  const plain: Record<string, unknown> = Object.fromEntries(
    kept.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]),
  );
  return {
    ...plain,
    ...(type && { type: takesNumber(schema) ? ['string', 'number'] : type }),
    ...(format && { pattern: patterns[format] }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, of]) => [key, scenarioSchemaFile(of)])),
    }),
    ...(additionalProperties !== undefined && {
      additionalProperties: additionalProperties === false ? false : scenarioSchemaFile(additionalProperties),
    }),
    ...(items && { items: scenarioSchemaFile(items) }),
    ...(anyOf && { anyOf: anyOf.map((one) => scenarioSchemaFile(one)) }),
  };
}

/** A text of any letters, or of a form that begins with a number and may end there. */
function takesNumber({ type, format, enum: words }: JsonSchema): boolean {
  return (
    type === 'string' && !words && (format === undefined || format === 'count-limit' || format === 'config-version')
  );
}
