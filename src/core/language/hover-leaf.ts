import type { Span } from '../text/span';
import { touches } from '../text/span';
import { catalogueRowOf } from './rule-words';
import { code, paragraphs } from './hover-text';
import type { Hover } from './hover';
import { suppressionWords } from './suppression-words';

/** A longer declaration or comment is looked at only to here; real ones have one line. */
const longestLeaf = 2000;

interface Word {
  readonly text: string;
  readonly span: Span;
}

function wordAt(text: string, leaf: Span, offset: number, pattern: RegExp): Word | undefined {
  const slice = text.slice(leaf.start, Math.min(leaf.end, leaf.start + longestLeaf));
  for (const match of slice.matchAll(pattern)) {
    const start = leaf.start + match.index;
    const span = { start, end: start + match[0].length };
    if (touches(span, offset)) return { text: match[0], span };
  }
  return undefined;
}

const declarationWords: Readonly<Record<string, string>> = {
  encoding:
    'The encoding that the file says it is in. Hyper-V writes UTF-16, little endian, with a byte order mark; what is stated here must be what the bytes are.',
  'utf-16':
    'Two bytes for most characters: what Hyper-V writes, little endian and with the byte order mark FF FE. A file that says UTF-16 and is stored as UTF-8 was saved again by a tool; strict readers refuse it.',
  'utf-8': 'Hyper-V itself writes UTF-16; a file in UTF-8 was saved again by a tool. It is read all the same.',
  version: 'The version of XML itself, always 1.0.',
  standalone: 'Says that the file needs no document type from elsewhere. Hyper-V always writes "yes".',
};

/** A word of the XML declaration. */
export function declarationHover(text: string, leaf: Span, offset: number): Hover | undefined {
  const word = wordAt(text, leaf, offset, /[A-Za-z][\w.-]*/g);
  const about = word && declarationWords[word.text.toLowerCase()];
  return word && about !== undefined
    ? { span: word.span, markdown: paragraphs(`**${code(word.text)}**`, about) }
    : undefined;
}

/** A suppression comment: its keyword or one of its codes. Other comments say nothing. */
export function commentHover(text: string, leaf: Span, offset: number): Hover | undefined {
  if (!/^<!--\s{0,80}hvb-disable(?:-next-line)?(?=[\s,]|-->)/.test(text.slice(leaf.start, leaf.start + 120))) {
    return undefined;
  }
  const closed = text.endsWith('-->', leaf.end);
  const inner = { start: leaf.start + '<!--'.length, end: leaf.end - (closed ? '-->'.length : 0) };
  const word = wordAt(text, inner, offset, /[^\s,]+/g);
  if (!word) return undefined;
  const keyword = suppressionWords.get(word.text);
  if (keyword !== undefined) return { span: word.span, markdown: paragraphs(`**${code(word.text)}**`, keyword) };
  const row = catalogueRowOf(word.text);
  const about = !row
    ? 'No finding has this code, so it silences nothing.'
    : row.isChecked
      ? row.title
      : `${row.title}\n\nThis is not checked in a configuration, so nothing is silenced.`;
  return { span: word.span, markdown: paragraphs(`**${code(word.text)}**`, about) };
}
