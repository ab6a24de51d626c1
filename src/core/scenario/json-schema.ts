/** The part of JSON Schema (draft 7) that scenarios are described with, and what editors add to it. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  /** Markdown for the hover of a key; every key has one. */
  readonly description?: string;
  readonly examples?: readonly (string | number | boolean)[];
  readonly const?: string | number;
  readonly enum?: readonly string[];
  /** One for each word of `enum`, as VS Code shows them. */
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  /** `false`: other keys are mistakes. A schema: what any other key holds. */
  readonly additionalProperties?: false | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  /** Forms of one value that differ by their type: a name or an object. */
  readonly anyOf?: readonly JsonSchema[];
  readonly pattern?: string;
  /** What the words of a string mean; see `units.ts`. Other tools leave it aside. */
  readonly format?: ScenarioFormat;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
  /** What a name must be the name of; other tools leave it aside. */
  readonly 'x-names'?: NamedThing;
  readonly $schema?: string;
  readonly title?: string;
}

/** Strings that are more than their letters. */
export type ScenarioFormat =
  'size' | 'rate' | 'duration' | 'time-of-day' | 'count-limit' | 'host-path' | 'file' | 'config-version';

/** What names in a scenario name. */
export type NamedThing = 'vm' | 'node' | 'storage' | 'job' | 'group';
