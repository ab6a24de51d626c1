import type { Run } from '../runs';

/** Of two that began at once the one with the lesser id stands first. */
export function byStart(a: Run, b: Run): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
