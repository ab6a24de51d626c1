/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { explain } from './explain';
export type {
  Explanation,
  ExplanationDetail,
  ExplanationKind,
  ExplanationMatch,
  ExplanationVariant,
  ExplainOptions,
  RelatedRule,
} from './explanation';
export { explanationToJson } from './explanation-to-json';
export { explanationToMarkdown } from './explanation-to-markdown';
export { explanationToText } from './explanation-to-text';
