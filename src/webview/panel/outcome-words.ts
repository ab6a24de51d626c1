import { statusMeaningOf, statusWordOf, type Outcome, type Run, type StepStatus } from '../../core';
import type { PanelFinding } from '../../protocol/panel';
import type { IconName } from './icons';

/** Outcomes as the panel says them; the icon tells each by its shape, the class by its colour. */
export const outcomes: Readonly<Record<Outcome, { readonly word: string; readonly icon: IconName }>> = {
  succeeded: { word: 'succeeded', icon: 'check' },
  failed: { word: 'failed', icon: 'cross' },
  incomplete: { word: 'incomplete', icon: 'half' },
  unknown: { word: 'unknown', icon: 'question' },
};

export const severities: Readonly<
  Record<PanelFinding['severity'], { readonly word: string; readonly icon: IconName }>
> = {
  error: { word: 'error', icon: 'cross' },
  warning: { word: 'warning', icon: 'warning' },
  info: { word: 'information', icon: 'info' },
  hint: { word: 'hint', icon: 'info' },
};

/** A status in the words of the table and what it means, for the reader who has not met it before. */
export function statusFacts(
  run: Pick<Run, 'origin'>,
  status: StepStatus,
): { readonly word: string; readonly means: string } {
  const word = statusWordOf(run, status);
  return { word: word === '' ? 'seen' : word, means: statusMeaningOf(run, status) };
}
