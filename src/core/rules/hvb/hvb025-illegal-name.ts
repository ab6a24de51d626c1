import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';

/** Characters that a Windows file name cannot hold; only the slash has a source that names a product. */
const illegal = /[\\/:*?"<>|]/g;

/** Names that are no file names complicate export and restore folders. */
export const illegalName: ConfigRule = {
  code: 'HVB025',
  title: catalogueRow('HVB025').title,
  cost: 'fast',
  severity: 'warning',
  check({ config: { name, kind } }, report) {
    if (!name || kind === 'checkpoint') return;
    const found = [...new Set(name.value.match(illegal) ?? [])];
    if (found.length === 0) return;
    const list = found.join(' ');
    const slash = found.includes('/');
    report({
      span: name.span,
      ...(!slash && { atMost: 'info' as const }),
      message: slash
        ? `The name "${name.value}" holds ${list}, with which some backup products cannot protect a VM.`
        : `The name "${name.value}" holds ${list}, which no file name may hold; inferred: export and restore folders named after it fail.`,
    });
  },
};
