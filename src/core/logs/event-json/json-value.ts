/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Narrows to an object that is no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, whether it is nested or its names are joined by dots; own properties only. */
export function at(object: JsonObject, path: string): unknown {
  if (Object.hasOwn(object, path)) return object[path];
  const dot = path.indexOf('.');
  if (dot === -1) return undefined;
  const head = path.slice(0, dot);
  const inner = Object.hasOwn(object, head) ? object[head] : undefined;
  return isObject(inner) ? at(inner, path.slice(dot + 1)) : undefined;
}

/** The first of these paths that has a value. */
export function firstOf(object: JsonObject, ...paths: readonly string[]): unknown {
  for (const path of paths) {
    const value = at(object, path);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** A value as a log shows it: text as it is, everything else as JSON; `undefined` for none. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** Text or number as text, '' for anything else. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
