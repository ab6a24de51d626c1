/** The upper half of code page 437, which names without the UTF-8 flag are in (APPNOTE.TXT, appendix D). */
const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** The name of an entry as text. Many tools write UTF-8 and do not say so; what is no UTF-8 is code page 437. */
export function decodeEntryName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (cp437[byte - 0x80] ?? '?'))).join(
      '',
    );
  }
}

export interface EntryName {
  /** With `/`, without `..`, drives, and characters that a terminal or a screen would act on. Only shown: nothing is written. */
  readonly path: string;
  readonly isFolder: boolean;
  /** What was wrong with it, to follow "The name "x" ..."; absent for an ordinary one. */
  readonly oddity?: string;
}

/** Control characters, line separators, and marks that turn the direction of text round (Unicode Standard, section 23.2). */
const acting = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\u200e\u200f\ufeff]/g;

/** Windows' own limit for one path is 32,767 characters; what is shown is shorter. */
const longestName = 1_000;

/** Makes a name harmless. .NET before 4.6.1, and with it Compress-Archive of that time, wrote `\` between folders. */
export function readEntryName(written: string): EntryName {
  const oddities: string[] = [];
  const note = (words: string): void => {
    if (!oddities.includes(words)) oddities.push(words);
  };
  let text = written.replaceAll('\\', '/');
  const isFolder = text.endsWith('/');
  if (text.length > longestName) note(`has ${text.length} characters`);
  text = text.slice(0, longestName);
  if (text.search(acting) >= 0) note('holds control characters');
  text = text.replace(acting, '\ufffd');
  if (text.startsWith('/')) note('begins at a root');
  const segments: string[] = [];
  for (const segment of text.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (/^[A-Za-z]:/.test(segment)) note('names a drive');
    if (segment === '..') note('leads out of the archive');
    segments.push(segment === '..' ? '__' : segment.replaceAll(':', '_'));
  }
  if (segments.length === 0 && !isFolder) note('is empty');
  const path = segments.join('/') || (isFolder ? '' : 'unnamed');
  return { path, isFolder, ...(oddities.length > 0 && { oddity: oddities.join(' and ') }) };
}
