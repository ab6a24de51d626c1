/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { readProductLog } from './read-product-log';
export type { ProductLine, ProductLog, ProductLogProblem, ProductSession } from './model';
