import { applicationRules } from './applications';
import { codeRules } from './codes';
import { jobRules } from './jobs';
import type { ProductLogRule } from './rule-of';
import { sqlWriterRules } from './sql-writer';

/** Every rule on product logs, by code. */
export const productLogRules: readonly ProductLogRule[] = [
  ...codeRules,
  ...sqlWriterRules,
  ...applicationRules,
  ...jobRules,
].sort((a, b) => (a.code < b.code ? -1 : 1));
