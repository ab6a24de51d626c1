/**
 * A text with plain spaces for those that do not break: mail programs and web pages put them into what is copied out of them, and no tool
 * that is read here tells the two apart. Every place stays where it is.
 */
export function plainSpaces(text: string): string {
  return text.includes('\u00a0') ? text.replaceAll('\u00a0', ' ') : text;
}
