import { html, type TemplateResult } from 'lit';

/** A sentence of ours, in which code stands between backticks. */
export function codeWords(text: string): TemplateResult {
  return html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
