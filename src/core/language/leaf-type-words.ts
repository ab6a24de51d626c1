import type { LeafType } from '../vmconfig/values';

const words: Readonly<Record<LeafType, string>> = {
  string: 'Text as it stands.',
  integer: 'A decimal number, with a minus sign where it is negative.',
  bool: '`True` or `False`, with a capital letter.',
  bytes: 'Bytes as base64, wrapped at 64 characters.',
};

/** What a value of a type looks like, as Markdown. */
export function leafTypeText(type: LeafType): string {
  return words[type];
}
