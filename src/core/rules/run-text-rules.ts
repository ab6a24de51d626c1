import type { CheckTextOptions } from '../texts/text-kind';
import type { Finding, Rule } from './rule';
import { runRules, type RunOptions } from './run';

/** Runs the rules of a kind of pasted text. Findings come in the order of the text; `hostOs` is what else tells the system of the host. */
export function runTextRules<In>(
  rules: readonly Rule<In>[],
  input: In,
  { uri, host, severities, shouldStop }: CheckTextOptions,
  hostOs: RunOptions['hostOs'] = host?.os,
): readonly Finding[] {
  const findings = runRules(rules, input, {
    uri,
    hostOs,
    ...(severities && { severities }),
    ...(shouldStop && { shouldStop }),
  });
  return findings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
