import { vssGuids } from '../explain/facts/vss-guids';
import type { MessageText } from '../message';
import { quotedIn } from '../logs/exported/message-data';
import type { PrivateValue } from './private-values';

const products: ReadonlySet<string> = new Set(vssGuids.map(({ name }) => name));

/** What of messages is a customer's own: what they quote - names of VMs, volumes and accounts - and the paths of disks. */
export function privateValuesOfMessage({ text, tokens, events, parts }: MessageText): PrivateValue[] {
  const paths = tokens.filter(({ kind }) => kind === 'file').map(({ value }) => value);
  const spans = parts.length === 0 ? events.map(({ body }) => body) : parts;
  const quoted = spans.flatMap(({ start, end }) => quotedIn(text.slice(start, end)));
  const names = quoted.filter(isName);
  return [
    ...[...new Set(names)].map((name) => ({ kind: 'vm' as const, text: name })),
    ...[...new Set([...paths, ...quoted.filter((one) => one.includes('\\'))])].map((path) => ({
      kind: 'path' as const,
      text: path,
    })),
  ];
}

/** No path, no status (`STATUS_IO_TIMEOUT(c00000b5)`), no sentence of an error, nothing that every Windows calls so. */
function isName(text: string): boolean {
  if (/[\\%.!?\u3002]$|\\|^[A-Z_]{1,60}\([^)]*\)$|^IVss/.test(text) || text.length > 64) return false;
  return text.split(' ').length <= 5 && !products.has(text);
}
