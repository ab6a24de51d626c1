/** A small seeded generator (mulberry32): the same damage in every run, so that a failure can be looked at. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** What slips and tools leave in XML. */
const telling = [
  '<',
  '>',
  '/',
  '"',
  "'",
  '=',
  '&',
  ' ',
  '\n',
  '\0',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '</',
  '/>',
  'x',
  '\ud83d',
  '&amp',
  '&#0;',
  '<!DOCTYPE a [',
];

/** The text cut at every `step`-th offset. */
export function* truncations(text: string, step: number): Generator<string, void, undefined> {
  for (let at = 0; at < text.length; at += step) yield text.slice(0, at);
}

/** The text with one telling piece inserted, replaced or one to eight characters deleted at every `step`-th offset. */
export function* damages(text: string, step: number, seed = 1): Generator<string, void, undefined> {
  const random = seededRandom(seed);
  for (let at = 0; at < text.length; at += step) {
    const piece = telling[Math.floor(random() * telling.length)] ?? '<';
    const length = 1 + Math.floor(random() * 8);
    yield text.slice(0, at) + piece + text.slice(at);
    yield text.slice(0, at) + piece + text.slice(at + piece.length);
    yield text.slice(0, at) + text.slice(at + length);
  }
}

/** Bytes with one to eight of them overwritten, `count` times over the whole length. */
export function* damagedBytes(bytes: Uint8Array, count: number, seed = 1): Generator<Uint8Array, void, undefined> {
  const random = seededRandom(seed);
  for (let made = 0; made < count; made++) {
    const copy = bytes.slice();
    const changes = 1 + Math.floor(random() * 8);
    for (let change = 0; change < changes; change++)
      copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
    yield copy;
  }
}
