import { isListing } from '../evidence/listing-shape';
import { hoverListing, listingFolding, listingOutline } from '../language/listing-words';
import type { ListingText } from '../listing/model';
import { readListing } from '../listing/read-listing';
import { privateValuesOfListing } from '../report/private-listing';
import { checkListing } from '../rules/listing/check-listing';
import type { TextKind } from './text-kind';

/** What `dir`, `Get-ChildItem`, `ls` and `tree` printed of folders with files of VMs. */
export const listing: TextKind<ListingText> = {
  kind: 'listing',
  isIn: isListing,
  read: readListing,
  check: checkListing,
  hover: hoverListing,
  outline: listingOutline,
  folding: listingFolding,
  privateValues: privateValuesOfListing,
};
