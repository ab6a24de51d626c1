import { severities, type Severity } from '../rules/rule';
import { factsOf } from '../vmconfig/facts/host-os';
import type { CheckReport, ReportFinding, ReportFix, ReportInput } from './check-report';
import { commonHostOs } from './check-to-json';
import { plain } from './plain';

/** How a word of the text is set off; the command line gives colours on a terminal, everything else gives none. */
export type Paint = (role: Severity | 'path' | 'code' | 'dim', text: string) => string;

/**
 * `check --format text`: a line a finding as `path:line:column severity CODE message` (from 1; of a log `path record 12, time`),
 * under it what to do: on the host as PowerShell behind a prompt, with what must hold before; then what was not read, a summary,
 * and the coverage. Every line is safe for a terminal.
 */
export function checkToText(report: CheckReport, paint: Paint = (_role, text) => text): string {
  const lines = report.findings.flatMap((finding) => findingLines(finding, paint));
  const notChecked = report.inputs.flatMap((input) =>
    input.status === 'checked' ? partLines(input, paint) : [unreadLine(input, paint)],
  );
  const blocks = [lines, notChecked, [summary(report), coverageLine(report)]].filter((block) => block.length > 0);
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function findingLines(finding: ReportFinding, paint: Paint): string[] {
  const { severity, code, message, related, fixes } = finding;
  return [
    `${paint('path', place(finding))} ${paint(severity, severity)} ${paint('code', code)} ${plain(message)}`,
    ...related.map((one) => paint('dim', `    see ${place(one)} ${plain(one.message)}`)),
    ...fixes.flatMap((fix) => fixLines(fix, paint)),
  ];
}

function fixLines({ title, edits, powershell, safety }: ReportFix, paint: Paint): string[] {
  const where = edits && powershell === undefined ? ' (edit)' : '';
  const commands = powershell?.split(/\r?\n/) ?? [];
  return [
    paint('dim', `    fix${where}: ${plain(title)}`),
    ...(safety === undefined ? [] : [paint('dim', `      first: ${plain(safety)}`)]),
    ...commands.map((command) => `      PS> ${plain(command)}`),
  ];
}

function place({ path, range, record }: Pick<ReportFinding, 'path' | 'range' | 'record'>): string {
  if (range) return `${plain(path)}:${range.start.line + 1}:${range.start.character + 1}`;
  return record ? `${plain(path)} record ${record.id}, ${record.time}:` : plain(path);
}

function unreadLine({ path, status, problem = '' }: ReportInput, paint: Paint): string {
  const role = status === 'unreadable' ? 'error' : 'dim';
  return `${paint('path', plain(path))}: ${paint(role, words[status])}${problem === '' ? '.' : `. ${plain(problem)}`}`;
}

/** Of a file that was checked: what in it could not be read, which no finding tells. */
function partLines({ path, coverage }: ReportInput, paint: Paint): string[] {
  return [
    ...coverage.notRead.map(
      ({ byteOffset, reason }) =>
        `${paint('path', plain(path))}: not all read, from byte ${byteOffset}. ${plain(reason)}`,
    ),
    ...(coverage.notes ?? []).map((note) => `${paint('path', plain(path))}: ${plain(note)}`),
  ];
}

const words: Readonly<Record<ReportInput['status'], string>> = {
  checked: 'checked',
  'not-supported': 'not read',
  unrecognised: 'not recognised',
  unreadable: 'could not be read',
};

/** How many findings of each severity, most severe first. */
export function countBySeverity({ findings }: CheckReport): readonly (readonly [Severity, number])[] {
  return severities.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]);
}

const howToSay = '(--host-os, or the setting hypervBackup.hostOs)';

/** One sentence on the host OS that findings were made with; empty when nothing was checked. */
export function hostOsSentence(report: CheckReport): string {
  if (!report.inputs.some(({ status }) => status === 'checked')) return '';
  const host = commonHostOs(report);
  if (!host) return `The host OS differs from file to file or is not known; name it ${howToSay}.`;
  const { name } = factsOf(host.os);
  if (host.source !== 'config-version') return `Host OS: ${name}.`;
  return `Host OS: ${name}, assumed from the configuration version; if it is another, name it ${howToSay}.`;
}

function summary(report: CheckReport): string {
  const checked = report.inputs.filter(({ status }) => status === 'checked').length;
  const counts = countBySeverity(report).map(([severity, count]) =>
    counted(count, severity, severity === 'info' ? '' : 's'),
  );
  const stopped = report.cancelled ? ' The check was stopped before its end.' : '';
  return `${counted(checked, 'file')} checked: ${counts.join(', ')}. ${hostOsSentence(report)}`.trimEnd() + stopped;
}

/** What was read of what there is, in one sentence. */
export function coverageLine({ inputs }: CheckReport): string {
  const sum = (of: (input: ReportInput) => number): number => inputs.reduce((total, input) => total + of(input), 0);
  const read = inputs.filter(({ status }) => status === 'checked').length;
  const bytes = sum(({ coverage }) => coverage.bytes);
  const bytesRead = sum(({ coverage }) => coverage.bytesRead);
  return `Coverage: ${read} of ${counted(inputs.length, 'file')} read, ${bytesRead} of ${counted(bytes, 'byte')}.`;
}

function counted(count: number, noun: string, plural = 's'): string {
  return `${count} ${noun}${count === 1 ? '' : plural}`;
}
