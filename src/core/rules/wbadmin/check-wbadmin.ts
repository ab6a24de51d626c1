import type { CheckTextOptions } from '../../texts/text-kind';
import type { WbadminText } from '../../wbadmin/model';
import type { Finding } from '../rule';
import { runRules } from '../run';
import { wbadminRules } from './rules';

/** All findings on what wbadmin printed, in the order of the text. */
export function checkWbadmin(
  doc: WbadminText,
  { uri, host, severities, shouldStop }: CheckTextOptions,
): readonly Finding[] {
  const findings = runRules(wbadminRules, doc, {
    uri,
    hostOs: host?.os,
    ...(severities && { severities }),
    ...(shouldStop && { shouldStop }),
  });
  return findings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
