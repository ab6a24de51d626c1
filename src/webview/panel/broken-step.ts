import { openEndIds, type Run, type RunStep } from '../../core';

/**
 * The step to look at first in a backup that is not well: that of the likely cause, else the first that failed or is missing, else
 * the last that began and did not end.
 */
export function brokenStep(run: Run): number | undefined {
  const { outcome, steps, story } = run;
  if (outcome === 'succeeded') return undefined;
  const cause = story[0];
  const ofCause = steps.findIndex(
    ({ id, evidence }) =>
      id === cause?.step &&
      evidence.some(({ uri, byteOffset }) => uri === cause.place.uri && byteOffset === cause.place.byteOffset),
  );
  const open = steps.flatMap((step, at) => (openEndIds(run, step).length > 0 ? [at] : [])).at(-1) ?? -1;
  const first = (wanted: RunStep['status']): number => steps.findIndex(({ status }) => status === wanted);
  return [ofCause, first('failed'), first('missing'), open].find((at) => at >= 0);
}
