import { theVm } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { fileGuid } from './file-guid';

/** Both leaves hold the VM's id in every real file. Which one Hyper-V goes by is not known; a file's name can tell. */
export const idMismatch: ConfigRule = {
  code: 'vmconfig/id-mismatch',
  title: 'The two ids of the VM differ',
  cost: 'fast',
  severity: 'warning',
  check({ config, fileName, document: { text } }, report) {
    const { id, logicalId, kind } = config;
    if (kind !== 'virtual-machine' || !id || !logicalId || id.value === logicalId.value) return;
    const isIdWrong = fileGuid(fileName) === logicalId.value;
    const [wrong, right] = isIdWrong ? [id, logicalId] : [logicalId, id];
    const [wrongName, rightName] = isIdWrong ? ['global_id', 'logical_id'] : ['logical_id', 'global_id'];
    const guid = text.slice(right.span.start, right.span.end);
    report({
      span: wrong.span,
      message: `The ${wrongName} of ${theVm(config)} is not its ${rightName}, ${right.value}; both are the id of the VM.`,
      related: [{ span: right.span, message: `This is its ${rightName}.` }],
      fixes: () => [{ title: `Set ${wrongName} to ${guid}`, edits: [{ span: wrong.span, newText: guid }] }],
    });
  },
};
