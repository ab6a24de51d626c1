import type { HostFacts } from '../../vmconfig/facts/host-os';
import { readVssText } from '../../vss-text/read-vss-text';
import type { VssText } from '../../vss-text/model';
import type { Finding, SeverityOrOff } from '../rule';
import { runRules } from '../run';
import { machineOf } from './vss-text-input';
import { vssTextRules } from './rules';

export interface CheckVssTextOptions {
  readonly uri: string;
  readonly host?: HostFacts | undefined;
  /** Changed severities by code. */
  readonly severities?: Readonly<Record<string, SeverityOrOff>> | undefined;
  readonly shouldStop?: (() => boolean) | undefined;
}

/** All findings on the output of vssadmin, in the order of the text, and what was read of it. */
export function checkVssText(
  text: string,
  { uri, host, severities, shouldStop }: CheckVssTextOptions,
): { readonly doc: VssText; readonly findings: readonly Finding[] } {
  const doc = readVssText(text);
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
  return { doc, findings: findings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)) };
}
