import type { RecordFinding } from '../rules/records';
import { type Run, type RunStep } from '../runs';
import type { Paint } from './check-to-text';
import { plain } from './plain';
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

/** `runs --format text`: each run with its steps, story and leftovers, then notes, assumptions and coverage. Safe for a terminal. */
export function runsToText(report: RunsReport, paint: Paint = (_role, text) => text): string {
  const { observation, inputs } = report;
  const others = findingsOf(report, undefined).flatMap((finding) => findingLines(finding, paint));
  const blocks = [
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

function runLines(run: Run, findings: readonly RecordFinding[], paint: Paint): string[] {
  const { vm, outcome, consistency, outcomeReason, consistencyReasons } = run;
  const id = vm.id === undefined ? '' : ` {${vm.id}}`;
  const level = outcome === 'failed' ? 'error' : outcome === 'succeeded' ? 'info' : 'warning';
  return [
    `${paint('path', plain(vm.name))}${id} ${spanInWords(run)} ${paint(level, outcome)}, consistency ${consistency}`,
    `  ${plain(sceneInWords(run))}`,
    `  ${plain(outcomeReason)}`,
    ...consistencyReasons.map((reason) => `  Consistency: ${plain(reason)}`),
    ...run.steps.map((step) => stepLine(step, paint)),
    ...run.story.map(({ role, says, code, place, also }) => {
      const why = code === undefined ? '' : ` (${code})`;
      const more = also.length === 0 ? '' : `, ${also.length} more`;
      return `  ${role === 'cause' ? 'Likely cause' : 'then'}: ${plain(says)}${why} - ${shortProvider(plain(place.provider))} ${place.eventId} #${String(place.recordId)} ${isoTime(place.time)}${more}`;
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

function stepLine(step: RunStep, paint: Paint): string {
  const { id, status, start, end, evidence, note } = step;
  const at = start ?? end;
  const when = at === undefined ? '' : ` ${isoTime(at)}${end !== undefined && end !== at ? ` to ${isoTime(end)}` : ''}`;
  const proof = evidence.length === 0 ? '' : ` [${plain(evidenceInWords(evidence))}]`;
  const why = note === undefined || status === 'failed' ? '' : ` - ${plain(note)}`;
  const role = status === 'failed' || status === 'missing' ? 'error' : 'dim';
  const word = status.padEnd(11);
  const line = `${id.padEnd(22)} ${arrowInWords(step)}${when}${proof}${why}`;
  return `    ${status === 'seen' ? word : paint(role, word)} ${line}`;
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
  return `${runs.length} ${runs.length === 1 ? 'run' : 'runs'}: ${words.join(', ')}.${stopped}`;
}
