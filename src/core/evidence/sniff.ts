import type { Kind } from './kinds';
import { sniffLimit, isVmConfigHead } from './sniff-text';
import { sniffPlainText } from './sniff-plain-text';
import { extensionOf } from './uri-path';

/** So many bytes give `sniffBytes` its 4,096 characters in UTF-16 too. */
export const sniffHeadBytes = 2 * sniffLimit;

/** So many bytes at the end hold the footer of a fixed VHD. */
export const sniffTailBytes = 512;

interface Signature {
  readonly offset: number;
  readonly bytes: readonly number[];
  readonly kind: (extension: string) => Kind;
  readonly source: string;
}

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

const disk = (extension: string): Kind => (extension === 'avhd' ? 'avhd' : 'vhd');
const diskX = (extension: string): Kind => (extension === 'avhdx' || extension === 'vhds' ? extension : 'vhdx');
// .vsv of 2016 and later is the same container and holds run-time state, as .vmrs does.
const store = (extension: string): Kind => (extension === 'vmrs' || extension === 'vsv' ? 'vmrs' : 'vmcx');

/** First match wins. The name only chooses between kinds that share one container. */
const signatures: readonly Signature[] = [
  { offset: 0, bytes: ascii('ElfFile\0'), kind: () => 'evtx', source: 'libevtx documentation, "File header"' },
  {
    offset: 0,
    bytes: ascii('ElfChnk\0'),
    kind: () => 'evtx',
    source: 'the same, "Chunk header": carved without the first',
  },
  { offset: 4, bytes: ascii('LfLe'), kind: () => 'evt', source: 'learn.microsoft.com, ELF_LOGFILE_HEADER' },
  { offset: 0, bytes: ascii('vhdxfile'), kind: diskX, source: '[MS-VHDX] section 2.2.1' },
  { offset: 0, bytes: ascii('conectix'), kind: disk, source: 'VHD specification 1.0, footer copy of a dynamic disk' },
  {
    offset: 0,
    bytes: [0x14, 0x20, 0x28, 0x01],
    kind: store,
    source: 'openvmm support/hvs_file FORMAT.md, first header',
  },
  { offset: 0x1000, bytes: [0x14, 0x20, 0x28, 0x01], kind: store, source: 'the same, second header' },
  { offset: 0, bytes: ascii('PK\x03\x04'), kind: () => 'zip', source: 'APPNOTE.TXT, local file header' },
  {
    offset: 0,
    bytes: ascii('PK\x05\x06'),
    kind: () => 'zip',
    source: 'APPNOTE.TXT, end of central directory: an empty archive',
  },
];

/**
 * What a file is, by its first bytes (`sniffHeadBytes` of them are enough). `tail`, its last 512 bytes, is needed for one
 * kind only: a fixed VHD has its cookie at the end. Never throws; what cannot be proven is `unknown`.
 */
export function sniffBytes(head: Uint8Array, name = '', tail?: Uint8Array): Kind {
  const extension = extensionOf(name);
  for (const { offset, bytes, kind } of signatures) {
    if (holds(head, offset, bytes)) return kind(extension);
  }
  if (tail && holds(tail, tail.length - sniffTailBytes, ascii('conectix'))) return disk(extension);
  const { text, hasZero } = asciiText(head);
  // Zeros after text are what a crash leaves of a file that was being written.
  if (isVmConfigHead(text)) return 'vm-config';
  return hasZero ? 'unknown' : sniffPlainText(text, extension);
}

/** True when `sniffBytes` could say more with the file's last bytes: the head has no signature and is no text. */
export function wantsTail(head: Uint8Array): boolean {
  return asciiText(head).hasZero && !signatures.some(({ offset, bytes }) => holds(head, offset, bytes));
}

function holds(bytes: Uint8Array, offset: number, wanted: readonly number[]): boolean {
  return offset >= 0 && wanted.every((byte, at) => bytes[offset + at] === byte);
}

/**
 * The head as text, good for ASCII only, which is all that markers are made of: UTF-16 by its BOM or by the zero in every
 * second byte, else byte by byte, up to a zero character, which no text has. Real decoding is `decodeText`.
 */
function asciiText(head: Uint8Array): { readonly text: string; readonly hasZero: boolean } {
  const wide = wideOrder(head);
  const step = wide === undefined ? 1 : 2;
  const from = byteOrderMark(head);
  const end = Math.min(head.length - step + 1, from + sniffLimit * step);
  let text = '';
  for (let at = from; at < end; at += step) {
    const code = unit(head, at, wide);
    if (code === 0) return { text, hasZero: true };
    text += String.fromCharCode(code);
  }
  return { text, hasZero: false };
}

function byteOrderMark(head: Uint8Array): number {
  if (holds(head, 0, [0xef, 0xbb, 0xbf])) return 3;
  return holds(head, 0, [0xff, 0xfe]) || holds(head, 0, [0xfe, 0xff]) ? 2 : 0;
}

function unit(bytes: Uint8Array, at: number, wide: 'little' | 'big' | undefined): number {
  const first = bytes[at] ?? 0;
  if (wide === undefined) return first;
  const second = bytes[at + 1] ?? 0;
  return wide === 'little' ? first | (second << 8) : (first << 8) | second;
}

function wideOrder(head: Uint8Array): 'little' | 'big' | undefined {
  if (holds(head, 0, [0xff, 0xfe])) return 'little';
  if (holds(head, 0, [0xfe, 0xff])) return 'big';
  // Without a BOM: text of ours begins with ASCII, whose other byte is zero in UTF-16.
  const [a = 0, b = 0, c = 0, d = 0] = head;
  if (head.length < 4) return undefined;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'little';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'big';
  return undefined;
}
