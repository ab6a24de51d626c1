import type { Span } from '../text/span';
import type { OpenText, TextDoc, TextKind } from './text-kind';

/** A text read by one kind. */
export interface OpenedAs extends Omit<OpenText, 'kinds' | 'count'> {
  readonly read: readonly Span[];
}

/** Reads a text by one kind; what it is asked later works on that reading. */
export function openAs<Doc extends TextDoc>(kind: TextKind<Doc>, text: string, uri: string): OpenedAs {
  const doc = kind.read(text, uri);
  return {
    read: doc.read,
    problems: doc.problems,
    notes: doc.notes ?? [],
    check: (options) => kind.check(doc, options),
    hover: (offset) => kind.hover?.(doc, offset),
    outline: () => kind.outline?.(doc) ?? [],
    folding: () => kind.folding?.(doc) ?? [],
    complete: (offset, around = {}) => kind.complete?.(doc, offset, around) ?? [],
    format: () => kind.format?.(doc) ?? [],
    definition: (offset) => kind.definition?.(doc, offset),
    references: (offset) => kind.references?.(doc, offset) ?? [],
    rename: (offset) => kind.rename?.(doc, offset),
    privateValues: () => kind.privateValues(doc),
    entries: () => kind.entries?.(doc) ?? [],
    files: () => kind.files?.(doc) ?? [],
    evidence: () => kind.evidence?.(doc) ?? [],
    hostOs: () => kind.hostOs?.(doc),
  };
}
