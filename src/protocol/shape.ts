/**
 * Checks of what came from the other side, put together from small ones. A check looks at what decides how a value is used;
 * properties that nobody asked for are let pass, as a newer other side may send them.
 */
export type Check<T> = (value: unknown) => value is T;

/** For a property that may be absent. */
export interface OptionalCheck<T> {
  readonly optional: Check<T>;
}

/** A check for each property; one that may be absent in the type must be marked so, and no other may. */
export type Shape<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? OptionalCheck<Exclude<T[K], undefined>> : Check<T[K]>;
};

export const text: Check<string> = (value) => typeof value === 'string';
export const nothing: Check<null> = (value) => value === null;

/** A finite number: JSON has no other, and `postMessage` has. */
export const number: Check<number> = (value): value is number => Number.isFinite(value);

export const flag: Check<boolean> = (value) => typeof value === 'boolean';

/** A position in a list, or a place in a file. */
export const count: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** A FILETIME or a record id, as a decimal string. */
export const bigText: Check<string> = (value): value is string =>
  typeof value === 'string' && /^-?\d{1,20}$/.test(value);

export function optional<T>(check: Check<T>): OptionalCheck<T> {
  return { optional: check };
}

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

export function list<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((item) => check(item));
}

export function pair<T>(check: Check<T>): Check<readonly [T, T]> {
  return (value): value is readonly [T, T] => list(check)(value) && value.length === 2;
}

/** One word of a union; a word that is missing here or is none of the union does not compile. */
export function oneOf<T extends string>(words: Readonly<Record<T, true>>): Check<T> {
  return (value): value is T => typeof value === 'string' && Object.hasOwn(words, value);
}

export function object<T extends object>(shape: Shape<T>): Check<T> {
  const checks = Object.entries<Check<unknown> | OptionalCheck<unknown>>(shape);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return checks.every(([key, check]) => {
      const item: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
      return typeof check === 'function' ? check(item) : item === undefined || check.optional(item);
    });
  };
}
