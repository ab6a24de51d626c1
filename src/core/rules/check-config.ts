import type { SyntaxProblem } from '../text/span';
import type { VmConfigDocument } from '../vmconfig/document';
import type { EvidenceFacts } from '../vmconfig/evidence-facts';
import { factsOf, hostOsOfConfigVersion, type HostFacts } from '../vmconfig/facts/host-os';
import type { ConfigInput, DocumentInput, FileEncoding } from './config-input';
import { ruleInfo, rulesOnConfigs, rulesOnDocuments } from './registry';
import type { Finding, SeverityOrOff } from './rule';
import { runRules, severityOf, type RunOptions } from './run';
import { withoutSuppressed } from './suppression';

export interface CheckOptions {
  /** What a flag, a scenario or a setting says; without it the config version decides, as an assumption. */
  readonly host?: HostFacts;
  readonly encoding?: FileEncoding;
  readonly evidence?: EvidenceFacts;
  /** Changed severities by code. */
  readonly severities?: Readonly<Record<string, SeverityOrOff>>;
  /** False while typing. */
  readonly slow?: boolean;
  readonly shouldStop?: () => boolean;
}

/** The host OS that a check of this document works with, and who said so. */
export function hostOf(doc: VmConfigDocument, given: HostFacts | undefined): HostFacts {
  if (given?.os) return given;
  const os = hostOsOfConfigVersion(doc.config?.version?.value);
  return os ? { os, source: 'config-version' } : { os: undefined, source: 'unknown' };
}

/**
 * All findings of one VM configuration, in document order: what the parser could not take, what contradicts the format,
 * and the domain rules. Suppressed ones are left out. Never throws on bad input.
 */
export function checkVmConfig(doc: VmConfigDocument, options: CheckOptions = {}): Finding[] {
  const host = hostOf(doc, options.host);
  const { severities, slow, shouldStop } = options;
  const run: RunOptions = {
    uri: doc.uri,
    hostOs: host.os,
    ...(severities && { severities }),
    ...(slow !== undefined && { slow }),
    ...(shouldStop && { shouldStop }),
  };
  const input: DocumentInput = {
    uri: doc.uri,
    document: doc.document,
    problems: doc.problems,
    encoding: options.encoding,
  };
  const findings = [
    ...doc.problems.flatMap((problem) => syntaxFinding(problem, run)),
    ...runRules(rulesOnDocuments, input, run),
  ];
  if (doc.config) {
    const configInput: ConfigInput = {
      ...input,
      config: doc.config,
      host,
      evidence: options.evidence,
      fileName: fileNameOf(doc.uri),
    };
    findings.push(...runRules(rulesOnConfigs, configInput, run).map((finding) => withAssumption(finding, configInput)));
  }
  return withoutSuppressed(findings, doc.document).sort(byPlace);
}

/** Where the host decides how a rule speaks, and nobody named the host, the finding says what was assumed, and from what. */
function withAssumption(finding: Finding, { config, host }: ConfigInput): Finding {
  if (host.source !== 'config-version' || host.os === undefined || !config.version) return finding;
  if (ruleInfo(finding.code)?.severityByHost[host.os] === undefined) return finding;
  const message = `${factsOf(host.os).name} is assumed from this version; the setting hypervBackup.hostOs, or --host-os, names another host.`;
  return { ...finding, related: [...finding.related, { span: config.version.span, message }] };
}

function syntaxFinding({ code, span, message, related = [] }: SyntaxProblem, run: RunOptions): Finding[] {
  const severity = severityOf(ruleInfo(code) ?? { code, severity: 'error' }, run);
  return severity === 'off' ? [] : [{ code, severity, message, uri: run.uri, span, related, fixes: () => [] }];
}

function fileNameOf(uri: string): string {
  const last = uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('\\')) + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    // A plain path may hold a lone percent sign; then it is not encoded and is taken as it stands.
    return last;
  }
}

function byPlace(a: Finding, b: Finding): number {
  return (
    (a.span?.start ?? 0) - (b.span?.start ?? 0) || (a.span?.end ?? 0) - (b.span?.end ?? 0) || (a.code < b.code ? -1 : 1)
  );
}
