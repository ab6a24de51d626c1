/** The words that make a comment a suppression, with what each does; the narrow one first. */
export const suppressionWords: ReadonlyMap<string, string> = new Map([
  ['hvb-disable-next-line', 'Silences the named codes on the line after this comment.'],
  ['hvb-disable', 'Silences the named codes in the whole file.'],
]);
