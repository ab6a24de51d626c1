import type { Run } from '../runs';
import type { PredictionReport } from './prediction-report';
import type { RunsReport } from './runs-report';
import { runsToMermaid } from './runs-to-mermaid';
import { runsToSvg } from './runs-to-svg';

/** `predict --format mermaid`: the predicted backups as one sequence diagram, each told as predicted. */
export function predictionToMermaid(report: PredictionReport): string {
  return runsToMermaid(asRuns(report));
}

/** `predict --format svg`: the predicted backups drawn in their dashed frames, for print. */
export function predictionToSvg(report: PredictionReport): string {
  return runsToSvg(asRuns(report));
}

/** In the shape of what is drawn of logs: no log, no record. */
function asRuns({ prediction }: PredictionReport): RunsReport {
  const runs: readonly Run[] = prediction.runs.map(({ run }) => run);
  const observation = { runs, clocks: [], hosts: [], notes: [], recordsSeen: 0, recordsUsed: 0 };
  return { inputs: [], observation, findings: [] };
}
