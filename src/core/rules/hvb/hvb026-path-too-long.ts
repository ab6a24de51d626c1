import { longestPlainPath, parseHostPath, plainLength } from '../../evidence/host-path';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { namedPathsOf } from '../named-paths';

/** Local paths only: a long path of a share is HVB158. */
export const pathTooLong: ConfigRule = {
  code: 'HVB026',
  title: catalogueRow('HVB026').title,
  cost: 'fast',
  severity: 'warning',
  check({ config }, report) {
    for (const { path, what } of namedPathsOf(config)) {
      const parsed = parseHostPath(path.value);
      const length = plainLength(parsed);
      if (parsed.root.kind === 'share' || length <= longestPlainPath) continue;
      report({
        span: path.span,
        message: `${what} has a path of ${length} characters, more than ${longestPlainPath}; restored elsewhere Hyper-V cannot open it. Shorten folder names before the backup.`,
      });
    }
  },
};
