import type { Span } from '../text/span';
import { orderKey, wordAround, type CompletionItem } from './completion-item';
import { checkedCodes } from './rule-words';
import { suppressionWords } from './suppression-words';

const wordPart = /[^\s,]/;
/** A comment longer than this suppresses nothing that a person wrote. */
const longestComment = 2000;

/** The words of a suppression comment, then the codes that it does not name yet. Other comments get nothing. */
export function commentItems(text: string, inner: Span, offset: number): CompletionItem[] {
  const word = wordAround(text, offset, wordPart, inner);
  const before = text.slice(Math.max(inner.start, word.start - longestComment), word.start).trim();
  if (before === '') return keywordItems(text.slice(word.start, offset), word);
  const [keyword = '', ...named] = before.split(/[\s,]+/);
  if (!suppressionWords.has(keyword)) return [];
  const after = text.slice(word.end, Math.min(inner.end, word.end + longestComment)).split(/[\s,]+/);
  const known = new Set([...named, ...after]);
  return checkedCodes()
    .filter(({ code }) => !known.has(code))
    .map(({ code, title }, place) => ({
      label: code,
      kind: 'code',
      detail: title,
      edit: { span: word, newText: code },
      sortText: orderKey(code.startsWith('HVB') ? 0 : 1, place),
    }));
}

/** Somebody who writes an ordinary comment is left alone. */
function keywordItems(typed: string, word: Span): CompletionItem[] {
  return [...suppressionWords]
    .filter(([keyword]) => keyword.startsWith(typed.toLowerCase()))
    .map(([keyword, about], place) => ({
      label: keyword,
      kind: 'code',
      detail: 'suppression',
      documentation: about,
      edit: { span: word, newText: keyword },
      sortText: orderKey(0, place),
    }));
}
