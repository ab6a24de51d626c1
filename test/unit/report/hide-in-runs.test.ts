import { expect, test } from 'vitest';
import { hideInRuns } from '../../../src/core/report/hide-in-runs';
import { observe } from '../../../src/core/runs';
import { goodCheckpoint } from '../../fixtures/sequence';

test('a VM that is called like a step does not rename the step', () => {
  const { records, coverage } = goodCheckpoint();
  const observation = observe(records, { coverage });
  const hide = (text: string): string => text.replaceAll('transfer', 'VM-1');
  const { observation: hidden } = hideInRuns({ inputs: [], observation, findings: [] }, hide);
  const ids = hidden.runs.flatMap(({ steps }) => steps.map(({ id, label }) => `${id}: ${label}`));
  expect(ids).toEqual(observation.runs.flatMap(({ steps }) => steps.map(({ id, label }) => `${id}: ${label}`)));
  expect(ids.some((one) => one.startsWith('transfer'))).toBe(true);
});
