/**
 * Result codes that such records carry, in a few words. The names are Windows's; the words are ours. Sources: the HRESULT tables
 * of the event catalogue (AlphaVSS, restic, Microsoft's checkpoint guide).
 */
const words: Readonly<Record<string, string>> = {
  '0x80070002': 'a file is missing',
  '0x80070003': 'a folder is missing',
  '0x80070005': 'access denied',
  '0x80070020': 'in use by another process',
  '0x80070050': 'a file of that name exists',
  '0x80070070': 'the disk is full',
  '0x80070079': 'a device did not answer in time',
  '0x800705B4': 'timed out',
  '0x80070299': 'the file has too many fragments for its file system',
  '0x8004230F': 'the shadow copy provider failed',
  '0x80042306': 'the shadow copy provider refused',
  '0x80042313': 'writes were not flushed in time',
  '0x80042314': 'writes could not be held',
  '0x80042316': 'another snapshot set is being made',
  '0x8004231F': 'too little shadow copy storage',
  '0x800423F0': 'the snapshot lacks a volume that the writer needs',
  '0x800423F1': 'the writer ran out of resources',
  '0x800423F2': 'the writer timed out between freeze and thaw',
  '0x800423F3': 'the writer failed, a retry may help',
  '0x800423F4': 'the writer failed, a retry will not help',
  '0x800423FB': 'auto-recovery of the shadow copy failed',
};

/** ` (0x80070020: in use by another process)`; only the code for one that is not known; nothing without a code. */
export function codeInWords(code: string | undefined): string {
  if (code === undefined) return '';
  const known = words[code];
  return known === undefined ? ` (${code})` : ` (${code}: ${known})`;
}
