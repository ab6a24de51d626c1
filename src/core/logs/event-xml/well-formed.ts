/** A start tag with its attributes: only what XML allows in them. */
const startTag = /<([^\s<>/=&"'!?]+)(?:\s+[^\s<>/=&"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/y;
const endTag = /<\/([^\s<>/=&"'!?]+)\s*>/y;

/** What is passed over, by how it begins and ends. */
const passedOver: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/**
 * Why a text is no single well-formed element, in a sentence; `undefined` when it is one. The library reads on where tags do not
 * match, and would give a record whose values are another's. A bare `&` is let pass: it changes no value but its own.
 */
export function illFormed(text: string): string | undefined {
  const open: string[] = [];
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    if (open.length === 0 && at > 0) return 'Something follows the element.';
    const other = passedOver.find(([begin]) => text.startsWith(begin, at));
    if (other) {
      const end = text.indexOf(other[1], at + other[0].length);
      if (end === -1) return brokenAt(at);
      at = end + other[1].length;
      continue;
    }
    const pattern = text[at + 1] === '/' ? endTag : startTag;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return brokenAt(at);
    const [, name = '', isClosed = ''] = match;
    at = pattern.lastIndex;
    if (pattern === startTag) {
      if (isClosed === '') open.push(name);
      continue;
    }
    const expected = open.pop();
    if (expected !== name) return `"${short(name)}" ends where "${short(expected ?? '')}" is open.`;
  }
  return open.length === 0 ? undefined : `"${short(open.at(-1) ?? '')}" has no end.`;
}

function brokenAt(at: number): string {
  return `The tag at character ${at + 1} of it is broken.`;
}

function short(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}...` : name;
}
