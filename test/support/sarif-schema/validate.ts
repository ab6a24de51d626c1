import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { expect } from 'vitest';

const file = path.join(import.meta.dirname, 'sarif-2.1.0-rtm.5.json');
const { $schema, id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
expect($schema).toBe('http://json-schema.org/draft-04/schema#');
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile({ ...schema, $id: String(id) });

/** Parses SARIF and asserts that it is valid by the schema beside this file, and by what errata 01 adds for regions. */
export function expectSarif(text: string): Log {
  const log = JSON.parse(text) as Log;
  expect(validate(log), JSON.stringify(validate.errors, undefined, 2)).toBe(true);
  for (const region of regionsOf(log)) {
    expect(['startLine', 'charOffset', 'byteOffset'].some((key) => key in region)).toBe(true);
  }
  return log;
}

function regionsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => [
    ...(/region$/i.test(key) && typeof inner === 'object' && inner ? [inner] : []),
    ...regionsOf(inner),
  ]);
}
