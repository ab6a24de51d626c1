import type { ProductLog } from '../../product-log/model';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding } from '../rule';
import { runRules } from '../run';
import { productLogRules } from './rules';

/** All findings on product logs, in the order of the text. */
export function checkProductLog(
  doc: ProductLog,
  { uri, host, severities, shouldStop }: CheckTextOptions,
): readonly Finding[] {
  const findings = runRules(productLogRules, doc, {
    uri,
    hostOs: host?.os,
    ...(severities && { severities }),
    ...(shouldStop && { shouldStop }),
  });
  return findings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
