import { catalogueRow, ruleCatalogue } from '../rules/facts/catalogue';
import type { RelatedRule } from './explanation';

const known = new Set(ruleCatalogue.map(({ code }) => code));

/** The safe next steps of a rule; `undefined` for a code without a row in the catalogue. */
export function adviceOf(code: string): string | undefined {
  return known.has(code) ? sentence(catalogueRow(code).fix) : undefined;
}

/** Rules by their codes, each once, with their titles and advice. Codes stand in our tables; a wrong one is a mistake there. */
export function relatedRules(codes: readonly string[]): RelatedRule[] {
  return [...new Set(codes)].map((code) => {
    const advice = adviceOf(code);
    return { code, title: catalogueRow(code).title, ...(advice !== undefined && { advice }) };
  });
}

/** With its full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
