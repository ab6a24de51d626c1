/**
 * What an editor asks about a VM configuration: hover, completion, outline, folding, links, definition, references.
 * Input: a parsed document and an offset. Output: spans, Markdown and edits in UTF-16 offsets; the server makes LSP of them.
 * Invariants: never throws at any offset of any text; work is bounded by the depth of the place, not by the document.
 * Text of the file comes into Markdown only through `escapeMarkdown` and `codeSpan`; there are no command links.
 * Deliberately absent: rename and selection ranges (a host owns these files), formatting (Hyper-V's own layout is kept).
 * `scenario/` answers the same of a scenario, which people write: so there are rename and formatting as well.
 */
export { complete } from './completion';
export type { CompletionItem, CompletionKind } from './completion-item';
export { definition, type DefinitionTarget } from './definition';
export { folding, type Fold } from './folding';
export { links, type PathLink } from './links';
export { outline } from './outline';
export type { OutlineItem, OutlineKind } from './outline-item';
export { references } from './references';
export type { Renaming } from './renaming';
export { nameableFiles } from './scenario/nameable-files';
export { hoverVssText } from './hover-vss-text';
export { hover, type Hover, type HoverContext } from './hover';
