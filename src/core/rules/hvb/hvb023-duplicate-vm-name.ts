import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';

/** Some applications choose VMs by display name and then back up one of two, or none. */
export const duplicateVmName: ConfigRule = {
  code: 'HVB023',
  title: catalogueRow('HVB023').title,
  cost: 'slow',
  severity: 'warning',
  check({ config, evidence }, report) {
    const { name, id, kind } = config;
    if (!name?.value.trim() || kind === 'checkpoint') return;
    const wanted = name.value.trim().toLowerCase();
    const same = (evidence?.others ?? []).filter(
      (other) =>
        other.kind !== 'checkpoint' &&
        other.name?.trim().toLowerCase() === wanted &&
        // The same id twice is another finding: the same VM was copied.
        (id === undefined || other.id !== id.value),
    );
    if (same.length === 0) return;
    report({
      span: name.span,
      message: `${same.length === 1 ? 'Another VM' : `${same.length} other VMs`} in this evidence also bear${same.length === 1 ? 's' : ''} the name ${vmWord(config)}; applications that select by name cannot tell them apart.`,
      related: same.map(({ uri }) => ({ uri, message: 'It has the same name.' })),
    });
  },
};
