/** A path of a Windows host so that the same file is the same text. */
export function hostPathKey(path: string): string {
  return path.replaceAll('/', '\\').toLowerCase();
}
