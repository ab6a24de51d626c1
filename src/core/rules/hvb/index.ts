import type { ConfigRule } from '../config-input';

/** The domain rules on one VM configuration, sorted by code. One file per rule; adding one is a file, a line here and a test. */
export const hvbRules: readonly ConfigRule[] = [];
