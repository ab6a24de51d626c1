/** Character classes of XML 1.0 (fifth edition), sections 2.2 and 2.3, as far as they can be told by one UTF-16 unit. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** What may begin a name. Above ASCII all is taken: real configurations have ASCII names, and a letter is no reason to stop. */
function isNameStart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x3a || code > 0x7f
  );
}

/** What may follow in a name: also `-`, `.` and digits. */
function isNamePart(code: number): boolean {
  return isNameStart(code) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e;
}

/** True for a name that XML allows. */
export function isName(text: string): boolean {
  if (text === '' || !isNameStart(text.charCodeAt(0))) return false;
  for (let at = 1; at < text.length; at++) if (!isNamePart(text.charCodeAt(at))) return false;
  return true;
}

/** True for a code point that a document may hold, written or as a numeric reference. */
export function isXmlCharacter(code: number): boolean {
  return (
    code === 0x09 ||
    code === 0x0a ||
    code === 0x0d ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
