import { theVm } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';

/** So many other files are named; the number is always said. */
const mostRelated = 10;

/** A host registers an id once. In evidence, the second is often a copy of the same VM from another day or another node. */
export const duplicateId: ConfigRule = {
  code: 'vmconfig/duplicate-id',
  title: 'Another configuration in the evidence has the same VM id',
  cost: 'slow',
  severity: 'warning',
  check({ config, evidence }, report) {
    const { id, kind } = config;
    if (!id || kind !== 'virtual-machine') return;
    const same = (evidence?.others ?? []).filter((other) => other.kind === 'virtual-machine' && other.id === id.value);
    if (same.length === 0) return;
    const others = same.length === 1 ? 'Another configuration' : `${same.length} other configurations`;
    report({
      span: id.span,
      message: `${others} in this evidence ${same.length === 1 ? 'has' : 'have'} the id of ${theVm(config)}, ${id.value}; a host registers only one of them.`,
      related: same.slice(0, mostRelated).map(({ uri }) => ({ uri, message: 'It has the same id.' })),
    });
  },
};
