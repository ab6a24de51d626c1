import type { FileEncoding } from './config-input';
import type { Finding } from './rule';

/** Above so many characters a document is not diagnosed on each edit (DESIGN.md section 8: 20 MB). */
export const inlineLimitChars = 20 * 1024 * 1024;

/** The code of the one finding that such a document gets. */
export const tooLargeCode = 'vmconfig/too-large-for-inline';

/** Says why nothing is underlined in a very large document, and what to do instead. */
export function tooLargeForInline(uri: string, lengthChars: number): Finding {
  const million = (value: number): string => (value / (1024 * 1024)).toFixed(1);
  return {
    code: tooLargeCode,
    severity: 'info',
    message: `This document has ${million(lengthChars)} million characters; above ${million(inlineLimitChars)} it is not diagnosed while you type. Run "Hyper-V Backup: Diagnose File", or hvbackup check.`,
    uri,
    span: { start: 0, end: 0 },
    related: [],
    fixes: () => [],
  };
}

/** VS Code's names of encodings that we read; for any other the encoding counts as unknown. */
const editorEncodings: Readonly<Record<string, FileEncoding>> = {
  utf8: { name: 'utf-8', bom: false },
  utf8bom: { name: 'utf-8', bom: true },
  utf16le: { name: 'utf-16le' },
  utf16be: { name: 'utf-16be' },
  windows1252: { name: 'windows-1252', bom: false },
};

/** The encoding of an open document as its editor names it. */
export function encodingOfEditor(name: string | undefined): FileEncoding | undefined {
  return name === undefined || !Object.hasOwn(editorEncodings, name) ? undefined : editorEncodings[name];
}
