/**
 * Offsets and constants of EVTX, from the public descriptions of the format: libevtx, "Windows XML Event Log (EVTX) file
 * format", and [MS-EVEN6] for BinXML tokens and value types. All numbers are little-endian.
 */
export const fileHeaderSize = 4096;
export const chunkSize = 65536;
export const chunkHeaderSize = 512;
export const recordHeaderSize = 24;
/** A record ends with a copy of its size. */
export const recordTrailerSize = 4;

export const fileSignature = [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00] as const;
export const chunkSignature = [0x45, 0x6c, 0x66, 0x43, 0x68, 0x6e, 0x6b, 0x00] as const;
export const recordSignature = 0x00002a2a;

/** The token `fragmentHeader`, version 1.1 and no flags: how BinXML begins in nearly every record. */
export const fragmentHeader = 0x0001010f;

/** BinXML tokens without the bit that says "more data follows". */
export const token = {
  endOfFragment: 0x00,
  openStartElement: 0x01,
  closeStartElement: 0x02,
  closeEmptyElement: 0x03,
  endElement: 0x04,
  value: 0x05,
  attribute: 0x06,
  cdata: 0x07,
  characterReference: 0x08,
  entityReference: 0x09,
  instructionTarget: 0x0a,
  instructionData: 0x0b,
  templateInstance: 0x0c,
  normalSubstitution: 0x0d,
  optionalSubstitution: 0x0e,
  fragmentHeader: 0x0f,
} as const;

export const moreBit = 0x40;
export const arrayBit = 0x80;

/** Value types of BinXML. */
export const valueType = {
  null: 0x00,
  string: 0x01,
  ansiString: 0x02,
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
  sizeT: 0x10,
  fileTime: 0x11,
  systemTime: 0x12,
  sid: 0x13,
  hexInt32: 0x14,
  hexInt64: 0x15,
  binXml: 0x21,
} as const;
