import { daemonRules } from './daemon';
import { hostRules } from './host';
import type { KernelLogRule } from './rule-of';

/** Every rule on what a Linux guest logs, by code. */
export const kernelLogRules: readonly KernelLogRule[] = [...daemonRules, ...hostRules].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
