import { pastedLines } from '../text/pasted-lines';
import type { Located, Span } from '../text/span';
import { isPrompt, readCall } from './calls';
import type { BackupItem, BackupStep, WbadminCall, WbadminProblem, WbadminText } from './model';
import { stepPatterns, type StepPattern } from './step-patterns';
import { VersionReader } from './versions';

/** A log of files names every file of a server. */
const mostCharacters = 64 * 1024 * 1024;
const longestLine = 16 * 1024;
/** Errors of files are told once and counted; nobody looks at more. */
const mostSteps = 50_000;

const banner = /^[ \t>]{0,8}wbadmin 1\.0 - /i;
const code = /(?<![0-9a-z])0x(8[0-9a-f]{7})(?![0-9a-z])/gi;
const pair = /^\s{0,20}(?<name>Application|Component) = (?<value>\S[^\n]{0,400}?)\s{0,40}$/d;

/**
 * Reads `wbadmin get versions` in any language, `get items`, sessions of `start backup` and the text logs of Windows Server Backup in
 * English, alone or between other outputs. What belongs to none of them is passed over. Never throws.
 */
export function readWbadmin(text: string): WbadminText {
  const problems: WbadminProblem[] = [];
  const problem = (span: Span, message: string): void => void problems.push({ span, message });
  const calls: WbadminCall[] = [];
  const items: BackupItem[] = [];
  const steps: BackupStep[] = [];
  const codes: Located<string>[] = [];
  const versions = new VersionReader(problem);
  let application: Located<string> | undefined;
  /** Between the banner or the command line and the next prompt every line is the tool's, in whatever language. */
  let isInside = false;
  for (const { text: line, start } of pastedLines(text, { mostCharacters, longestLine, problem })) {
    const called = readCall(line, start);
    const found = called ? undefined : stepOf(line, start);
    if (called) calls.push(called);
    if (found) steps.push(found);
    if (called || banner.test(line)) isInside = true;
    else if (isPrompt(line)) isInside = false;
    const item = pair.exec(line);
    if (called || found || item) versions.close();
    else versions.take(line, start);
    if (item) application = takeItem(item, start, application, items, problem);
    else if (application && line.trim() === '') application = undefined;
    if (isInside || found) codes.push(...codesOf(line, start));
    if (steps.length >= mostSteps) {
      problem({ start, end: text.length }, `Reading ended after ${mostSteps} lines of a backup.`);
      break;
    }
  }
  versions.close();
  const read = [...calls, ...versions.versions, ...items, ...steps]
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start);
  return { text, calls, versions: versions.versions, items, steps, codes, read, problems };
}

/** The row of the table that a step is of. */
export function patternOfStep({ id }: BackupStep): StepPattern | undefined {
  return stepPatterns.find((row) => row.id === id);
}

function stepOf(line: string, start: number): BackupStep | undefined {
  const lead = line.length - line.trimStart().length;
  const words = line.trim();
  for (const { id, pattern } of stepPatterns) {
    const match = pattern.exec(words);
    if (!match) continue;
    const at = start + lead + match.index;
    return { id, span: { start: at, end: at + match[0].length }, values: valuesOf(match, at) };
  }
  return undefined;
}

function valuesOf(match: RegExpExecArray, at: number): Record<string, Located<string>> {
  const values: Record<string, Located<string>> = {};
  const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
  let from = 0;
  for (const [name, value] of Object.entries(groups)) {
    const found = value === undefined ? -1 : match[0].indexOf(value, from);
    if (value === undefined || found < 0) continue;
    from = found + value.length;
    values[name] = { value, span: { start: at + found, end: at + from } };
  }
  return values;
}

/** `Application = X`, and a line for each of its components. */
function takeItem(
  match: RegExpExecArray,
  start: number,
  application: Located<string> | undefined,
  items: BackupItem[],
  problem: (span: Span, message: string) => void,
): Located<string> | undefined {
  const { name, value = '' } = match.groups ?? {};
  const [from = 0, to = 0] = match.indices?.groups?.['value'] ?? [];
  const found = { value, span: { start: start + from, end: start + to } };
  if (name === 'Application') return found;
  if (application)
    items.push({ span: { start: application.span.start, end: found.span.end }, application, component: found });
  else problem(found.span, `The component "${value}" stands without its application: the list is cut there.`);
  return application;
}

function codesOf(line: string, start: number): Located<string>[] {
  return [...line.matchAll(code)].map((match) => ({
    value: `0x${(match[1] ?? '').toUpperCase()}`,
    span: { start: start + match.index, end: start + match.index + 10 },
  }));
}
