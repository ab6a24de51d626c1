import type { Observation } from '../core';
import type { LogsParams } from '../protocol/lsp';
import type { JudgedLogs } from './judge-logs';
import type { PredictedPlan } from './predicted-plan';
import { Story } from './story';

/** The story that was read last, and no other: an older one is refused, so that two are never shown at once. */
export class Stories {
  private last: Story | undefined;
  private version = 0;

  get current(): Story | undefined {
    return this.last;
  }

  /** Takes the place of the last story; a reading that was stopped before anything was judged does not. */
  keep({ files, title }: LogsParams, judged: JudgedLogs): Story | undefined {
    const { observation } = judged;
    if (!observation) return undefined;
    this.last = new Story(++this.version, title ?? titleOf(files), files, judged, observation);
    return this.last;
  }

  /** The same of a plan, with what was found in the evidence beside it. */
  keepPlan(plan: PredictedPlan, files: LogsParams['files'], judged: JudgedLogs, observation: Observation): Story {
    this.last = new Story(++this.version, plan.label, files, judged, observation, plan);
    return this.last;
  }

  /** The story of that version, if it still is the last. */
  of(version: number): Story | undefined {
    return this.last?.version === version ? this.last : undefined;
  }
}

function titleOf(files: LogsParams['files']): string {
  const [first] = files;
  return files.length === 1 && first ? first.label : `${files.length} logs`;
}
