import { encodeSegment } from '../evidence/uri-path';
import type { CheckReport, ReportFinding, ReportFix, ReportInput, VmLabel } from './check-report';
import { withoutLogName, type PrivateValue } from './private-values';
import { Pseudonyms } from './pseudonyms';
import { wordReplacer } from './replace-words';

/**
 * A report with pseudonyms (`--anonymize`). Hidden: VM names, notes and other own texts of the configurations, host names,
 * folder and file names, SIDs of accounts, MAC and IP addresses. Kept: GUIDs (random, and needed to match files with each
 * other), drive letters, `VolumeN`, Hyper-V's own folder names, extensions, sizes, versions, times.
 *
 * It replaces what it was told (`values`, the inputs' paths) and what has a shape of its own; a name that stands in
 * no configuration and in no path is not known to it.
 */
export function anonymise(report: CheckReport, values: readonly PrivateValue[]): CheckReport {
  const names = new Pseudonyms();
  for (const { vm } of report.inputs) if (vm) names.add({ kind: 'vm', text: vm.name });
  for (const value of values) names.add(value);
  for (const { path } of report.inputs) names.add({ kind: 'path', text: withoutLogName(path) });
  const hide = textHider(names);
  return {
    ...report,
    inputs: report.inputs.map((input) => hideInput(input, hide)),
    findings: report.findings.map((finding) => hideFinding(finding, hide)),
  };
}

/** Replaces the words that are known by now, and what has a shape of its own, in any text. */
export function textHider(names: Pseudonyms): (text: string) => string {
  const words = names.all().flatMap(spellings);
  const replace = wordReplacer(words.filter(({ word }) => word.length <= longestWord));
  // A tree of such words would fill the memory; the longest first, so that none is broken by a part of it.
  const long = words.filter(({ word }) => word.length > longestWord).sort((a, b) => b.word.length - a.word.length);
  const hosts = hostsIn(names.knownDomains());
  return (text) => {
    const shorter = long.reduce((rest, { word, stand }) => rest.replaceAll(word, () => stand), text);
    // Before the words: a part of an address or of a host's name may be one of them.
    const named = shorter.replace(mail, (word) => names.of('MAIL', word));
    const known = hosts ? named.replace(hosts, (word) => names.of('HOST', word)) : named;
    return hideShapes(replace(known), names);
  };
}

/** No name of Windows or Hyper-V is as long; a log may still hold one. */
const longestWord = 512;
/** So many domains have a pattern of their own for their hosts. */
const mostDomains = 50;
const mail = /(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}(?![\w@])/gi;

/** Names of hosts that end in a known domain. */
function hostsIn(domains: readonly string[]): RegExp | undefined {
  const dns = domains.filter((domain) => domain.includes('.')).slice(0, mostDomains);
  if (dns.length === 0) return undefined;
  const ends = dns.map((domain) => domain.replace(/[^a-z0-9]/gi, '\\$&')).join('|');
  return new RegExp(`(?<![\\w.-])(?:[\\w-]{1,63}\\.){1,8}(?:${ends})(?![\\w-])`, 'gi');
}

/** A word as it may be written: as it is, in a PowerShell string, in XML, in a URI. */
function spellings({
  word,
  stand,
}: {
  readonly word: string;
  readonly stand: string;
}): { word: string; stand: string }[] {
  const xml = word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const all = [
    word,
    word.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&'),
    xml,
    xml.replaceAll('"', '&quot;'),
    encodeSegment(word),
  ];
  return [...new Set(all)].map((one) => ({ word: one, stand }));
}

/** SIDs of accounts (S-1-5-21) and of VMs (S-1-5-83); the well-known ones name nobody. */
const sid = /\bS-1-5-(?:21|83)(?:-\d{1,10}){1,8}\b/gi;
const mac = /\b[0-9a-f]{2}(?:([-:])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}\b/gi;
const ipv4 = /(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.]*\d)/g;
/** Eight groups, or fewer around `::`; a time of day has two colons and no `::`. */
const ipv6 =
  /(?<![0-9a-f:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?|::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})(?![0-9a-f:])/gi;
const uncServer = /(\\\\)([^\\/?.\s'"<>|][^\\/\s'"<>|]{0,254})(?=\\)/g;

function hideShapes(text: string, names: Pseudonyms): string {
  return text
    .replace(sid, (word) => names.of('SID', word))
    .replace(mac, (word) => names.of('MAC', word))
    .replace(
      uncServer,
      (_whole, slashes: string, word: string) => slashes + (/^HOST-\d+$/.test(word) ? word : names.of('HOST', word)),
    )
    .replace(ipv4, (word) => names.of('IP', word))
    .replace(ipv6, (word) => names.of('IP', word));
}

type Hide = (text: string) => string;

function hideVm({ id, name }: VmLabel, hide: Hide): VmLabel {
  return { ...(id !== undefined && { id }), name: hide(name) };
}

function hideInput(input: ReportInput, hide: Hide): ReportInput {
  const { coverage, path, problem, vm } = input;
  return {
    ...input,
    path: hide(path),
    coverage: {
      ...coverage,
      notRead: coverage.notRead.map((range) => ({ ...range, reason: hide(range.reason) })),
      spans: coverage.spans.map((span) => ({ ...span, host: hide(span.host) })),
      ...(coverage.notes && { notes: coverage.notes.map(hide) }),
    },
    ...(problem !== undefined && { problem: hide(problem) }),
    ...(vm && { vm: hideVm(vm, hide) }),
  };
}

function hideFinding(finding: ReportFinding, hide: Hide): ReportFinding {
  const { message, path, vm, related, fixes } = finding;
  return {
    ...finding,
    message: hide(message),
    path: hide(path),
    ...(vm && { vm: hideVm(vm, hide) }),
    related: related.map((one) => ({ ...one, path: hide(one.path), message: hide(one.message) })),
    fixes: fixes.map((fix) => hideFix(fix, hide)),
  };
}

function hideFix(fix: ReportFix, hide: Hide): ReportFix {
  const { title, edits, powershell, safety } = fix;
  return {
    ...fix,
    title: hide(title),
    ...(edits && { edits: edits.map(({ range, newText }) => ({ range, newText: hide(newText) })) }),
    ...(powershell !== undefined && { powershell: hide(powershell) }),
    ...(safety !== undefined && { safety: hide(safety) }),
  };
}
