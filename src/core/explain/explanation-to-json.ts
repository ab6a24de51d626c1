import { plainJson } from '../report/plain';
import type { Explanation, ExplanationMatch, ExplanationVariant } from './explanation';

/**
 * `explain --format json`, version 1: `{ version, query, hostOs, matches: [{ kind, id, title, meaning, variants: [{ from, to,
 * meaning, rules, step, evidence, applies }], details: [{ label, text }], rules: [{ code, title, advice }], notes, sources }],
 * note }`. Every field is always there; what is absent is `null`. Kinds: `rule writer-state job-code hresult event guid file-name topic`.
 */
export function explanationToJson({ query, hostOs, matches, note }: Explanation): string {
  return `${plainJson({ version: 1, query, hostOs: hostOs ?? null, matches: matches.map(matchToJson), note: note ?? null })}\n`;
}

function matchToJson({ kind, id, title, meaning, variants, details, rules, notes, sources }: ExplanationMatch): object {
  return {
    kind,
    id,
    title,
    meaning: meaning ?? null,
    variants: variants.map(variantToJson),
    details: details.map(({ label, text }) => ({ label, text })),
    rules: rules.map(({ code, title: ruleTitle, advice }) => ({ code, title: ruleTitle, advice: advice ?? null })),
    notes,
    sources,
  };
}

function variantToJson({ from, to, meaning, rules, step, evidence, applies }: ExplanationVariant): object {
  return { from: from ?? null, to: to ?? null, meaning, rules, step: step ?? null, evidence, applies: applies ?? null };
}
