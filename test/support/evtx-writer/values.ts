import { ByteBuilder } from './bytes';
import type { EventValue, TypedValue } from './event';

/** A value as it stands in a template instance. */
export interface EncodedValue {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** [MS-EVEN6] 2.2.13, "Binary XML": BinXml value types. */
export const typeCodes: Readonly<Record<Exclude<TypedValue['type'], 'array'>, number>> = {
  null: 0x00,
  string: 0x01,
  ansi: 0x02,
  int8: 0x03,
  uint8: 0x04,
  int16: 0x05,
  uint16: 0x06,
  int32: 0x07,
  uint32: 0x08,
  int64: 0x09,
  uint64: 0x0a,
  real32: 0x0b,
  real64: 0x0c,
  bool: 0x0d,
  binary: 0x0e,
  guid: 0x0f,
  size: 0x10,
  fileTime: 0x11,
  systemTime: 0x12,
  sid: 0x13,
  hex32: 0x14,
  hex64: 0x15,
};

/** The type that a template expects of a value. */
export function codeOf(value: EventValue): number {
  if (typeof value === 'string') return typeCodes.string;
  if (value.type !== 'array') return typeCodes[value.type];
  const [first] = value.items;
  return 0x80 | (first && first.type !== 'array' ? typeCodes[first.type] : typeCodes.string);
}

/** Encodes a value as Windows does. */
export function encodeValue(value: EventValue): EncodedValue {
  const out = new ByteBuilder(64);
  const typed: TypedValue = typeof value === 'string' ? { type: 'string', value } : value;
  write(out, typed, false);
  return { type: codeOf(value), bytes: out.slice(0, out.length) };
}

function write(out: ByteBuilder, value: TypedValue, isItem: boolean): void {
  switch (value.type) {
    case 'null':
      return;
    case 'array':
      for (const item of value.items) write(out, item, true);
      return;
    case 'string':
      out.text(value.value);
      if (isItem) out.u16(0);
      return;
    case 'ansi':
      out.put(Uint8Array.from(value.value, (character) => character.charCodeAt(0)));
      if (isItem) out.u8(0);
      return;
    case 'int8':
    case 'uint8':
      out.u8(value.value & 0xff);
      return;
    case 'int16':
    case 'uint16':
      out.u16(value.value & 0xffff);
      return;
    case 'int32':
    case 'uint32':
    case 'hex32':
      out.u32(value.value >>> 0);
      return;
    case 'int64':
    case 'uint64':
    case 'hex64':
    case 'size':
    case 'fileTime':
      out.u64(BigInt.asUintN(64, value.value));
      return;
    case 'real32':
      out.put(new Uint8Array(Float32Array.of(value.value).buffer));
      return;
    case 'real64':
      out.put(new Uint8Array(Float64Array.of(value.value).buffer));
      return;
    case 'bool':
      out.u32(value.value ? 1 : 0);
      return;
    case 'binary':
    case 'systemTime':
      out.put(value.value);
      return;
    case 'guid':
      out.put(guidBytes(value.value));
      return;
    case 'sid':
      out.put(sidBytes(value.value));
      return;
  }
}

/** A GUID's text, with or without braces, as its sixteen bytes: three numbers, then eight bytes. */
export function guidBytes(text: string): Uint8Array {
  const hex = text.replace(/[{}-]/g, '');
  const at = (index: number): number => Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  return Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15], at);
}

function sidBytes(text: string): Uint8Array {
  const [revision = 1, authority = 0, ...parts] = text.split('-').slice(1).map(Number);
  const out = new ByteBuilder(32);
  out.u8(revision);
  out.u8(parts.length);
  for (let shift = 5; shift >= 0; shift--) out.u8(Math.floor(authority / 256 ** shift) % 256);
  for (const part of parts) out.u32(part);
  return out.slice(0, out.length);
}
