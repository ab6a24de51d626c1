/**
 * Is this XML document a Hyper-V VM configuration? Most XML is not, so the answer must be cheap: at most 4,096 characters
 * are looked at, once, from left to right. This file imports nothing: the client bundles it alone (ARCHITECTURE.md).
 */
export const sniffLimit = 4096;

/** Names that a VM configuration has and no other `<configuration>` format is known to have (VOCABULARY.md, KEYS.tsv). */
const ownNames: ReadonlySet<string> = new Set([
  'ChannelInstanceGuid',
  'VDEVVersion',
  'global_id',
  'global_settings',
  'highly_available',
  'last_powered_off_time',
  'last_powered_on_time',
  'savedstate',
]);

/** Names that it shares with others: `<properties>` and `<settings>` also stand in MyBatis files, `<manifest>` in ClickOnce. */
const sharedNames: ReadonlySet<string> = new Set([
  'logical_id',
  'manifest',
  'properties',
  'settings',
  'subtype',
  'type_id',
]);

/** Stands among the names for a leaf that carries its type as Hyper-V writes it; other formats have such leaves too. */
const typedLeaf = 'type=""';

/**
 * True when the root is `<configuration>` and two different markers follow, one of them Hyper-V's own: a `_guid_` node,
 * a `vdevNNN`, or a name of the first list above. Never throws; a cut-off head gives the answer of what is there.
 */
export function isVmConfigHead(head: string): boolean {
  const text = head.length > sniffLimit ? head.slice(0, sniffLimit) : head;
  const found = new Set<string>();
  let hasOwn = false;
  let depth = 0;
  for (const { name, end } of startTags(text)) {
    if (depth++ === 0) {
      if (name !== 'configuration') return false;
      continue;
    }
    const own = isDeviceNode(name) || isManifestEntry(name) || ownNames.has(name);
    if (own || sharedNames.has(name)) found.add(name);
    if (isTypedLeaf(text, end)) found.add(typedLeaf);
    hasOwn ||= own;
    if (hasOwn && found.size >= 2) return true;
  }
  return false;
}

/** True when the root is that of events as XML and what follows is theirs: other formats have a root of that name, too. */
export function isEventXmlHead(head: string): boolean {
  const text = head.length > sniffLimit ? head.slice(0, sniffLimit) : head;
  const names = new Set<string>();
  for (const { name } of startTags(text)) {
    if (names.size === 0 && name !== 'Events' && name !== 'Event') return false;
    names.add(name);
    if (names.has('Event') && names.has('System') && names.has('Provider') && names.has('EventID')) return true;
  }
  return false;
}

/** Names of the start tags in order; what stands in comments, CDATA, instructions and a DOCTYPE is passed over. */
function* startTags(text: string): Generator<{ readonly name: string; readonly end: number }> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!isMarkup(text, at)) return;
  for (;;) {
    const open = text.indexOf('<', at);
    if (open < 0) return;
    const end = text.startsWith('<!', open) || text.startsWith('<?', open) ? endOfOther(text, open) : undefined;
    if (end !== undefined) {
      at = end;
      continue;
    }
    const nameEnd = endOfName(text, open + 1);
    // A name that touches the end of the head may be cut off, so it proves nothing.
    if (nameEnd >= text.length) return;
    if (nameEnd > open + 1) yield { name: text.slice(open + 1, nameEnd), end: nameEnd };
    at = nameEnd;
  }
}

/** XML begins with markup: nothing but white space may stand before the first `<`. */
function isMarkup(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return text[at] === '<';
}

function endOfOther(text: string, open: number): number {
  const [close, length] = text.startsWith('<!--', open)
    ? ['-->', 4]
    : text.startsWith('<![CDATA[', open)
      ? [']]>', 9]
      : text.startsWith('<?', open)
        ? ['?>', 2]
        : ['>', 2];
  const from = close === '>' ? endOfSubset(text, open) : open + length;
  const at = text.indexOf(close, from);
  return at < 0 ? text.length : at + close.length;
}

/** Past the internal subset of a DOCTYPE, whose own declarations hold `>`. */
function endOfSubset(text: string, open: number): number {
  const bracket = text.indexOf('[', open);
  const close = text.indexOf('>', open);
  if (bracket < 0 || (close >= 0 && close < bracket)) return open + 2;
  const end = text.indexOf(']', bracket);
  return end < 0 ? text.length : end;
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && isNameCharacter(text.charCodeAt(at))) at++;
  return at;
}

function isNameCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || // a-z
    (code >= 0x41 && code <= 0x5a) || // A-Z
    (code >= 0x2d && code <= 0x3a && code !== 0x2f) || // - . 0-9 :
    code === 0x5f || // _
    code > 0x7f
  );
}

/** `_guid_`: Hyper-V puts an underscore before the GUID because an XML name cannot start with a digit. */
function isDeviceNode(name: string): boolean {
  return name.length === 38 && /^_[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}_$/i.test(name);
}

function isTypedLeaf(text: string, nameEnd: number): boolean {
  return /^\s{1,8}type="(?:string|integer|bool|bytes)">/.test(text.slice(nameEnd, nameEnd + 32));
}

function isManifestEntry(name: string): boolean {
  return name.length === 7 && /^vdev\d{3}$/.test(name);
}
