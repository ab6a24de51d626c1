import { nearest } from '../../scenario/check-schema';
import { nameKey } from '../../scenario/resolve';
import type { Located } from '../../text/span';
import type { RuleFinding } from '../rule';
import type { ScenarioInput } from './scenario-input';

/** Every name that is the name of nothing: a node, a volume, a VM. */
export function unknownNames({ plan }: ScenarioInput): readonly RuleFinding[] {
  const { scenario, nodes, vms } = plan;
  const all = {
    node: names(
      'No node',
      nodes.map(({ name }) => name),
    ),
    volume: names(
      'No volume',
      scenario.storage.flatMap(({ name }) => name?.value ?? []),
    ),
    // A VM whose name only an unread configuration says is not known by it.
    vm: names(
      'No VM',
      vms.map(({ name }) => name),
    ),
  };
  const isNamelessVm = scenario.vms.some(({ name }) => !name);
  const found: RuleFinding[] = [];
  const ask = (kind: keyof typeof all, name: Located<string> | undefined): void => {
    const { words, known, keys } = all[kind];
    if (!name || keys.has(nameKey(name.value))) return;
    if (kind === 'vm' && isNamelessVm && vms.some(({ source, id }) => source.config && !id)) return;
    // Without a list of nodes any name may be that of one.
    if (kind === 'node' && known.length === 0) return;
    const meant = nearest(name.value, known);
    found.push({
      span: name.span,
      message: `${words} of this scenario is called "${name.value}"${meant === undefined ? '' : `; perhaps "${meant}" was meant`}.`,
      ...(meant !== undefined && {
        fixes: () => [{ title: `Write "${meant}"`, edits: [{ span: name.span, newText: meant }], preferred: true }],
      }),
    });
  };
  for (const { owner, shadowStorage } of scenario.storage) {
    ask('node', owner);
    ask('volume', shadowStorage?.on);
  }
  for (const { node } of scenario.vms) ask('node', node);
  for (const { vms: own, node, volumes = [] } of scenario.jobs) {
    for (const name of own) ask('vm', name);
    for (const name of volumes) ask('volume', name);
    ask('node', node);
  }
  for (const { vm } of scenario.restore) ask('vm', vm);
  for (const { name } of scenario.expect?.vms ?? []) ask('vm', name);
  return found;
}

/** Of one kind, so that a plan of hundreds is looked up and not searched. */
function names(
  words: string,
  known: readonly string[],
): { readonly words: string; readonly known: readonly string[]; readonly keys: ReadonlySet<string> } {
  return { words, known, keys: new Set(known.map(nameKey)) };
}
