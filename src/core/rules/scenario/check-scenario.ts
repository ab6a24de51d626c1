import { predict } from '../../runs/predict';
import { planNight, resolvePlan, type ScenarioDocument } from '../../scenario';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding } from '../rule';
import { runRules } from '../run';
import { scenarioRules } from './rules';

/** All findings on a scenario, in the order of the text. */
export function checkScenario(
  doc: ScenarioDocument,
  { uri, host, severities, shouldStop, named }: CheckTextOptions,
): readonly Finding[] {
  const plan = resolvePlan(doc.scenario, named?.configs);
  const input = { doc, plan, prediction: predict(plan), night: planNight(plan), named };
  const findings = runRules(scenarioRules, input, {
    uri,
    // The scenario says which Windows it is about; a setting is of other files.
    hostOs: doc.scenario.host?.os?.value ?? host?.os,
    ...(severities && { severities }),
    ...(shouldStop && { shouldStop }),
  });
  return findings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
