const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Text with the five references of XML and those by number replaced, once: `&amp;lt;` is `&lt;`. Anything else that looks like a
 * reference stays as it is, since a log declares no entities and none is ever expanded.
 */
export function withoutReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:([a-z]{2,4})|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (whole, name?: string, dec?: string, hex?: string) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
      const code = dec !== undefined ? Number(dec) : Number.parseInt(hex ?? '', 16);
      return isCharacter(code) ? String.fromCodePoint(code) : whole;
    },
  );
}

/** What a reference by number may stand for (XML 1.0, section 2.2), with the control characters that Windows writes all the same. */
function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}
