/** The encodings that configurations and logs of Windows come in. */
export type TextEncodingName = 'utf-16le' | 'utf-16be' | 'utf-8' | 'windows-1252';

export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: TextEncodingName;
  readonly bom: boolean;
  /** How many characters could not be decoded. */
  readonly replacements: number;
  /** Offset in `text` of the first of them; its end for half a character there. */
  readonly firstReplacement?: number;
}

const replacement = '\ufffd';

/**
 * Decodes by byte order mark, then by the zeros that UTF-16 leaves in ASCII, then as UTF-8. Bytes that are no UTF-8 and do
 * not say so are taken as Windows-1252, where every byte is a character. Malformed bytes become U+FFFD and are counted; half a
 * character at the end of UTF-16 is counted and left out, as editors do, so that a file cut there just ends before it.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), 'utf-16le', true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), 'utf-16be', true);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return finish(decoder('utf-8').decode(bytes.subarray(3)), 'utf-8', true);
  }
  const wide = wideByZeros(bytes);
  return wide === undefined ? decodeNarrow(bytes) : decodeUtf16(bytes, wide, false);
}

/** XML begins with `<` and ASCII after it: the second byte of each pair is zero in UTF-16LE, the first in UTF-16BE. */
function wideByZeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4) return undefined;
  const [a, b, c, d] = bytes;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  return undefined;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', bom: boolean): DecodedText {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  // Not every host has a UTF-16BE decoder; swapping the bytes gives what all of them have.
  const little = encoding === 'utf-16be' ? swapped(whole) : whole;
  const decoded = finish(decoder('utf-16le').decode(little), encoding, bom);
  if (whole.length === bytes.length) return decoded;
  const { text, replacements, firstReplacement = text.length } = decoded;
  return { ...decoded, replacements: replacements + 1, firstReplacement };
}

function swapped(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    result[at] = bytes[at + 1] ?? 0;
    result[at + 1] = bytes[at] ?? 0;
  }
  return result;
}

function decodeNarrow(bytes: Uint8Array): DecodedText {
  const text = decoder('utf-8').decode(bytes);
  const decoded = finish(text, 'utf-8', false);
  const declared = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]+)/i.exec(text.slice(0, 400))?.[1]?.toLowerCase();
  const western = declared === 'windows-1252' || declared === 'iso-8859-1' || declared === undefined;
  if (decoded.replacements === 0 || !western || bytes.includes(0)) return decoded;
  return finish(decoder('windows-1252').decode(bytes), 'windows-1252', false);
}

function decoder(label: string): TextDecoder {
  return new TextDecoder(label, { ignoreBOM: true });
}

function finish(text: string, encoding: TextEncodingName, bom: boolean): DecodedText {
  const first = text.indexOf(replacement);
  if (first < 0) return { text, encoding, bom, replacements: 0 };
  let replacements = 0;
  for (let at = first; at >= 0; at = text.indexOf(replacement, at + 1)) replacements++;
  return { text, encoding, bom, replacements, firstReplacement: first };
}
