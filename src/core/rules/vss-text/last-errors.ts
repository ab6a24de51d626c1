import { resultCodes } from '../../explain/facts/hresults';
import type { VssWriter } from '../../vss-text/model';

/** Words of vssadmin.exe in French: its string table (vssadmin.exe.mui, fr-FR, of Windows 8.1), in the order of the English one. */
const french: readonly (readonly [string, number])[] = [
  ['Cliché instantané incohérent', 0x800423f0],
  ['Ressources insuffisantes', 0x800423f1],
  ['Délai dépassé', 0x800423f2],
  ['Erreur récupérable', 0x800423f3],
  ['Erreur non récupérable', 0x800423f4],
];

/**
 * vssadmin prints the last error in words alone. Those of English and French are known; in another language the state still says
 * that the writer failed, and the words are shown as they are.
 */
const codesByWords: ReadonlyMap<string, string> = new Map([
  ...resultCodes.flatMap(({ shownAs, code }) => (shownAs === undefined ? [] : [[key(shownAs), hex(code)] as const])),
  ...french.map(([words, code]) => [key(words), hex(code)] as const),
]);

/** The result code of a writer's last error, where its words are known or it is a number. */
export function lastErrorCode({ lastError }: Pick<VssWriter, 'lastError'>): string | undefined {
  if (!lastError) return undefined;
  const { value } = lastError;
  const number = /\b0x(8[0-9a-f]{7})\b/i.exec(value)?.[1];
  if (number !== undefined) return `0x${number.toUpperCase()}`;
  const words = key(value);
  const known = codesByWords.get(words);
  if (known !== undefined) return known;
  // A paste without line breaks has the next label behind the words.
  return [...codesByWords].find(([one]) => words.startsWith(`${one} `))?.[1];
}

function key(words: string): string {
  return words.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function hex(code: number): string {
  return `0x${code.toString(16).toUpperCase()}`;
}
