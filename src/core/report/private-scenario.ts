import type { Scenario } from '../scenario';
import type { PrivateValue } from './private-values';

/** What of a scenario is a customer's own: names of VMs and computers, and paths. Products and volumes by their role stay. */
export function privateValuesOfScenario({ host, storage, requestor, vms, jobs }: Scenario): PrivateValue[] {
  const values: PrivateValue[] = [];
  const add = (kind: PrivateValue['kind'], ...texts: readonly ({ readonly value: string } | undefined)[]): void => {
    for (const text of texts) if (text && text.value !== '') values.push({ kind, text: text.value });
  };
  add('host', host?.name, host?.cluster, ...(host?.nodes ?? []).map(({ name }) => name), requestor?.proxy?.name);
  for (const { path, server, owner } of storage) {
    add('path', path);
    add('host', server, owner);
  }
  for (const { name, node, id, config, checkpoints, disks = [] } of vms) {
    add('vm', name);
    add('host', node);
    add('value', id);
    add('path', config, checkpoints, ...disks.map(({ path }) => path));
  }
  for (const { node, vms: own } of jobs) {
    add('host', node);
    add('vm', ...own);
  }
  return [...new Map(values.map((one) => [`${one.kind} ${one.text}`, one])).values()];
}
