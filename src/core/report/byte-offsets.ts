import { utf8Length } from './coverage';
import type { DecodedText } from '../text/decode';

/** Where places of a decoded text stand in its file. Asked in rising order it reads the text once, whatever is asked. */
export class ByteOffsets {
  private at = 0;
  private bytes: number;

  constructor(private readonly decoded: DecodedText) {
    this.bytes = decoded.bom ? (decoded.encoding === 'utf-8' ? 3 : 2) : 0;
  }

  /** The byte at which a place of the text stands; not before the last one that was asked for. */
  of(place: number): number {
    this.bytes += this.lengthOf(this.at, place);
    this.at = Math.max(place, this.at);
    return this.bytes;
  }

  /** How many bytes a part of the text takes. */
  lengthOf(start: number, end: number): number {
    if (end <= start) return 0;
    const { encoding, text } = this.decoded;
    if (encoding === 'windows-1252') return end - start;
    return encoding === 'utf-8' ? utf8Length(text.slice(start, end)) : 2 * (end - start);
  }
}
