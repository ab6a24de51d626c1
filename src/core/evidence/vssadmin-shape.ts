const guid = String.raw`\{[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}`;
/** A GUID and a version behind it, as a provider has them, and the name of one in quotation marks some labels before it. */
const idAndVersion = new RegExp(String.raw`:\s{0,4}${guid}\s{1,8}[^{}\n:]{1,60}:\s{0,4}\d{1,9}\.\d`, 'gi');
const nameBefore = /:\s{0,4}'[^'\n]{1,200}'\s[^{}\n']{0,120}\n?[^{}\n']{0,120}$/;
const longestBefore = 460;

/**
 * What vssadmin prints in every language, without its banner: two GUIDs and the number of a state (writers), a volume behind its
 * mount point in parentheses (shadow copies and their storage), or its command line at a prompt.
 */
const vssadminRows: readonly RegExp[] = [
  new RegExp(String.raw`:\s{0,4}${guid}[^{}]{0,120}:\s{0,4}(?:${guid}[^{}]{0,120}:\s{0,4})?\[\d{1,2}\]`, 'i'),
  /:\s{0,4}\([^\n]{1,300}?\)\s?\\\\\?\\Volume\{[0-9a-f]{1,8}/i,
  /^(?:[ \t>]{0,8})(?:PS )?[A-Z]:\\[^>\n]{0,260}> ?vssadmin(?:\.exe)? +[a-z]+ +[a-z]+/im,
];

/** True for a text in which something stands that vssadmin printed, in whatever language. */
export function isVssadmin(text: string): boolean {
  if (vssadminRows.some((row) => row.test(text)) || hasProvider(text)) return true;
  return /^Writer name: '/m.test(text) && /^[ \t]{1,12}Writer Id: \{/m.test(text);
}

/** The end of a provider is looked for first: names in quotation marks stand in any text. */
function hasProvider(text: string): boolean {
  for (const { index } of text.matchAll(idAndVersion))
    if (nameBefore.test(text.slice(Math.max(index - longestBefore, 0), index))) return true;
  return false;
}
