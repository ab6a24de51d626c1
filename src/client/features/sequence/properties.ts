import type { RecordRef } from '../../../protocol/panel';

/** An own property of what somebody gave; `undefined` for anything that has none of that name. */
export function propertyOf(given: unknown, name: string): unknown {
  return typeof given === 'object' && given !== null && Object.hasOwn(given, name)
    ? Reflect.get(given, name)
    : undefined;
}

/** `{ runId }`, `{ runIds }`, or a run of the tree. */
export function runIdsOf(given: unknown): readonly string[] {
  const runIds = propertyOf(given, 'runIds');
  if (Array.isArray(runIds)) return runIds.filter((id) => typeof id === 'string');
  const runId = propertyOf(given, 'runId') ?? propertyOf(propertyOf(given, 'head'), 'id');
  return typeof runId === 'string' ? [runId] : [];
}

/** `{ uri, byteOffset }`. */
export function recordOf(given: unknown): RecordRef | undefined {
  const [uri, byteOffset] = [propertyOf(given, 'uri'), propertyOf(given, 'byteOffset')];
  return typeof uri === 'string' && typeof byteOffset === 'number' ? { uri, byteOffset } : undefined;
}
