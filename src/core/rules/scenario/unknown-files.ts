import type { UnreadReason } from '../../scenario/named-files';
import type { RuleFinding } from '../rule';
import type { ScenarioInput } from './scenario-input';

const words: Readonly<Record<UnreadReason, (name: string) => string>> = {
  absent: (name) => `There is no file "${name}" beside this scenario.`,
  outside: (name) => `"${name}" leads out of the folder that is open, and is not read.`,
  unreadable: (name) => `"${name}" cannot be read.`,
  'no-configuration': (name) => `"${name}" is no VM configuration as XML.`,
};

/** Every configuration that the scenario names and that was not read, where somebody looked for it. */
export function unknownFiles({ doc, named }: ScenarioInput): readonly RuleFinding[] {
  return doc.scenario.vms.flatMap(({ config }) => {
    const reason = config && named?.unread.get(config.value);
    return reason ? [{ span: config.span, message: words[reason](config.value) }] : [];
  });
}
