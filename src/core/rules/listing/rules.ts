import { checkpointRules } from './checkpoints';
import { diskRules } from './disks';
import type { ListingRule } from './listing-input';

/** Every rule on directory listings, by code. */
export const listingRules: readonly ListingRule[] = [...checkpointRules, ...diskRules].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
