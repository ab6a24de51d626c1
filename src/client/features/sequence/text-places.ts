/** How an editor and a file name the same place in a text: a file counts bytes, an editor lines and UTF-16 units. */

/** The line, from 0, in which a byte of a file stands. In UTF-16, which Windows writes, a line feed has a byte of 0 beside it. */
export function lineOfByte(bytes: Uint8Array, byteOffset: number): number {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const step = isLittle || isBig ? 2 : 1;
  const end = Math.min(byteOffset, bytes.length);
  let line = 0;
  for (let at = isBig ? 1 : 0; at < end; at += step) {
    if (bytes[at] === 0x0a && (step === 1 || bytes[isBig ? at - 1 : at + 1] === 0)) line++;
  }
  return line;
}

/** Where in its file the event begins that is at a place of a text of events as XML; `undefined` where none is. */
export function eventByteOffset(text: string, at: number, encoding: string): number | undefined {
  const start = eventStart(text, at);
  if (start === undefined) return undefined;
  const before = text.slice(0, start);
  switch (encoding) {
    case 'utf8':
      return utf8Length(before);
    case 'utf8bom':
      return 3 + utf8Length(before);
    case 'utf16le':
    case 'utf16be':
      return 2 + 2 * before.length;
    default:
      // In an encoding of a code page the bytes are not known from the text.
      return undefined;
  }
}

function eventStart(text: string, at: number): number | undefined {
  for (let start = at; start >= 0; start--) {
    start = text.lastIndexOf('<Event', start);
    // `<EventID>`, `<EventData>` and `<Events>` begin alike.
    if (start >= 0 && /[\s>]/.test(text.charAt(start + 6))) return start;
  }
  return undefined;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
