/**
 * Names that rules propose instead of a VM's own. Reports with pseudonyms ask for them too: a name that was only changed a
 * little still names the customer.
 */

/** Characters that a Windows file name cannot hold. */
export const notInFileNames = /[\\/:*?"<>|]/g;

/** The name with a plus sign for each ampersand. */
export function withoutAmpersand(name: string): string {
  return name.replaceAll('&', '+');
}

/** The name with a hyphen for each character that a file name cannot hold. */
export function asFileName(name: string): string {
  return name.replace(notInFileNames, '-');
}
