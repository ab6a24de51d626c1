import type { MessageText } from '../message';
import { quotedIn } from '../logs/exported/message-data';
import type { PrivateValue } from './private-values';

/** What of messages is a customer's own: what they quote - names of VMs, volumes and accounts - and the paths of disks. */
export function privateValuesOfMessage({ text, tokens, events, parts }: MessageText): PrivateValue[] {
  const paths = tokens.filter(({ kind }) => kind === 'file').map(({ value }) => value);
  const spans = parts.length === 0 ? events.map(({ body }) => body) : parts;
  const quoted = spans.flatMap(({ start, end }) => quotedIn(text.slice(start, end)));
  const names = quoted.filter(
    (one) => !/[\\%]/.test(one) && one.length <= 64 && !/^[A-Z_]{1,60}\([^)]*\)$|^IVss/.test(one),
  );
  return [
    ...[...new Set(names)].map((name) => ({ kind: 'vm' as const, text: name })),
    ...[...new Set([...paths, ...quoted.filter((one) => one.includes('\\'))])].map((path) => ({
      kind: 'path' as const,
      text: path,
    })),
  ];
}
