import { pathKey } from '../../vmconfig/evidence-facts';
import { lastSegment } from '../../vmconfig/last-segment';
import { theVm } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { similarFile } from '../hvb/hvb067-avhdx-moved';
import { namedPathsOf } from '../named-paths';

/** Said only where the folder of the path is in the evidence and the file is not; anything less is "not checked". */
export const fileNotFound: ConfigRule = {
  code: 'vmconfig/file-not-found',
  title: 'A disk, medium or saved state file that is not there',
  cost: 'slow',
  severity: 'warning',
  check({ config, evidence }, report) {
    const told = new Set<string>();
    for (const { path, what, isDisk } of namedPathsOf(config)) {
      const key = pathKey(path.value);
      const status = evidence?.files.get(key);
      if (status?.status !== 'absent' || told.has(key)) continue;
      told.add(key);
      const file = lastSegment(path.value);
      // A differencing disk under another name beside it is HVB067.
      if (isDisk && similarFile(file, status) !== undefined) continue;
      report({
        span: path.span,
        message: `${what} of ${theVm(config)} is ${file}, which is not in its folder in this evidence; if it is not on the host either, the VM cannot start and its backup fails.`,
      });
    }
  },
};
