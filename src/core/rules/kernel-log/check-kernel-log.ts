import type { KernelLog } from '../../kernel-log/model';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding } from '../rule';
import { runTextRules } from '../run-text-rules';
import { kernelLogRules } from './rules';

/** All findings on the log of a Linux guest, in the order of the text. */
export function checkKernelLog(doc: KernelLog, options: CheckTextOptions): readonly Finding[] {
  return runTextRules(kernelLogRules, doc, options);
}
