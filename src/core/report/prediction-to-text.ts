import { generationOf } from '../process';
import type { PredictedRun } from '../runs/predict';
import { durationInWords } from '../text/duration';
import type { Paint } from './check-to-text';
import { plain } from './plain';
import { counted, courseInWords, nightInWords, timeOfDay, verdictOf, type PredictionReport } from './prediction-report';

/** `predict --format text`: each VM at a glance, the plan, then each VM in full. Safe for a terminal. */
export function predictionToText(report: PredictionReport, paint: Paint = (_role, text) => text): string {
  const { prediction, path, name } = report;
  const blocks = [
    [`Predicted from ${plain(name ?? path)}. Nothing of it was observed.`],
    overview(prediction.runs, paint),
    nightInWords(report, durationInWords).map(plain),
    strategyLines(report),
    ...prediction.runs.map((run) => runLines(run, paint)),
    [summary(prediction.runs)],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function overview(runs: readonly PredictedRun[], paint: Paint): string[] {
  if (runs.length < 2) return [];
  const width = Math.min(30, Math.max(...runs.map(({ vm }) => plain(vm.name).length)));
  return [
    'At a glance:',
    ...runs.map((one) => {
      const many = one.vm.count > 1 ? ` x ${one.vm.count}` : '';
      return `  ${plain(one.vm.name).padEnd(width)}  ${paint(levelOf(one), verdictOf(one))}${many}`;
    }),
  ];
}

function levelOf({ run }: PredictedRun): 'error' | 'info' | 'warning' {
  return run.outcome === 'failed' ? 'error' : run.outcome === 'succeeded' ? 'info' : 'warning';
}

function strategyLines({ strategies }: PredictionReport): string[] {
  if (strategies.length === 0) return [];
  const rows = strategies.map(({ words, night, together }) => {
    const length = night.seconds === undefined ? '' : `, ${durationInWords(night.seconds)}`;
    return `  ${words}: ${counted(night.storageSnapshots, 'snapshot')}, at most ${night.busiestLun?.snapshots ?? 0} of one LUN, ${counted(night.waves, 'round')}, ${counted(together, 'VM')} at risk together${length}`;
  });
  return ['The same VMs in other ways:', ...rows];
}

function runLines(one: PredictedRun, paint: Paint): string[] {
  const { run, vm, job, failure, laterFailures, leftOut, open } = one;
  const at = job.at ? ` at ${timeOfDay(job.at.value)}` : '';
  return [
    `${paint('path', plain(vm.name))} (${plain(job.name)}${at}): ${paint(levelOf(one), verdictOf(one))}`,
    `  ${plain(courseInWords(one, generationOf(run.generation).title))}`,
    ...run.consistencyReasons.filter((says) => says !== failure?.says).map((says) => `  ${plain(says)}`),
    ...stepLines(one, paint),
    ...(failure ? [`  Fails: ${plain(failure.says)}${rulesOf(failure.rules)}`] : []),
    ...laterFailures.map(({ says, step, rules }) => `  Then, at ${step}: ${plain(says)}${rulesOf(rules)}`),
    ...run.leftBehind.map(({ sign, first }) => `  May stay behind: ${plain(sign)}. ${plain(first)}`),
    ...leftOut.map(({ says, rules }) => `  Not copied: ${plain(says)}${rulesOf(rules)}`),
    ...open.map(({ says }) => `  Not said: ${plain(says)}`),
  ];
}

function rulesOf(rules: readonly string[]): string {
  return rules.length === 0 ? '' : ` [${rules.join(', ')}]`;
}

function stepLines({ run }: PredictedRun, paint: Paint): string[] {
  const words = { implied: 'expected', silent: 'no record' } as const;
  return run.steps.map(({ id, label, status }) => {
    const word = status === 'implied' || status === 'silent' ? words[status] : status;
    return `    ${paint(status === 'failed' ? 'error' : 'dim', word.padEnd(11))} ${id.padEnd(22)} ${label}`;
  });
}

function summary(runs: readonly PredictedRun[]): string {
  const count = (outcome: PredictedRun['run']['outcome']): number =>
    runs.reduce((sum, { run, vm }) => sum + (run.outcome === outcome ? vm.count : 0), 0);
  return `${runs.reduce((sum, { vm }) => sum + vm.count, 0)} VMs: ${count('failed')} fail, ${count('succeeded')} succeed, ${count('unknown')} cannot be told.`;
}
