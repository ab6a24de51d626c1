/** The fixtures can also write logs, which no page does: what writing needs of Node is not there. */
export function crc32(): number {
  throw new Error('The pages of the harness write no logs.');
}
