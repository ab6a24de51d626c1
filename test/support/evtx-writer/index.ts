export { ByteBuilder } from './bytes';
export { writeElement, writeInstance, type TemplateElement, type TemplateTree } from './binxml';
export { ChunkState } from './chunk-state';
export { crc } from './crc';
export type { EventField, EventSpec, EventValue, TypedValue } from './event';
export { encodeValue } from './values';
export {
  chunkSize,
  fileHeaderSize,
  sealChunk,
  sealFile,
  writeEvtx,
  type WriteOptions,
  type WrittenLog,
  type WrittenRecord,
} from './write-evtx';
