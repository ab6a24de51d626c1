import {
  anonymise,
  anonymiser,
  checkToSarif,
  compareRuns,
  comparisonToMarkdown,
  hideInRuns,
  runsToMarkdown,
  runsToMermaid,
  runsToOtlp,
  toReport,
  type CheckedInput,
  type PrivateValue,
  type RunComparison,
  type RunsReport,
} from '../core';
import type { StoryExportParams, WireExport } from '../protocol/lsp';
import { fromPlain } from './judge-logs';
import type { Story } from './story';
import { picture } from './story-picture';

/** What is saved of a story: of the runs that are asked for, or of all. Pseudonyms are the same in every export of a story. */
export function exportStory(story: Story, params: StoryExportParams): WireExport {
  const { format, anonymize, timeZone, toolVersion } = params;
  const wanted = new Set(params.runIds);
  const isWanted = (runId: string): boolean => wanted.size === 0 || wanted.has(runId);
  switch (format) {
    case 'sarif':
      return { text: sarif(story, isWanted, anonymize, toolVersion) };
    case 'otlp': {
      const lines = runsToOtlp(reportOf(story, isWanted, anonymize), { version: toolVersion, signals: 'otlp' });
      return { text: [...lines].join('') };
    }
    case 'mermaid':
      return { text: runsToMermaid(reportOf(story, isWanted, anonymize)) };
    case 'markdown': {
      const report = reportOf(story, isWanted, anonymize);
      const pair = pairOf(report, story, params.runIds);
      return { text: `${pair ? `${comparisonToMarkdown(pair)}\n` : ''}${runsToMarkdown(report)}` };
    }
    case 'svg':
    case 'png': {
      const report = reportOf(story, isWanted, anonymize);
      return picture(report, pairOf(report, story, params.runIds), timeZone);
    }
  }
}

/** Two runs that somebody chose are compared, in the order they were chosen in; the two of a snapshot set are that set. */
function pairOf(
  { observation: { runs } }: RunsReport,
  story: Story,
  [first, second, ...more]: readonly string[],
): RunComparison | undefined {
  if (first === undefined || second === undefined || first === second || more.length > 0) return undefined;
  // Ids may have pseudonyms too, so a run is found by its place among those that are exported.
  const kept = story.observation.runs.filter(({ id }) => id === first || id === second);
  const [a, b] = [first, second].map((id) => runs[kept.findIndex((run) => run.id === id)]);
  if (!a || !b) return undefined;
  const set = a.setId === b.setId ? a.setId : undefined;
  const isWholeSet = set !== undefined && story.observation.runs.filter(({ setId }) => setId === set).length === 2;
  return isWholeSet ? undefined : compareRuns(a, b);
}

function reportOf(story: Story, isWanted: (runId: string) => boolean, anonymize: boolean): RunsReport {
  const { observation } = story;
  const report: RunsReport = {
    inputs: story.runsInputs(),
    observation: { ...observation, runs: observation.runs.filter(({ id }) => isWanted(id)) },
    findings: checkedOf(story, isWanted).flatMap(({ findings }) => findings.filter((one) => 'record' in one)),
  };
  if (!anonymize) return report;
  // Of all runs, whatever is exported: the same word has the same pseudonym every time.
  return hideInRuns(report, anonymiser({ report: { ...report, observation }, values: valuesOf(story) }));
}

function sarif(story: Story, isWanted: (runId: string) => boolean, anonymize: boolean, version: string): string {
  const report = toReport({ inputs: checkedOf(story, isWanted) });
  return checkToSarif(anonymize ? anonymise(report, valuesOf(story)) : report, { version });
}

/** The logs with the findings of the runs that are wanted; those of no run belong to no single one, and come with all. */
function checkedOf({ inputs, observation }: Story, isWanted: (runId: string) => boolean): CheckedInput[] {
  const isAll = observation.runs.every(({ id }) => isWanted(id));
  return inputs.map((input) => ({
    ...fromPlain(input),
    findings: fromPlain(input).findings.filter((one) => isAll || !('record' in one) || one.runIds.some(isWanted)),
  }));
}

/** The customer's own words of all logs, whatever is exported, so that the same word always has the same pseudonym. */
function valuesOf({ inputs, observation, plan }: Story): PrivateValue[] {
  return [
    ...(plan?.privateValues ?? []),
    ...inputs.flatMap(({ privateValues }) => privateValues ?? []),
    ...observation.runs.map(({ vm }): PrivateValue => ({ kind: 'vm', text: vm.name })),
  ];
}
