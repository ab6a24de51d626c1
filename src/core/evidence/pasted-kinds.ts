import type { Kind } from './kinds';

/**
 * Kinds of text that people paste, by name alone: who only asks whether a file may be one need not load the readers of them all.
 * What is read of them, and whether this version does, `texts/text-kinds.ts` says.
 */
const pastedKinds: ReadonlySet<string> = new Set([
  'vssadmin',
  'diskshadow',
  'powershell',
  'listing',
  'wbadmin',
  'kernel-log',
  'product-log',
  'message',
] satisfies readonly Kind[]);

/** True for a kind of text in which lines may stand that belong into runs. */
export function isPastedKind(kind: Kind): boolean {
  return pastedKinds.has(kind);
}
