/**
 * What VSS adds to its messages: a label alone with indented lines below it, twice - what it did, and where. The labels are in the
 * language of the system; in the second block a line with a GUID names the class of the writer, and the next line its name.
 */
const guidLine =
  /^(?:[ \t]{2,}|\t)[^\r\n:\uff1a]{1,60}[:\uff1a]\s?\{([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}\s*$/im;

/** The class of the writer that a message of VSS names, lower case, without braces. */
export function writerIn(message: string): string | undefined {
  return guidLine.exec(message)?.[1]?.toLowerCase();
}

/** A label alone, and an indented line below it; then another such block. */
const twoBlocks =
  /(?:^|\n)[^\s:\uff1a][^\n:\uff1a]{0,40}[:\uff1a][ \t\r]{0,8}\n(?:[ \t]{2,12}\S[^\n]{0,300}\n){1,12}(?:[ \t\r]{0,8}\n){0,2}[^\s:\uff1a][^\n:\uff1a]{0,40}[:\uff1a][ \t\r]{0,8}\n[ \t]{2}/;

/** True where the two blocks stand that VSS adds to its messages. */
export function hasVssBlocks(text: string): boolean {
  return twoBlocks.test(text);
}
