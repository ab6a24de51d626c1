import { decodeText } from '../../text/decode';

/** How the text of a log stands in its bytes. */
export interface SourceEncoding {
  /** Bytes of one unit of the text that is searched. */
  readonly unitBytes: 1 | 2;
  /** The byte order mark. */
  readonly markBytes: number;
  /**
   * Bytes as text of which each character is one unit, so that an offset in it is an offset in the file. Markup is ASCII in every
   * encoding of these logs; of the rest nothing is said.
   */
  readonly units: (bytes: Uint8Array) => string;
  /** Bytes as their real text. */
  readonly decode: (bytes: Uint8Array) => RealText;
}

export interface RealText {
  readonly text: string;
  /** What had to be guessed, or is lost. */
  readonly doubt?: string;
}

/** So many bytes show a byte order mark, UTF-16 without one, and what the declaration says. */
export const encodingHeadBytes = 512;

/** The encoding by the first bytes of a log. */
export function encodingOf(head: Uint8Array): SourceEncoding {
  // An even piece: half a character would be counted as damage.
  const { encoding, bom, text } = decodeText(head.subarray(0, head.length - (head.length % 2)));
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return wide(encoding, bom);
  const declared = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]+)/i.exec(text)?.[1]?.toLowerCase();
  return narrow(bom ? 'utf-8' : declared, bom);
}

function wide(encoding: 'utf-16le' | 'utf-16be', bom: boolean): SourceEncoding {
  const little = new TextDecoder('utf-16le', { ignoreBOM: true });
  const units = (bytes: Uint8Array): string => {
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
    return little.decode(encoding === 'utf-16be' ? swapped(whole) : whole);
  };
  return { unitBytes: 2, markBytes: bom ? 2 : 0, units, decode: (bytes) => lossless(units(bytes)) };
}

/** Not every host has a UTF-16BE decoder. */
function swapped(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    result[at] = bytes[at + 1] ?? 0;
    result[at + 1] = bytes[at] ?? 0;
  }
  return result;
}

function narrow(declared: string | undefined, bom: boolean): SourceEncoding {
  // In this encoding every byte is one character, and the first 128 are ASCII.
  const western = new TextDecoder('windows-1252', { ignoreBOM: true });
  const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  const tolerant = new TextDecoder('utf-8', { ignoreBOM: true });
  const units = (bytes: Uint8Array): string => western.decode(bytes);
  const decode = (bytes: Uint8Array): RealText => {
    if (declared === 'windows-1252' || declared === 'iso-8859-1') return { text: units(bytes) };
    try {
      return { text: strict.decode(bytes) };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    if (declared === 'utf-8') return lossless(tolerant.decode(bytes));
    return { text: units(bytes), doubt: 'The text is not UTF-8; it is read as Windows-1252.' };
  };
  return { unitBytes: 1, markBytes: bom ? 3 : 0, units, decode };
}

function lossless(text: string): RealText {
  return text.includes('\ufffd') ? { text, doubt: 'Characters that could not be decoded stand as U+FFFD.' } : { text };
}
