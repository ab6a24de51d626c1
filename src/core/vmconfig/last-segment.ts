/** The file of a path of the host; both slashes are understood. */
export function lastSegment(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
}
