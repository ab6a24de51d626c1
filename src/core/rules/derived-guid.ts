/**
 * A GUID for a text that we propose. Core has no randomness, and the same document must give the same edit each time, so it
 * is derived from a seed; `isTaken` sees to it that nothing in the document has it. Version 8 is RFC 9562's "custom": it does
 * not pass for a random GUID.
 */
export function derivedGuid(seed: string, isTaken: (guid: string) => boolean): string {
  for (let counter = 0; ; counter++) {
    const guid = guidOf(`${seed}/${counter}`);
    if (!isTaken(guid)) return guid;
  }
}

function guidOf(text: string): string {
  const hex = [0, 1, 2, 3].map((lane) => hash32(text, lane).toString(16).padStart(8, '0')).join('');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20)].join('-');
}

/** FNV-1a from another start in each lane, finished as in MurmurHash3: it has to spread, not to withstand anybody. */
function hash32(text: string, lane: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(lane, 0x9e3779b9);
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
