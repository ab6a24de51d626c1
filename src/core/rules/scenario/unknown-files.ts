import type { UnreadReason } from '../../scenario/named-files';
import type { Located } from '../../text/span';
import type { RuleFinding } from '../rule';
import type { ScenarioInput } from './scenario-input';

const words: Readonly<Record<UnreadReason, (name: string) => string>> = {
  absent: (name) => `There is no file "${name}" beside this scenario.`,
  outside: (name) => `"${name}" leads out of the folder that is open, and is not read.`,
  unreadable: (name) => `"${name}" cannot be read.`,
  'no-log': (name) => `No log is in "${name}".`,
  'no-configuration': (name) => `"${name}" is no VM configuration as XML.`,
};

/** Every configuration and every log that the scenario names and that was not read, where somebody looked for it. */
export function unknownFiles({ doc: { scenario }, named }: ScenarioInput): readonly RuleFinding[] {
  const told = (file: Located<string>, reason: UnreadReason | undefined): RuleFinding[] =>
    reason ? [{ span: file.span, message: words[reason](file.value) }] : [];
  return [
    ...scenario.vms.flatMap(({ config }) => (config ? told(config, named?.unread.get(config.value)) : [])),
    ...scenario.evidence.flatMap((file) => told(file, named?.observed?.unread.get(file.value))),
  ];
}
