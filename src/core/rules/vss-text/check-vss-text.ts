import type { CheckTextOptions } from '../../texts/text-kind';
import type { VssText } from '../../vss-text/model';
import type { Finding } from '../rule';
import { runTextRules } from '../run-text-rules';
import { machineOf } from './vss-text-input';
import { vssTextRules } from './rules';

/** All findings on the output of vssadmin, in the order of the text. */
export function checkVssDoc(doc: VssText, options: CheckTextOptions): readonly Finding[] {
  return runTextRules(vssTextRules, { doc, machine: machineOf(doc) }, options);
}
