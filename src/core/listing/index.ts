/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { readListing } from './read-listing';
export type { ListedFile, ListedFolder, ListingText } from './model';
