import type { ConfigRule, DocumentRule } from '../config-input';

/** Structure rules that need no configuration to be readable. */
export const documentRules: readonly DocumentRule[] = [];

/** Structure rules on a readable configuration (VOCABULARY.md section 10), sorted by code. */
export const structureRules: readonly ConfigRule[] = [];
