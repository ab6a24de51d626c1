import { recordName } from '../logs/record-name';
import { fileKinds } from '../process';
import type { RecordFinding } from '../rules/records';
import { isPredicted, nothingObserved, plannedTime, predictedStatusWords, type Run } from '../runs';
import { codeSpan, codeSpanInTable, escapeMarkdown, fenced } from './markdown';
import { findingsOf, type RunsReport } from './runs-report';
import {
  arrowInWords,
  assumptionsInWords,
  coverageInWords,
  evidenceInWords,
  isoTime,
  sceneInWords,
  shortProvider,
  spanInWords,
} from './runs-words';

/** `runs --format markdown`: ready for a ticket. Text from logs never acts as markup. */
export function runsToMarkdown(report: RunsReport): string {
  const { observation, inputs, cancelled } = report;
  const others = findingsOf(report, undefined);
  const blocks = [
    isPlan(observation.runs) ? '# Predicted Hyper-V backups' : '# Hyper-V backup runs',
    ...(isPlan(observation.runs) ? [nothingObserved] : []),
    ...(cancelled ? ['**The reading was stopped before its end: what follows is not everything.**'] : []),
    ...(observation.runs.length === 0 ? [] : [overview(observation.runs)]),
    ...observation.runs.flatMap((run) => runBlocks(run, findingsOf(report, run))),
    ...(others.length === 0 ? [] : ['## Findings outside of runs', ...others.flatMap(findingBlocks)]),
    ...list([...observation.notes, ...assumptionsInWords(observation)], '## Notes'),
    ...(isPlan(observation.runs)
      ? []
      : [
          '## Coverage',
          coverageInWords(inputs, observation)
            .map((line) => `- ${escapeMarkdown(line.trim())}`)
            .join('\n'),
        ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** All of it is predicted, so that no log stands behind it. */
function isPlan(runs: readonly Run[]): boolean {
  return runs.length > 0 && runs.every(isPredicted);
}

/** When it began; of a plan that it is one, and the hour that it says. */
function beginOf(run: Run): string {
  if (!isPredicted(run)) return isoTime(run.start);
  const planned = plannedTime(run.start);
  return planned === undefined ? 'predicted' : `predicted, ${planned}`;
}

function overview(runs: readonly Run[]): string {
  const rows = runs.map((run) => {
    const { vm, outcome, consistency, outcomeReason } = run;
    return `| ${codeSpanInTable(vm.name)} | ${beginOf(run)} | ${outcome} | ${consistency} | ${escapeMarkdown(outcomeReason)} |`;
  });
  return ['| VM | start (UTC) | outcome | consistency | why |', '|---|---|---|---|---|', ...rows].join('\n');
}

function runBlocks(run: Run, findings: readonly RecordFinding[]): string[] {
  const id = run.vm.id === undefined ? '' : ` ${codeSpan(run.vm.id)}`;
  return [
    `## ${escapeMarkdown(run.vm.name)}, ${beginOf(run)}: ${run.outcome}`,
    `VM${id === '' ? '' : id}: ${isPredicted(run) ? nothingObserved : `${spanInWords(run)}.`} ${escapeMarkdown(sceneInWords(run))}`,
    escapeMarkdown(run.outcomeReason),
    `Consistency **${run.consistency}**: ${run.consistencyReasons.map(escapeMarkdown).join(' ')}`,
    stepTable(run),
    ...list(run.story.map(storyLine), '**What went wrong**', true),
    ...list(
      run.leftBehind.map(({ certainty, sign, first }) => `${certainty}: ${sign}. ${first}`),
      '**Left behind**',
    ),
    ...fileTable(run),
    ...list(run.notes, '**Notes**'),
    ...findings.flatMap(findingBlocks),
  ];
}

function stepTable(run: Run): string {
  const wordOf = ({ status }: Run['steps'][number]): string =>
    isPredicted(run) ? predictedStatusWords[status] : status;
  const rows = run.steps.map((step) => {
    const at = step.start ?? step.end;
    const note = step.note === undefined ? '' : escapeMarkdown(step.note);
    return `| ${step.id} | ${wordOf(step)} | ${arrowInWords(step)} | ${at === undefined ? '' : isoTime(at)} | ${escapeMarkdown(evidenceInWords(step.evidence))} | ${note} |`;
  });
  return ['| step | status | what | time (UTC) | records | note |', '|---|---|---|---|---|---|', ...rows].join('\n');
}

function storyLine({ role, says, code, place, also }: Run['story'][number]): string {
  const why = code === undefined ? '' : ` (${code})`;
  const more = also.length === 0 ? '' : `, and ${also.length} more`;
  return `${role === 'cause' ? 'Likely cause: ' : ''}${says}${why}, ${shortProvider(place.provider)} ${recordName(place)} at ${isoTime(place.time)}${more}`;
}

function fileTable({ files }: Run): string[] {
  if (files.length === 0) return [];
  const rows = files.map(({ path, kind, consistency, leftBehind, named }) => {
    const from = named ? 'named by a record' : 'expected';
    return `| ${codeSpanInTable(path)} | ${consistency} | ${from}${leftBehind ? ', left behind' : ''} | ${escapeMarkdown(fileKinds[kind].what)} |`;
  });
  return [['| file | consistency | known | what it is |', '|---|---|---|---|', ...rows].join('\n')];
}

function findingBlocks({ severity, code, message, related, fixes, repeats }: RecordFinding): string[] {
  const more = repeats === 0 ? '' : ` (and ${repeats} more)`;
  return [
    `**${severity} ${escapeMarkdown(code)}**: ${escapeMarkdown(message)}${more}`,
    ...list(related.map((one) => one.message)),
    ...fixes().flatMap(({ title, powershell, safety }) => [
      `First: ${escapeMarkdown(title)}`,
      ...(powershell === undefined ? [] : [escapeMarkdown(safety ?? ''), fenced('powershell', powershell)]),
    ]),
  ];
}

function list(lines: readonly string[], head?: string, numbered = false): string[] {
  if (lines.length === 0) return [];
  const items = lines.map((line, at) => `${numbered ? `${at + 1}.` : '-'} ${escapeMarkdown(line)}`).join('\n');
  return head === undefined ? [items] : [head, items];
}
