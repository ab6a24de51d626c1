import { codeRules } from './codes';
import { eventRules } from './event-rules';
import { jobRules } from './job-rules';
import type { MessageRule } from './message-input';

/** Every rule on messages pasted alone, by code; those on records run beside them (record-rules.ts). */
export const messageRules: readonly MessageRule[] = [...codeRules, ...eventRules, ...jobRules].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
