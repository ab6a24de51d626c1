import type { Located, Span } from '../text/span';
import { pastedLines } from '../text/pasted-lines';
import { continuations, linePatterns, type LinePattern, type LineWriter } from './line-patterns';
import type { KernelLine, KernelLog, KernelLogProblem } from './model';
import { readOpening } from './stamps';
import { UnitReader } from './units';

/** A system log of a month; what stands behind that is not looked at. */
const mostCharacters = 64 * 1024 * 1024;
/** The kernel and syslog cut their lines at 1 and 8 KB; journald wraps none as long. */
const longestLine = 16 * 1024;
/** Known lines of one text: the daemon writes six for each backup. */
const mostLines = 100_000;

/** What a line has that is about VSS; the other lines of a log, nearly all of them, are passed over after one look. */
const worthALook =
  /hv_utils: |Hyper-V VSS|Hypervisor detected: |iSCSI Initiator| Attached SCSI |hypervvssd|hv[-_]vss[-_]daemon|hyperv-daemons/;
/** `package hypervvssd is not installed`, rpm's answer; the meta package `hyperv-daemons` brings it. */
const notInstalled = /^\s{0,8}package (hypervvssd|hyperv-daemons) is not installed\s{0,8}$/;

/**
 * Reads dmesg (with seconds, `-T`, or none), /var/log/messages, journalctl in its formats, the status of the daemon's unit and rpm's
 * answer, alone or in any mixture. Lines about other things are none of its business and no problem. Never throws.
 */
export function readKernelLog(text: string): KernelLog {
  const problems: KernelLogProblem[] = [];
  const problem = (span: Span, message: string): void => void problems.push({ span, message });
  const lines: KernelLine[] = [];
  const packages: Located<string>[] = [];
  const units = new UnitReader(problem);
  for (const { text: line, start } of pastedLines(text, { mostCharacters, longestLine, problem })) {
    const isWorthIt = worthALook.test(line);
    if ((!isWorthIt && !units.isOpen) || units.take(line, start) || !isWorthIt) continue;
    const name = notInstalled.exec(line)?.[1];
    if (name !== undefined) packages.push(within(line, name, start));
    else takeLine(line, start, lines, problem);
    if (lines.length >= mostLines) {
      problem({ start, end: text.length }, `Reading ended after ${mostLines} lines about VSS.`);
      break;
    }
  }
  units.close();
  const read = [...lines, ...units.units, ...packages].map(({ span }) => span).sort((a, b) => a.start - b.start);
  return { text, lines, units: units.units, packages, read, problems };
}

function takeLine(
  line: string,
  start: number,
  lines: KernelLine[],
  problem: (span: Span, message: string) => void,
): void {
  const { stamp, writer, messageAt } = readOpening(line, start);
  const message = line.slice(messageAt).trim();
  const at = start + messageAt + (line.slice(messageAt).length - line.slice(messageAt).trimStart().length);
  const by: LineWriter | undefined =
    writer === 'Hyper-V VSS' ? 'daemon' : writer === undefined || writer === 'kernel' ? 'kernel' : undefined;
  if (!by) return;
  for (const pattern of linePatterns) {
    const match = pattern.by === by ? pattern.pattern.exec(message) : null;
    if (!match) continue;
    lines.push({
      id: pattern.id,
      span: { start: start + (line.length - line.trimStart().length), end: at + message.length },
      message: { value: message, span: { start: at, end: at + message.length } },
      stamp,
      values: valuesOf(match, message, at),
    });
    return;
  }
  // Debugging of the kernel is switched on by hand and says the same once more.
  const isOwn = by === 'daemon' ? !continuations.test(message) : /^hv_utils: VSS/.test(message);
  if (isOwn)
    problem(
      { start: at, end: at + message.length },
      `"${message.slice(0, 80)}${message.length > 80 ? '...' : ''}" is a line about VSS that is not known, or is cut.`,
    );
}

function valuesOf(match: RegExpExecArray, message: string, at: number): Record<string, Located<string>> {
  const values: Record<string, Located<string>> = {};
  let from = 0;
  const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
  for (const [name, value] of Object.entries(groups)) {
    if (value === undefined) continue;
    const found = message.indexOf(value, from);
    if (found < 0) continue;
    from = found + value.length;
    values[name === 'old' ? 'host' : name] = { value, span: { start: at + found, end: at + from } };
  }
  return values;
}

function within(line: string, part: string, start: number): Located<string> {
  const at = start + line.indexOf(part);
  return { value: part, span: { start: at, end: at + part.length } };
}

/** The row of the table that a line is of. */
export function patternOf({ id, message }: KernelLine): LinePattern | undefined {
  return (
    linePatterns.find((row) => row.id === id && row.pattern.test(message.value)) ??
    linePatterns.find((row) => row.id === id)
  );
}
