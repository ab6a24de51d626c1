import type { CheckTextOptions } from '../../texts/text-kind';
import type { WbadminText } from '../../wbadmin/model';
import type { Finding } from '../rule';
import { runTextRules } from '../run-text-rules';
import { wbadminRules } from './rules';

/** All findings on what wbadmin printed, in the order of the text. */
export function checkWbadmin(doc: WbadminText, options: CheckTextOptions): readonly Finding[] {
  return runTextRules(wbadminRules, doc, options);
}
