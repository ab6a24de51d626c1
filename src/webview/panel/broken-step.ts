import type { Run } from '../../core';

/** The step to look at first in a backup that is not well: that of the likely cause, else the first that failed or is missing. */
export function brokenStep({ outcome, steps, story }: Run): number | undefined {
  if (outcome === 'succeeded') return undefined;
  const cause = story[0];
  const ofCause = steps.findIndex(
    ({ id, evidence }) =>
      id === cause?.step &&
      evidence.some(({ uri, byteOffset }) => uri === cause.place.uri && byteOffset === cause.place.byteOffset),
  );
  const found = [
    ofCause,
    ...(['failed', 'missing'] as const).map((wanted) => steps.findIndex(({ status }) => status === wanted)),
  ].find((at) => at >= 0);
  return found;
}
