import { ruleCatalogue } from '../rules/facts/catalogue';
import { registry, ruleInfo } from '../rules/registry';

/** A rule code with its title. */
export interface RuleWord {
  readonly code: string;
  readonly title: string;
  /** False for a rule that is known but that no check of a configuration runs. */
  readonly isChecked: boolean;
}

const titles = new Map(ruleCatalogue.map(({ code, title }) => [code, title]));

/** The title of a code; `undefined` for a code that nobody knows. Codes are compared as suppression does, with their case. */
export function catalogueRowOf(code: string): RuleWord | undefined {
  const info = ruleInfo(code);
  if (info?.code === code) return { code, title: info.title, isChecked: info.inspects.includes('configuration') };
  const title = titles.get(code);
  return title === undefined ? undefined : { code, title, isChecked: false };
}

/** Every code that a finding of a configuration can carry, sorted. */
export function checkedCodes(): RuleWord[] {
  return registry
    .filter(({ inspects }) => inspects.includes('configuration'))
    .map(({ code, title }) => ({ code, title, isChecked: true }));
}
