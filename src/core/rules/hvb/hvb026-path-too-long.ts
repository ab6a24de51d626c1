import { longestPlainPath, parseHostPath } from '../../evidence/host-path';
import type { ConfigInput, ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { isHostUpTo } from '../host-age';
import { backupPathsOf, pathLength } from '../named-paths';
import { hostNotes, vmParameter } from '../powershell';
import type { Fix } from '../rule';

/** Local paths only: a long path of a share is HVB158. */
export const pathTooLong: ConfigRule = {
  code: 'HVB026',
  title: catalogueRow('HVB026').title,
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    for (const named of backupPathsOf(input.config)) {
      const length = pathLength(named);
      if (parseHostPath(named.path.value).root.kind === 'share' || length <= longestPlainPath) continue;
      report({
        span: named.path.span,
        message: `${named.what} has a path of ${length} characters, more than ${longestPlainPath}; restored elsewhere Hyper-V cannot open it. Shorten folder names before the backup.`,
        fixes: () => moveStorage(input),
      });
    }
  },
};

/** Storage migration came with Windows Server 2012. */
function moveStorage(input: ConfigInput): readonly Fix[] {
  if (isHostUpTo('windows-server-2008-r2', input) || input.config.kind === 'checkpoint') return [];
  return [
    {
      title: "Move the VM's files to a folder with a short path",
      powershell: `Move-VMStorage ${vmParameter(input.config)} -DestinationStoragePath '<folder with a short path>'`,
      safety: `The VM may run. No backup and no merge may run meanwhile, the target needs room for all files, and a shared disk cannot be moved so. The file names stay: they must be short too.${hostNotes(input)}`,
    },
  ];
}
