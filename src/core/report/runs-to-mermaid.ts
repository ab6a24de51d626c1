import { actorFacts, actors } from '../process';
import { isPredicted, plannedTime, predictedStatusWords, type Run, type RunStep, type StepStatus } from '../runs';
import { plain } from './plain';
import type { RunsReport } from './runs-report';
import { isoTime } from './runs-words';

/**
 * `runs --format mermaid`: one sequence diagram of all runs, each under a note with its VM and outcome. Seen is a full arrow,
 * failed a cross, what no record shows is dotted and says why; a missing step ends in a dotted cross.
 */
export function runsToMermaid({ observation: { runs } }: RunsReport): string {
  const used = actors.filter((actor) =>
    runs.some(({ steps }) => steps.some(({ from, to }) => from === actor || to === actor)),
  );
  const [first, last] = [used[0], used.at(-1)];
  if (!first || !last) return 'sequenceDiagram\n  participant none as No backup was found\n';
  const over = first === last ? first : `${first},${last}`;
  return `${[
    'sequenceDiagram',
    ...used.map((actor) => `  participant ${actor} as ${actorFacts[actor].name}`),
    ...runs.flatMap((run) => runLines(run, over)),
  ].join('\n')}\n`;
}

function runLines(run: Run, over: string): string[] {
  const { outcome, outcomeReason, steps } = run;
  return [
    `  Note over ${over}: ${safe(headOf(run))}`,
    ...steps.filter(({ status }) => status !== 'not-reached').map((step) => `  ${arrow(run, step)}`),
    ...notReached(steps, over),
    ...(outcome === 'failed' ? [`  Note over ${over}: ${safe(outcomeReason)}`] : []),
  ];
}

const arrows: Readonly<Record<StepStatus, string>> = {
  seen: '->>',
  implied: '-->>',
  silent: '-->>',
  unknown: '-->>',
  missing: '--x',
  failed: '-x',
  'not-reached': '-->>',
};

/** A plan has no date, and is told as one. */
function headOf(run: Run): string {
  const { vm, start, outcome, consistency } = run;
  if (!isPredicted(run)) return `${vm.name}, ${isoTime(start)}: ${outcome}, consistency ${consistency}`;
  const planned = plannedTime(start);
  return `PREDICTED, not observed: ${vm.name}${planned === undefined ? '' : `, ${planned}`}: ${outcome}, consistency ${consistency}`;
}

function arrow(run: Run, { from, to, label, status, start, end }: RunStep): string {
  const at = start ?? end;
  const when = at === undefined ? '' : ` ${isoTime(at).slice(11, 19)}`;
  const word = status === 'seen' ? '' : ` (${isPredicted(run) ? predictedStatusWords[status] : status})`;
  return `${from}${arrows[status]}${to}: ${safe(`${label}${word}${when}`)}`;
}

function notReached(steps: readonly RunStep[], over: string): string[] {
  const labels = steps.filter(({ status }) => status === 'not-reached').map(({ label }) => label);
  return labels.length === 0 ? [] : [`  Note over ${over}: ${safe(`Not reached: ${labels.join(', ')}`)}`];
}

/**
 * Text of a message or note: mermaid ends it at a semicolon, reads `#name;` as an entity and takes `end` at the start of a word
 * for a keyword; HTML is drawn by some viewers. Its own entity codes keep all of it text.
 */
function safe(text: string): string {
  return plain(text)
    .replace(/[#;<>&"`{}[\]%]/g, (character) => `#${character.charCodeAt(0)};`)
    .replace(/\bend\b/gi, (word) => `#${word.charCodeAt(0)};${word.slice(1)}`);
}
