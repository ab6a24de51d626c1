import type { RecordFinding } from '../rules/records';
import { type Run, type RunStep } from '../runs';
import type { Paint } from './check-to-text';
import { plain } from './plain';
import { findingsOf, type RunsReport } from './runs-report';
import {
  arrowInWords,
  assumptionsInWords,
  briefly,
  clockTime,
  coverageInWords,
  evidenceInWords,
  sceneInWords,
  recordInWords,
  shortTime,
  withCode,
} from './runs-words';

/** `runs --format text`: each run with its steps, story and leftovers, then notes, assumptions and coverage. Safe for a terminal. */
export function runsToText(report: RunsReport, paint: Paint = (_role, text) => text): string {
  const { observation, inputs } = report;
  const others = findingsOf(report, undefined).flatMap((finding) => findingLines(finding, paint));
  const blocks = [
    overview(report, paint),
    ...observation.runs.map((run) => runLines(run, findingsOf(report, run), paint)),
    others.length > 0 ? ['Findings outside of runs:', ...others] : [],
    observation.notes.map(plain),
    assumptionsInWords(observation).map(plain),
    [summary(report), ...coverageInWords(inputs, observation).map(plain)],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** The runs at a glance, before what each tells. */
function overview({ observation: { runs } }: RunsReport, paint: Paint): string[] {
  if (runs.length < 2) return [];
  const width = Math.min(30, Math.max(...runs.map(({ vm }) => plain(vm.name).length)));
  return [
    'At a glance:',
    ...runs.map(
      (run) =>
        `  ${shortTime(run.start)} ${paint(levelOf(run), run.outcome.padEnd(10))} ${plain(run.vm.name).padEnd(width)}  ${plain(briefly(run))}`,
    ),
  ];
}

function shortSpan({ start, end }: Run): string {
  if (end === undefined) return `${shortTime(start)} to ?`;
  return end === start ? shortTime(start) : `${shortTime(start)} to ${shortTime(end)}`;
}

function levelOf({ outcome }: Run): 'error' | 'info' | 'warning' {
  return outcome === 'failed' ? 'error' : outcome === 'succeeded' ? 'info' : 'warning';
}

function runLines(run: Run, findings: readonly RecordFinding[], paint: Paint): string[] {
  const { vm, outcome, consistency, outcomeReason, consistencyReasons } = run;
  const id = vm.id === undefined ? '' : ` {${vm.id}}`;
  const level = levelOf(run);
  return [
    `${paint('path', plain(vm.name))}${id} ${shortSpan(run)} ${paint(level, outcome)}, consistency ${consistency}`,
    `  ${plain(sceneInWords(run))}`,
    `  ${plain(outcomeReason)}`,
    ...consistencyReasons.map((reason) => `  Consistency: ${plain(reason)}`),
    ...stepLines(run, paint),
    ...run.story.map((line) => {
      const { role, place, also } = line;
      const more = also.length === 0 ? '' : `, ${also.length} more`;
      return `  ${role === 'cause' ? 'Likely cause' : 'then'}: ${plain(withCode(line))} - ${plain(recordInWords(place))} ${clockTime(place.time, run.start)}${more}`;
    }),
    ...run.leftBehind.map(
      ({ certainty, sign, first }) => `  Left behind (${certainty}): ${plain(sign)}. ${plain(first)}`,
    ),
    ...run.files
      .filter(({ named }) => named)
      .map(
        ({ path, consistency: own, leftBehind }) =>
          `  File: ${plain(path)}, consistency in the backup: ${own}${leftBehind ? ', left behind' : ''}`,
      ),
    ...run.notes.map((note) => `  Note: ${plain(note)}`),
    ...findings.flatMap((finding) => findingLines(finding, paint)),
  ];
}

/** Steps of which there is nothing to tell but one status stand on one line. */
function stepLines(run: Run, paint: Paint): string[] {
  const groups: RunStep[][] = [];
  for (const step of run.steps) {
    const group = groups.at(-1);
    if (group?.[0] && isPlain(step) && isPlain(group[0]) && step.status === group[0].status) group.push(step);
    else groups.push([step]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return group.length === 1
      ? [stepLine(first, run, paint)]
      : [`    ${statusWord(first, paint)} ${group.map(({ id }) => id).join(', ')}${reasonOf(first)}`];
  });
}

function isPlain({ status, evidence }: RunStep): boolean {
  return evidence.length === 0 && (status === 'implied' || status === 'silent' || status === 'not-reached');
}

function stepLine(step: RunStep, run: Run, paint: Paint): string {
  const { id, start, end, evidence } = step;
  const at = start ?? end;
  const until = end !== undefined && end !== at ? ` to ${clockTime(end, run.start)}` : '';
  const when = at === undefined ? '' : ` ${clockTime(at, run.start)}${until}`;
  const proof = evidence.length === 0 ? '' : ` [${plain(evidenceInWords(evidence))}]`;
  return `    ${statusWord(step, paint)} ${id.padEnd(22)} ${arrowInWords(step)}${when}${proof}${reasonOf(step)}`;
}

function statusWord({ status }: RunStep, paint: Paint): string {
  const role = status === 'failed' || status === 'missing' ? 'error' : 'dim';
  const word = status.padEnd(11);
  return status === 'seen' ? word : paint(role, word);
}

/** What a failed step says stands in the story below. */
function reasonOf({ note, status }: RunStep): string {
  return note === undefined || status === 'failed' ? '' : ` - ${plain(note)}`;
}

function findingLines({ severity, code, message, related, fixes, repeats }: RecordFinding, paint: Paint): string[] {
  const more = repeats === 0 ? '' : ` (and ${repeats} more)`;
  return [
    `  ${paint(severity, severity)} ${paint('code', code)} ${plain(message)}${more}`,
    ...related.map((one) => paint('dim', `    ${plain(one.message)}`)),
    ...fixes().map(({ title }) => paint('dim', `    first: ${plain(title)}`)),
  ];
}

function summary({ observation: { runs }, cancelled }: RunsReport): string {
  const words = (['failed', 'incomplete', 'unknown', 'succeeded'] as const).map(
    (outcome) => `${runs.filter((run) => run.outcome === outcome).length} ${outcome}`,
  );
  const stopped = cancelled ? ' It was stopped before its end.' : '';
  return `${runs.length} ${runs.length === 1 ? 'run' : 'runs'}: ${words.join(', ')}. Times are UTC.${stopped}`;
}
