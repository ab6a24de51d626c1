/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { readMessage } from './read-message';
export type { MessageEvent, MessageProblem, MessageText, MessageToken, VssMessage } from './model';
