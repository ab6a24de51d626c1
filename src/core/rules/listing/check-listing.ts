import type { ListingText } from '../../listing/model';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding } from '../rule';
import { runTextRules } from '../run-text-rules';
import { listingInput } from './listing-input';
import { listingRules } from './rules';

/** All findings on directory listings, in the order of the text. */
export function checkListing(doc: ListingText, options: CheckTextOptions): readonly Finding[] {
  return runTextRules(listingRules, listingInput(doc, options.host), options);
}
