import { codeRules } from './codes';
import { providerRules } from './providers';
import { storageRules } from './storages';
import type { VssTextRule } from './vss-text-input';
import { writerRules } from './writers';

/** Every rule on the output of vssadmin, by code. */
export const vssTextRules: readonly VssTextRule[] = [
  ...writerRules,
  ...providerRules,
  ...storageRules,
  ...codeRules,
].sort((a, b) => (a.code < b.code ? -1 : 1));
