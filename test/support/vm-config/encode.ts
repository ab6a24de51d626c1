/** UTF-16LE with its byte order mark, as Hyper-V writes. */
export function encodeUtf16le(text: string, bom = true): Uint8Array {
  const marked = bom ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  for (let at = 0; at < marked.length; at++) {
    const unit = marked.charCodeAt(at);
    bytes[2 * at] = unit & 0xff;
    bytes[2 * at + 1] = unit >> 8;
  }
  return bytes;
}

/** UTF-16 with the other byte order. */
export function encodeUtf16be(text: string, bom = true): Uint8Array {
  const bytes = encodeUtf16le(text, bom);
  for (let at = 0; at + 1 < bytes.length; at += 2) [bytes[at], bytes[at + 1]] = [bytes[at + 1]!, bytes[at]!];
  return bytes;
}

/** UTF-8, which contradicts the declaration: what tools leave that save a configuration again. */
export function encodeUtf8(text: string, bom = false): Uint8Array {
  return new TextEncoder().encode(bom ? `\ufeff${text}` : text);
}
