import { checkSchema, type SchemaFinding } from './check-schema';
import type { Scenario } from './model';
import type { ScenarioNode } from './node';
import { parseJson } from './parse-json';
import { parseYaml } from './parse-yaml';
import { readScenario } from './read';
import { scenarioSchema } from './schema';
import type { SyntaxProblem } from '../text/span';

/** Above this no scenario is read: 1.8 MB of dense YAML take seconds (style/LIBRARIES.md), and 300 VMs need 200 KB. */
export const longestScenario = 1024 * 1024;

/** One version of a scenario's text, read. */
export interface ScenarioDocument {
  readonly uri: string;
  readonly text: string;
  readonly language: 'yaml' | 'json';
  readonly root: ScenarioNode | undefined;
  readonly scenario: Scenario;
  readonly problems: readonly SyntaxProblem[];
  readonly schemaFindings: readonly SchemaFinding[];
}

/** Reads a scenario, however broken; never throws. */
export function openScenario(uri: string, text: string): ScenarioDocument {
  const language = isJson(uri, text) ? 'json' : 'yaml';
  if (text.length > longestScenario) {
    const problem = {
      code: 'scenario/too-large',
      span: { start: 0, end: 1 },
      message: `It has ${text.length} characters; a scenario of more than ${longestScenario} is not read. Use "count" for VMs that are alike.`,
    };
    return {
      uri,
      text,
      language,
      root: undefined,
      scenario: readScenario(undefined),
      problems: [problem],
      schemaFindings: [],
    };
  }
  const { root, problems } = language === 'json' ? parseJson(text) : parseYaml(text);
  return {
    uri,
    text,
    language,
    root,
    scenario: readScenario(root),
    problems,
    schemaFindings: checkSchema(root, scenarioSchema, text),
  };
}

/** By name where it says so, else by what stands first. */
function isJson(uri: string, text: string): boolean {
  if (/\.json$/i.test(uri)) return true;
  return !/\.ya?ml$/i.test(uri) && /^\s{0,1000}\{/.test(text);
}
