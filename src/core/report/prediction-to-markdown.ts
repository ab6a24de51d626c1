import { generationOf } from '../process';
import type { PredictedRun } from '../runs/predict';
import { durationInWords } from '../text/duration';
import { escapeMarkdown } from './markdown';
import { courseInWords, nightInWords, timeOfDay, verdictOf, type PredictionReport } from './prediction-report';

/** `predict --format markdown`: a table of the VMs, the plan, a table of other ways, then each VM. */
export function predictionToMarkdown(report: PredictionReport): string {
  const { prediction, path, name } = report;
  const blocks = [
    `# Predicted: ${escapeMarkdown(name ?? path)}`,
    'Nothing of this was observed: it is what follows from the scenario.',
    vmTable(prediction.runs),
    '## The plan',
    nightInWords(report, durationInWords)
      .map((line) => `- ${escapeMarkdown(line)}`)
      .join('\n'),
    ...strategyTable(report),
    ...prediction.runs.flatMap(runBlocks),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function vmTable(runs: readonly PredictedRun[]): string {
  const rows = runs.map((one) => {
    const { vm, job, run, failure } = one;
    return `| ${escapeMarkdown(vm.name)}${vm.count > 1 ? ` x ${vm.count}` : ''} | ${escapeMarkdown(job.name)} | ${verdictOf(one)} | ${run.consistency} | ${(failure?.rules ?? []).join(', ')} |`;
  });
  return ['| VM | job | backup | consistency | rules |', '|---|---|---|---|---|', ...rows].join('\n');
}

function strategyTable({ strategies }: PredictionReport): string[] {
  if (strategies.length === 0) return [];
  const rows = strategies.map(({ words, night, together }) => {
    const length = night.seconds === undefined ? 'unknown' : durationInWords(night.seconds);
    return `| ${words} | ${night.storageSnapshots} | ${night.busiestLun?.snapshots ?? 0} | ${night.waves} | ${together} | ${length} |`;
  });
  return [
    '## The same VMs in other ways',
    [
      '| how | storage snapshots | of one LUN, at most | rounds | VMs that fail together | length |',
      '|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
  ];
}

function runBlocks(one: PredictedRun): string[] {
  const { run, vm, job, failure, laterFailures, leftOut, open } = one;
  const at = job.at ? ` at ${timeOfDay(job.at.value)}` : '';
  const told = [
    ...run.consistencyReasons.filter((says) => says !== failure?.says),
    ...(failure ? [`Fails: ${failure.says}`] : []),
    ...laterFailures.map(({ says, step }) => `Then, at ${step}: ${says}`),
    ...run.leftBehind.map(({ sign, first }) => `May stay behind: ${sign}. ${first}`),
    ...leftOut.map(({ says }) => `Not copied: ${says}`),
    ...open.map(({ says }) => `Not said: ${says}`),
  ];
  const steps = run.steps.map(({ id, status, label, note }) => {
    const word = status === 'implied' ? 'expected' : status === 'silent' ? 'expected, no record' : status;
    return `| ${id} | ${word} | ${escapeMarkdown(label)} | ${escapeMarkdown(note ?? '')} |`;
  });
  return [
    `## ${escapeMarkdown(vm.name)}: ${verdictOf(one)}`,
    `${escapeMarkdown(job.name)}${at}. ${escapeMarkdown(courseInWords(one, generationOf(run.generation).title))}`,
    told.map((line) => `- ${escapeMarkdown(line)}`).join('\n'),
    ['| step | status | what | note |', '|---|---|---|---|', ...steps].join('\n'),
  ];
}
