import type { Span } from '../../text/span';
import type { XmlDocument } from '../../xml';
import type { DocumentRule, FileEncoding } from '../config-input';

/**
 * Hyper-V writes UTF-16LE and says so. Tools that save the file again as UTF-8 leave the words "UTF-16" in it, and a strict
 * parser stops at the first byte (VOCABULARY.md section 1: two of the five files found in the wild).
 */
export const encodingMismatch: DocumentRule = {
  code: 'vmconfig/encoding-mismatch',
  title: 'The XML declaration names another encoding than the file has',
  cost: 'fast',
  severity: 'error',
  check({ document, encoding }, report) {
    const declared = encoding && declaredEncoding(document);
    if (!declared || agrees(declared.name.toLowerCase(), encoding.name, document.text)) return;
    const [actual, written] = [shownNames[encoding.name], declarationNames[encoding.name]];
    report({
      span: declared.span,
      message: `The file is ${actual}, but its declaration says ${declared.name}; a strict XML parser refuses it.`,
      fixes: () => [
        {
          title: `Declare ${written}`,
          edits: [{ span: declared.span, newText: written }],
          safety:
            encoding.name === 'utf-16le'
              ? 'It is what Hyper-V writes.'
              : 'It makes the file readable. Hyper-V writes UTF-16LE with a byte order mark: to give the file to a host, save it in that encoding and let it declare UTF-16.',
          preferred: true,
        },
      ],
    });
  },
};

const shownNames: Readonly<Record<FileEncoding['name'], string>> = {
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
};

const declarationNames: Readonly<Record<FileEncoding['name'], string>> = {
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'utf-8': 'UTF-8',
  'windows-1252': 'windows-1252',
};

function declaredEncoding({ text, children }: XmlDocument): { readonly name: string; readonly span: Span } | undefined {
  const [first] = children;
  if (first?.kind !== 'declaration') return undefined;
  // A declaration is short; one that is not is no place to search.
  const head = text.slice(first.span.start, Math.min(first.span.end, first.span.start + 500));
  const match = /\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head);
  if (!match?.[1]) return undefined;
  const start = first.span.start + match.index + match[0].length - 1 - match[1].length;
  return { name: match[1], span: { start, end: start + match[1].length } };
}

const wideNames: Readonly<Record<string, readonly FileEncoding['name'][]>> = {
  'utf-16': ['utf-16le', 'utf-16be'],
  'iso-10646-ucs-2': ['utf-16le', 'utf-16be'],
  'utf-16le': ['utf-16le'],
  'utf-16be': ['utf-16be'],
};

/** Encodings of one byte a character; in ASCII text they cannot be told from each other, and all of them are right. */
function agrees(declared: string, actual: FileEncoding['name'], text: string): boolean {
  const wide = Object.hasOwn(wideNames, declared) ? wideNames[declared] : undefined;
  if (wide) return wide.includes(actual);
  if (actual === 'utf-16le' || actual === 'utf-16be') return false;
  return declared === actual || !/[^\u0000-\u007f]/.test(text) || !knownNarrow.has(declared);
}

/** Of another declared encoding, such as windows-1251, the decoder cannot tell whether it is the true one. */
const knownNarrow: ReadonlySet<string> = new Set(['utf-8', 'us-ascii', 'windows-1252']);
