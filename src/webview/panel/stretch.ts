import type { RunStep } from '../../core';
import { shownRun, type PanelState } from './state';
import { durationText } from './times';

/** The time between the two steps that are chosen, for the status bar; empty when there are no two, or one has no time. */
export function stretchText(state: PanelState): string {
  const { step, mark } = state.chosen;
  const run = state.stage.kind === 'run' ? shownRun(state)?.run : undefined;
  const from = mark === undefined ? undefined : run?.steps[mark];
  const to = step === undefined ? undefined : run?.steps[step];
  if (!from || !to) return '';
  const [a, b] = [timeOf(from), timeOf(to)];
  if (a === undefined || b === undefined) return '';
  return `\u0394t ${durationText(a < b ? b - a : a - b)}: ${from.label} \u2192 ${to.label}`;
}

function timeOf({ start, end }: RunStep): bigint | undefined {
  return start ?? end;
}
