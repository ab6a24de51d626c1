import { filetimeToIso } from '../../vmconfig/filetime';
import { DamagedRecord, decodeUtf16, type ChunkBytes } from './bytes';
import { arrayBit, valueType } from './layout';

/** A substitution value of a record: where its bytes stand, not decoded before it is asked for. */
export interface RawValue {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
}

const fixedSizes: Readonly<Record<number, number>> = {
  [valueType.int8]: 1,
  [valueType.uint8]: 1,
  [valueType.int16]: 2,
  [valueType.uint16]: 2,
  [valueType.int32]: 4,
  [valueType.uint32]: 4,
  [valueType.int64]: 8,
  [valueType.uint64]: 8,
  [valueType.real32]: 4,
  [valueType.real64]: 8,
  [valueType.bool]: 4,
  [valueType.guid]: 16,
  [valueType.fileTime]: 8,
  [valueType.systemTime]: 16,
  [valueType.hexInt32]: 4,
  [valueType.hexInt64]: 8,
};

/** The items of a value as text, in the form Windows renders them; one for a scalar, none for null. */
export function valueTexts(chunk: ChunkBytes, value: RawValue): string[] {
  const { type, offset, size } = value;
  if (type === valueType.null || (size === 0 && type !== valueType.string)) return [];
  chunk.need(offset, size, 'A value');
  if ((type & arrayBit) === 0) return [scalarText(chunk, type, offset, size)];
  return arrayTexts(chunk, type & ~arrayBit, offset, size);
}

function arrayTexts(chunk: ChunkBytes, type: number, offset: number, size: number): string[] {
  if (type === valueType.string) return splitText(decodeUtf16(chunk.bytes, offset, size >> 1));
  if (type === valueType.ansiString) return splitText(ansiText(chunk, offset, size));
  const item = fixedSizes[type] ?? (type === valueType.sizeT ? (size % 8 === 0 ? 8 : 4) : 0);
  if (item === 0) throw new DamagedRecord(`An array of value type 0x${type.toString(16)} is not known`, offset);
  const texts: string[] = [];
  for (let at = offset; at + item <= offset + size; at += item) texts.push(scalarText(chunk, type, at, item));
  return texts;
}

/** Strings of an array end with a zero each. */
function splitText(text: string): string[] {
  const items = text.split('\0');
  if (items.at(-1) === '') items.pop();
  return items;
}

/** A value that is no array and not null as text, in the form Windows renders it. Its bytes must be there. */
export function scalarText(chunk: ChunkBytes, type: number, offset: number, size: number): string {
  const { view, bytes } = chunk;
  const wanted = fixedSizes[type];
  if (wanted !== undefined && size < wanted) throw new DamagedRecord('A value is shorter than its type', offset);
  switch (type) {
    case valueType.string:
      return decodeUtf16(bytes, offset, unitsWithoutZeros(bytes, offset, size >> 1));
    case valueType.ansiString:
      return withoutZeros(ansiText(chunk, offset, size));
    case valueType.int8:
      return String(view.getInt8(offset));
    case valueType.uint8:
      return String(view.getUint8(offset));
    case valueType.int16:
      return String(view.getInt16(offset, true));
    case valueType.uint16:
      return String(view.getUint16(offset, true));
    case valueType.int32:
      return String(view.getInt32(offset, true));
    case valueType.uint32:
      return String(view.getUint32(offset, true));
    case valueType.int64:
      return String(view.getBigInt64(offset, true));
    case valueType.uint64:
      return String(view.getBigUint64(offset, true));
    case valueType.real32:
      return String(view.getFloat32(offset, true));
    case valueType.real64:
      return String(view.getFloat64(offset, true));
    case valueType.bool:
      return view.getUint32(offset, true) === 0 ? 'false' : 'true';
    case valueType.binary:
      return hex(bytes.subarray(offset, offset + size));
    case valueType.guid:
      return guidText(view, offset);
    case valueType.sizeT:
      return `0x${(size >= 8 ? view.getBigUint64(offset, true) : BigInt(view.getUint32(offset, true))).toString(16)}`;
    case valueType.fileTime:
      return filetimeText(view.getBigUint64(offset, true));
    case valueType.systemTime:
      return systemTimeText(view, offset);
    case valueType.sid:
      return sidText(view, offset, size);
    case valueType.hexInt32:
      return `0x${view.getUint32(offset, true).toString(16)}`;
    case valueType.hexInt64:
      return `0x${view.getBigUint64(offset, true).toString(16)}`;
    default:
      throw new DamagedRecord(`Value type 0x${type.toString(16)} is not known`, offset);
  }
}

function unitsWithoutZeros(bytes: Uint8Array, offset: number, units: number): number {
  let count = units;
  while (count > 0 && bytes[offset + 2 * count - 1] === 0 && bytes[offset + 2 * count - 2] === 0) count--;
  return count;
}

function withoutZeros(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
  return end === text.length ? text : text.slice(0, end);
}

const western = new TextDecoder('windows-1252');

function ansiText({ bytes }: ChunkBytes, offset: number, size: number): string {
  return western.decode(bytes.subarray(offset, offset + size));
}

/** `00` to `ff`. */
const pairs: readonly string[] = Array.from({ length: 256 }, (_unused, byte) => byte.toString(16).padStart(2, '0'));

function pair(view: DataView, offset: number): string {
  return pairs[view.getUint8(offset)] ?? '';
}

function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += pairs[byte] ?? '';
  return text.toUpperCase();
}

/** `{6066f867-7ca1-4418-85fd-36e3f9c0600c}`. */
export function guidText(view: DataView, offset: number): string {
  const digits = (at: number): string => pair(view, offset + at);
  const head = `${digits(3)}${digits(2)}${digits(1)}${digits(0)}-${digits(5)}${digits(4)}-${digits(7)}${digits(6)}`;
  const tail = `${digits(10)}${digits(11)}${digits(12)}${digits(13)}${digits(14)}${digits(15)}`;
  return `{${head}-${digits(8)}${digits(9)}-${tail}}`;
}

/** A time outside of what a clock can show stays a number: it is shown, not believed. */
function filetimeText(value: bigint): string {
  return filetimeToIso(value) ?? String(value);
}

function systemTimeText(view: DataView, offset: number): string {
  const field = (index: number, digits: number): string =>
    String(view.getUint16(offset + 2 * index, true)).padStart(digits, '0');
  // Year, month, weekday, day, hour, minute, second, millisecond.
  return `${field(0, 4)}-${field(1, 2)}-${field(3, 2)}T${field(4, 2)}:${field(5, 2)}:${field(6, 2)}.${field(7, 3)}Z`;
}

function sidText(view: DataView, offset: number, size: number): string {
  if (size < 8) throw new DamagedRecord('A security identifier is too short', offset);
  const count = view.getUint8(offset + 1);
  if (8 + 4 * count > size) throw new DamagedRecord('A security identifier is longer than its value', offset);
  let authority = 0;
  for (let at = 2; at < 8; at++) authority = authority * 256 + view.getUint8(offset + at);
  let text = `S-${view.getUint8(offset)}-${authority}`;
  for (let index = 0; index < count; index++) text += `-${view.getUint32(offset + 8 + 4 * index, true)}`;
  return text;
}
