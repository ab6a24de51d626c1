import type { CheckTextOptions } from '../../texts/text-kind';
import type { VssText } from '../../vss-text/model';
import type { Finding } from '../rule';
import { runRules } from '../run';
import { machineOf } from './vss-text-input';
import { vssTextRules } from './rules';

/** All findings on the output of vssadmin, in the order of the text. */
export function checkVssDoc(doc: VssText, { uri, host, severities, shouldStop }: CheckTextOptions): readonly Finding[] {
  const findings = runRules(
    vssTextRules,
    { doc, machine: machineOf(doc) },
    {
      uri,
      hostOs: host?.os,
      ...(severities && { severities }),
      ...(shouldStop && { shouldStop }),
    },
  );
  return findings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
