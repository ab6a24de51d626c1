import { isVm } from '../absence';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { asFileName, notInFileNames } from '../new-names';
import { renameVm } from '../rename-vm';

/** Names that are no file names complicate export and restore folders; only the slash has a source that names a product. */
export const illegalName: ConfigRule = {
  code: 'HVB025',
  title: catalogueRow('HVB025').title,
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { name } = input.config;
    const found = [...new Set(name?.value.match(notInFileNames) ?? [])];
    // Checkpoints are named after their time, with slashes and colons: a document that may be one is left alone.
    if (!name || found.length === 0 || !isVm(input)) return;
    const list = found.join(' ');
    const slash = found.includes('/');
    report({
      span: name.span,
      ...(!slash && { atMost: 'info' as const }),
      message: slash
        ? `The name "${name.value}" holds ${list}, and AnyBackup documents that it cannot protect a VM with a slash in its name.`
        : `The name "${name.value}" holds ${list}, which no file name may hold; inferred: export and restore folders named after it fail.`,
      fixes: () => [renameVm(input, asFileName(name.value))],
    });
  },
};
