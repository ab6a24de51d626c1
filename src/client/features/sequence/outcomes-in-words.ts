import type { PanelStory } from '../../../protocol/panel';

/** `2 of 7 backups failed`, `7 backups, none failed`; of a scenario what is predicted, as such. */
export function outcomesInWords({ runs: all }: Pick<PanelStory, 'runs'>): string {
  const planned = all.filter(({ predicted }) => predicted);
  const runs = all.filter(({ predicted }) => !predicted);
  if (planned.length === 0) return observedInWords(runs);
  const fail = planned.filter(({ outcome }) => outcome === 'failed').length;
  const said = `${fail} of ${planned.length} predicted to fail`;
  return runs.length === 0 ? said : `${said}; ${observedInWords(runs)}`;
}

function observedInWords(runs: PanelStory['runs']): string {
  const failed = runs.filter(({ outcome }) => outcome === 'failed').length;
  const all = runs.length === 1 ? '1 backup' : `${runs.length} backups`;
  if (failed === 0) return `${all}, none failed`;
  return runs.length === 1 ? '1 backup, it failed' : `${failed} of ${all} failed`;
}
