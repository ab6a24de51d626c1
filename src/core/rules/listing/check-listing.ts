import type { ListingText } from '../../listing/model';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding } from '../rule';
import { runRules } from '../run';
import { listingInput } from './listing-input';
import { listingRules } from './rules';

/** All findings on directory listings, in the order of the text. */
export function checkListing(
  doc: ListingText,
  { uri, host, severities, shouldStop }: CheckTextOptions,
): readonly Finding[] {
  const findings = runRules(listingRules, listingInput(doc, host), {
    uri,
    hostOs: host?.os,
    ...(severities && { severities }),
    ...(shouldStop && { shouldStop }),
  });
  return findings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
