import { parseGuid } from '../../vmconfig/values';

/** The GUID of a file that is named as a host names configurations, `<GUID>.xml`; lower case. */
export function fileGuid(fileName: string): string | undefined {
  return /\.xml$/i.test(fileName) && !fileName.startsWith('{') ? parseGuid(fileName.slice(0, -4)) : undefined;
}
