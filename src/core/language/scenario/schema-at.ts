import type { JsonSchema } from '../../scenario/json-schema';
import { schemaOfKey } from '../../scenario/check-schema';
import type { PathStep } from './cursor';

/** What the schema says of a path; of a value of several forms the one that goes on. `undefined` where a key is none of the schema. */
export function schemaAt(root: JsonSchema, path: readonly PathStep[]): JsonSchema | undefined {
  let schema: JsonSchema | undefined = root;
  for (const step of path) {
    if (!schema) return undefined;
    const form: JsonSchema = formOf(schema, step === 'item' ? 'array' : 'object');
    schema = step === 'item' ? form.items : schemaOfKey(form, step.key);
  }
  return schema;
}

/** Of several forms of a value the one of a type. */
export function formOf(schema: JsonSchema, type: JsonSchema['type']): JsonSchema {
  return schema.anyOf?.find((one) => one.type === type) ?? schema;
}
