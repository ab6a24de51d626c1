import type { CheckReport, ReportFinding, ReportFix, ReportInput } from './check-report';
import { countBySeverity, coverageLine, hostOsSentence } from './check-to-text';
import { codeSpan, codeSpanInTable, escapeMarkdown, fenced } from './markdown';

/** `check --format markdown`: ready for a ticket. What was looked at, then findings by file, host changes as PowerShell to copy. */
export function checkToMarkdown(report: CheckReport): string {
  const blocks = [
    '# Hyper-V backup check',
    summary(report),
    ...(report.cancelled ? ['**The check was stopped before its end: what follows is not everything.**'] : []),
    ...sections(report),
    '## Coverage',
    coverageLine(report),
    ...coverageTable(report.inputs),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function summary(report: CheckReport): string {
  const counts = countBySeverity(report)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} × ${severity}`);
  const checked = report.inputs.some(({ status }) => status === 'checked');
  const none = checked ? 'No findings.' : 'No file was checked.';
  return `${counts.length === 0 ? none : `Findings: ${counts.join(', ')}.`} ${hostOsSentence(report)}`.trimEnd();
}

function sections({ inputs, findings }: CheckReport): string[] {
  const byPath = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const same = byPath.get(finding.path);
    if (same) same.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  return [...byPath].flatMap(([path, found]) => {
    const vm = inputs.find((input) => input.path === path)?.vm;
    const head = vm ? [`## ${escapeMarkdown(vm.name)}`, idAndPath(vm.id, path)] : [`## ${codeSpan(path)}`];
    return [...head, ...found.flatMap(findingBlocks)];
  });
}

function idAndPath(id: string | undefined, path: string): string {
  return id === undefined ? `File ${codeSpan(path)}` : `VM ${codeSpan(id)}, file ${codeSpan(path)}`;
}

function findingBlocks(finding: ReportFinding): string[] {
  const { code, severity, message, related, fixes } = finding;
  const places = related.map((one) => {
    return `- See ${codeSpan(one.path)}${placeOf(one)}: ${escapeMarkdown(one.message)}`;
  });
  return [
    `### ${severity}: ${escapeMarkdown(code)}${placeOf(finding)}`,
    escapeMarkdown(message),
    ...(places.length > 0 ? [places.join('\n')] : []),
    // An edit of the file is for whoever has it open; a ticket needs what to do on the host.
    ...fixes.filter((fix) => fix.powershell !== undefined || fix.edits === undefined).flatMap(fixBlocks),
  ];
}

function placeOf({ range, record }: Pick<ReportFinding, 'range' | 'record'>): string {
  if (range) return `, line ${range.start.line + 1}`;
  return record ? `, record ${record.id} of ${record.time}` : '';
}

function fixBlocks({ title, powershell, safety }: ReportFix): string[] {
  return [
    `**${escapeMarkdown(title)}**`,
    ...(safety === undefined ? [] : [`First: ${escapeMarkdown(safety)}`]),
    ...(powershell === undefined ? [] : [fenced('powershell', powershell)]),
  ];
}

function coverageTable(inputs: readonly ReportInput[]): string[] {
  if (inputs.length === 0) return [];
  const rows = inputs.map(({ path, kind, coverage, problem }) => {
    const read = `${coverage.bytesRead} of ${coverage.bytes} bytes`;
    // Of a file that was checked, what in it could not be read.
    const parts = coverage.notRead.map(({ byteOffset, reason }) => `From byte ${byteOffset}: ${reason}`);
    parts.push(...(coverage.notes ?? []));
    return `| ${codeSpanInTable(path)} | ${kind} | ${read} | ${escapeMarkdown(problem ?? parts.join(' '))} |`;
  });
  return [['| file | kind | read | not checked because |', '|---|---|---|---|', ...rows].join('\n')];
}
