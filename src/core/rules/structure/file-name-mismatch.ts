import { theVm } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { fileGuid } from './file-guid';

/** A host names the file after the VM's id (VOCABULARY.md section 1). That it needs the name is inferred. */
export const fileNameMismatch: ConfigRule = {
  code: 'vmconfig/file-name-mismatch',
  title: 'The file is named after another id than its VM has',
  cost: 'fast',
  severity: 'warning',
  check({ config, fileName }, report) {
    const { id, logicalId, kind } = config;
    const named = fileGuid(fileName);
    if (kind !== 'virtual-machine' || named === undefined) return;
    // Two ids that differ are a finding of their own.
    if (!id || named === id.value || (logicalId && logicalId.value !== id.value)) return;
    report({
      span: id.span,
      message: `The id of ${theVm(config)} is ${id.value}, and the file is named ${fileName}; inferred: a host does not take it for this VM's configuration.`,
    });
  },
};
