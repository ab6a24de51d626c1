import { drivesOf } from '../../vmconfig/model';
import { driveWhere, theVm } from '../../vmconfig/words';
import { childElement, isSimilarName } from '../../xml';
import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import { damageOf } from './damage';
import { leafText } from './leaf-text';

/** Four words stand in real files, two more are names of Microsoft's data contract (VOCABULARY.md section 6). */
const words = ['VHD', 'ISO', 'NONE', 'VFD', 'HDD', 'VLU'] as const;

/** What else a drive may hold is not known to us, so it is a warning. */
export const driveType: ConfigRule = {
  code: 'vmconfig/drive-type',
  title: 'A drive of a type that is not known',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { text } = input.document;
    const damage = damageOf(input);
    for (const drive of drivesOf(input.config)) {
      const leaf = drive.type ? undefined : childElement(drive.element, 'type');
      if (!leaf || damage.touches(leaf.span) || leaf.children.some(({ kind }) => kind === 'element')) continue;
      const { value, span } = leafText(text, leaf);
      const word = value.trim();
      const meant = words.find((one) => isSimilarName(one, word.toUpperCase()));
      const isEmpty = word === '';
      report({
        span,
        message: `The drive at ${driveWhere(drive)} of ${theVm(input.config)} ${isEmpty ? 'has an empty type' : `is of type "${shown(word)}"`}; known are ${words.join(', ')}, and inferred: Hyper-V takes no other.`,
        fixes: () =>
          meant && !isEmpty ? [{ title: `Change the type to ${meant}`, edits: [{ span, newText: meant }] }] : [],
      });
    }
  },
};
