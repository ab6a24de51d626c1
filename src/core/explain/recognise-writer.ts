import { writerStates, type WriterState } from './facts/writer-states';
import type { ExplanationMatch } from './explanation';
import { relatedRules } from './rule-advice';

/**
 * States of VSS writers: `[8] Failed`, `[8]` with the word of any language, `state 8`, `8`, `Failed`, `VSS_WS_FAILED_AT_FREEZE`.
 * The word alone names every state it is printed for.
 */
export function writerStateMatches(text: string): ExplanationMatch[] {
  const bare = text.replace(/^(?:writer\s+)?state[\s:=]*/i, '');
  const number = /^(?:\[(\d{1,2})\][^\d]{0,60}|(\d{1,2}))$/.exec(bare);
  const state = number?.[1] ?? number?.[2];
  const word = bare.toLowerCase();
  const found =
    state === undefined
      ? writerStates.filter((row) => row.shownAs.toLowerCase() === word || row.name.toLowerCase() === word)
      : writerStates.filter((row) => row.state === Number(state));
  return found.map(toMatch);
}

/** Every name of a state, for a hint at what was meant. */
export const stateNames: readonly string[] = [...new Set(writerStates.flatMap(({ name, shownAs }) => [name, shownAs]))];

function toMatch({ state, shownAs, name, meaning, rules, source }: WriterState): ExplanationMatch {
  return {
    kind: 'writer-state',
    id: `[${state}]`,
    title: `VSS writer state [${state}] ${shownAs}`,
    meaning,
    variants: [],
    details: [{ label: 'Name', text: name }],
    rules: relatedRules(rules),
    notes: shownAs === 'Failed' ? ['Why it failed stands in the last error beside the state.'] : [],
    sources: [source],
  };
}
