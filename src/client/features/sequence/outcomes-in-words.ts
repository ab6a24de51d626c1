import type { PanelStory } from '../../../protocol/panel';

/** `2 of 7 backups failed`, `7 backups, none failed`. */
export function outcomesInWords({ runs }: Pick<PanelStory, 'runs'>): string {
  const failed = runs.filter(({ outcome }) => outcome === 'failed').length;
  const all = runs.length === 1 ? '1 backup' : `${runs.length} backups`;
  if (failed === 0) return `${all}, none failed`;
  return runs.length === 1 ? '1 backup, it failed' : `${failed} of ${all} failed`;
}
