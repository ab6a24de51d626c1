import type { KernelLog } from '../../kernel-log/model';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding } from '../rule';
import { runRules } from '../run';
import { kernelLogRules } from './rules';

/** All findings on the log of a Linux guest, in the order of the text. */
export function checkKernelLog(
  doc: KernelLog,
  { uri, host, severities, shouldStop }: CheckTextOptions,
): readonly Finding[] {
  const findings = runRules(kernelLogRules, doc, {
    uri,
    hostOs: host?.os,
    ...(severities && { severities }),
    ...(shouldStop && { shouldStop }),
  });
  return findings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
