/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { openText } from './open-text';
export { isTextKind } from './text-kinds';
export { isTextLogKind, textLogOf } from './text-log';
export type { OpenText, TextEntry, TextSurroundings } from './text-kind';
