import type { ProductLog } from '../../product-log/model';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding } from '../rule';
import { runTextRules } from '../run-text-rules';
import { productLogRules } from './rules';

/** All findings on product logs, in the order of the text. */
export function checkProductLog(doc: ProductLog, options: CheckTextOptions): readonly Finding[] {
  return runTextRules(productLogRules, doc, options);
}
