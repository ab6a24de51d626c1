import { FactGroups, joiningFacts } from '../../core';
import type { Input } from '../inputs';
import type { LogRequest, LogSource } from './log-source';

/** Fewer are read once and held. */
const fewInputs = 8;

/**
 * Which logs must be observed together: a first look at each, of which only the facts that join are kept. Logs are read twice for it,
 * and memory stays that of the largest group however many hosts there are.
 */
export async function groupsOf(
  inputs: readonly Input[],
  readLogs: LogSource,
  request: Omit<LogRequest, 'inputs'>,
): Promise<readonly (readonly Input[])[]> {
  if (inputs.length <= fewInputs) return [inputs];
  const groups = new FactGroups();
  for (const input of inputs) {
    const thing = groups.add();
    if (request.shouldStop()) return [inputs];
    const { records } = await readLogs({ ...request, inputs: [input] });
    for (const record of records) groups.join(thing, joiningFacts(record));
  }
  return groups.groups().map((group) => group.flatMap((at) => inputs[at] ?? []));
}
