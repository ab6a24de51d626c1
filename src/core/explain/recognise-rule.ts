import { rulePageUrl } from '../report/check-to-sarif';
import { ruleCatalogue, type CatalogueRow } from '../rules/facts/catalogue';
import { registry, ruleInfo, type RuleInfo, type RuleSeverity } from '../rules/registry';
import { inspectedPlaces } from '../rules/text-rules';
import type { HostOs } from '../vmconfig/facts/host-os';
import type { ExplainOptions, ExplanationDetail, ExplanationMatch } from './explanation';
import { nameOf } from './hosts';
import { adviceOf, sentence } from './rule-advice';

const byCode = new Map(ruleCatalogue.map((row) => [row.code, row]));

/** A rule code: `HVB001`, `hvb1`, `HVB-001`, or the readable code of a structure or syntax problem. */
export function ruleMatches(text: string, { hostOs }: ExplainOptions): ExplanationMatch[] {
  const number = /^hvb[-_ ]?0*(\d{1,3})$/i.exec(text)?.[1];
  const code = number === undefined ? text : `HVB${number.padStart(3, '0')}`;
  const info = ruleInfo(code);
  const row = byCode.get(code);
  return info || row ? [toMatch(info?.code ?? code, info, row, hostOs)] : [];
}

/** Every code, for a hint at what was meant. */
export function ruleCodes(): string[] {
  return [...new Set([...registry.map(({ code }) => code), ...byCode.keys()])];
}

function toMatch(
  code: string,
  info: RuleInfo | undefined,
  row: CatalogueRow | undefined,
  hostOs: HostOs | undefined,
): ExplanationMatch {
  const title = info?.title ?? row?.title ?? code;
  const advice = adviceOf(code);
  return {
    kind: 'rule',
    id: code,
    title: `${code}: ${title}`,
    meaning: sentence(row?.consequence ?? title),
    variants: [],
    details: [...(row ? catalogueDetails(row) : []), severityDetail(info, row, hostOs)],
    rules: advice === undefined ? [] : [{ code, title, advice }],
    notes: placeNotes(info),
    sources: [...(info ? [rulePageUrl(code)] : []), ...(row?.sources ?? [])],
  };
}

function placeNotes(info: RuleInfo | undefined): string[] {
  if (!info) return ['No check looks for it: other evidence is needed.'];
  if (info.inspects.includes('configuration')) return [];
  return [`It is looked for in ${inspectedPlaces(info.inspects)}, not in VM configurations.`];
}

function catalogueDetails({ condition, appliesTo, inspects }: CatalogueRow): ExplanationDetail[] {
  return [
    { label: 'When', text: sentence(condition) },
    { label: 'Applies to', text: appliesTo },
    { label: 'Looks at', text: inspects },
  ];
}

function severityDetail(
  info: RuleInfo | undefined,
  row: CatalogueRow | undefined,
  hostOs: HostOs | undefined,
): ExplanationDetail {
  if (!info) return { label: 'Severity', text: row?.severity ?? 'unknown' };
  const text = severityText(info, hostOs);
  const inLogs = info.inLogs && severityText(info.inLogs, hostOs);
  return {
    label: 'Severity',
    text: inLogs === undefined || inLogs === text ? text : `${text}; in event logs ${inLogs}`,
  };
}

function severityText({ severity, severityByHost }: RuleSeverity, hostOs: HostOs | undefined): string {
  const onHost = hostOs && severityByHost[hostOs];
  return onHost ? `${onHost} on ${nameOf(hostOs)}` : severity;
}
