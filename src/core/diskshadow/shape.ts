/** What only a session of diskshadow prints: its banner, a prompt with one of its verbs, its failures and its lists. */
const sessionLines: readonly RegExp[] = [
  /^Microsoft DiskShadow version \d/i,
  /^DISKSHADOW>/i,
  /^-> ?(?:set (?:context|option|metadata|verbose)|load metadata|begin (?:backup|restore)|end (?:backup|restore)|add (?:volume|alias)|simulate restore|writer (?:verify|exclude)|delete shadows|list (?:writers|shadows|providers)|(?:un)?expose|create|import|revert|reset)\b/i,
  /^- Returned HRESULT: [0-9a-f]{8}\s*$/i,
  /^\* Shadow copy ID = \{[0-9a-f]{8}-/i,
  /^\* ProviderID: \{[0-9a-f]{8}-/i,
  /^\* WRITER [^\n]{1,200}$/,
  /^Alias \S{1,100} for shadow (?:set )?ID \{[0-9a-f]{8}-/i,
];

/** These two words together begin a line in nothing else; the others of the table are words of other tools as well. */
const characteristic =
  /^(?:set context|set metadata|set option|load metadata|begin backup|end backup|begin restore|end restore|add volume|simulate restore|writer verify|writer exclude|delete shadows)$/;
/** The first words of all commands; the table of them is not loaded where a text is only recognised. A test compares both. */
const firstWord =
  /^(?:set|load|writer|add|create|exec|begin|end|simulate|reset|list|delete|import|mask|expose|unexpose|break|revert|exit)$/;
const sure = 2;
const longest = 1000;

/** The text of a line without what a quoted mail puts before it, blanks and indentation. */
function bareLine(line: string): string {
  return line
    .slice(0, longest)
    .replace(/^[ \t\u00a0]{0,32}(?:>[ \t]?){0,8}/, '')
    .trim();
}

/** True for a line that only a session prints. */
export function isSessionLine(line: string): boolean {
  const bare = bareLine(line);
  return sessionLines.some((pattern) => pattern.test(bare));
}

/** True for a text in which something stands that a session of diskshadow printed. */
export function isDiskshadowIn(text: string): boolean {
  return /^[ \t>\u00a0]{0,40}(?:Microsoft DiskShadow version \d|DISKSHADOW>|-> ?[a-z]{3,8}\b|- Returned HRESULT: [0-9a-f]{8}|\* (?:Shadow copy ID = |ProviderID: )\{|Alias \S{1,100} for shadow (?:set )?ID \{)/im.test(
    text,
  )
    ? text.split(/[\r\n]/, mostLines).some(isSessionLine)
    : false;
}
const mostLines = 200_000;

/** True for a script whatever its name: two different commands at the start of a line that no other tool has, and hardly anything else. */
export function isDiskshadowScript(text: string): boolean {
  const found = new Set<string>();
  let [known, others] = [0, 0];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const bare = bareLine(line);
    if (bare === '' || bare.startsWith('#') || bare.startsWith('//')) continue;
    const [first = '', second = ''] = bare.toLowerCase().split(/\s+/, 2);
    const two = `${first} ${second}`;
    if (characteristic.test(two)) found.add(two);
    if (firstWord.test(first)) known++;
    else others++;
  }
  return found.size >= sure && known > others;
}
