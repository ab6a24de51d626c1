import { pathOf } from '../listing/disk-files';
import type { ListingText } from '../listing/model';
import type { PrivateValue } from './private-values';

/** What of directory listings is a customer's own: folders and names of files, which often are the names of VMs. */
export function privateValuesOfListing({ folders }: ListingText): PrivateValue[] {
  const paths = new Set<string>();
  for (const folder of folders) {
    if (folder.path) paths.add(`${folder.path.value}\\x`);
    for (const file of folder.files) {
      paths.add(pathOf(folder, file) ?? file.name.value);
      // Of a name that is cut off, what stands before the GUID.
      if (file.isCut && file.disk) paths.add(`${file.disk.base}.vhdx`);
    }
  }
  return [...paths].map((text) => ({ kind: 'path', text }));
}
