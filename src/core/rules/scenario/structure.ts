import type { RuleFinding, SeverityOrOff } from '../rule';
import type { ScenarioInput, ScenarioRule } from './scenario-input';
import { contradictions } from './contradictions';
import { againstEvidence } from './against-evidence';
import { againstPrediction } from './expectations';
import { unknownFiles } from './unknown-files';
import { unknownNames } from './unknown-names';

/** What the parser could not take. */
function problem(code: string, title: string, severity: SeverityOrOff = 'error'): ScenarioRule {
  return ruleOf(code, title, severity, ({ doc }) => doc.problems.filter((one) => one.code === code));
}

/** What contradicts the schema. */
function schema(code: string, title: string): ScenarioRule {
  return ruleOf(code, title, 'error', ({ doc }) => doc.schemaFindings.filter((one) => one.code === code));
}

/** Rules on the form of a scenario, whatever it plans. */
export const scenarioStructureRules: readonly ScenarioRule[] = [
  problem('scenario/alias', 'An alias, which is not followed'),
  ruleOf('scenario/contradiction', 'A fact that the configuration file says otherwise', 'error', contradictions),
  problem('scenario/duplicate-key', 'A key that stands twice'),
  ruleOf('scenario/expect-evidence', 'An expectation that the evidence contradicts', 'error', againstEvidence),
  ruleOf('scenario/expect-prediction', 'An expectation that the prediction contradicts', 'error', againstPrediction),
  problem('scenario/key', 'A key that is no word'),
  schema('scenario/missing-key', 'A key that must be there is not'),
  schema('scenario/range', 'A number or a list outside of what is possible'),
  problem('scenario/syntax', 'Text that is no YAML or JSON'),
  problem('scenario/too-deep', 'A scenario that is nested too deeply'),
  problem('scenario/too-large', 'A scenario that is too large to be read'),
  schema('scenario/type', 'A value of another form'),
  schema('scenario/unit', 'A size, rate or time that cannot be read'),
  ruleOf('scenario/unknown-file', 'A configuration file that cannot be read', 'error', unknownFiles),
  schema('scenario/unknown-key', 'A key that scenarios do not have'),
  ruleOf('scenario/unknown-name', 'A name of nothing in the scenario', 'error', unknownNames),
  schema('scenario/value', 'A word that is not of its list'),
];

function ruleOf(
  code: string,
  title: string,
  severity: SeverityOrOff,
  find: (input: ScenarioInput) => readonly RuleFinding[],
): ScenarioRule {
  return {
    code,
    title,
    cost: 'fast',
    severity,
    check: (input, report) => {
      for (const finding of find(input)) report(finding);
    },
  };
}
