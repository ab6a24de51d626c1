import { describe, expect, test } from 'vitest';
import { runToWire, type Run } from '../../../src/core';
import type { PanelStory, PredictionDetails, RunHead } from '../../../src/protocol/panel';
import { filterChoices, listRows } from '../../../src/webview/panel/list-rows';
import { scenarioPlaceOf } from '../../../src/webview/panel/prediction-details';
import { partnerIn } from '../../../src/webview/panel/run-actions';
import { noFilters, shownRun } from '../../../src/webview/panel/state';
import { dayHeading, runTime } from '../../../src/webview/panel/times';
import { verdict } from '../../../src/webview/panel/verdict';
import { mendedScenario, predictedRuns } from '../../support/predicted-night';
import { after, bad, storyOf } from './panel-state';

const [failing, linux] = predictedRuns().map(({ run }) => run) as [Run, Run]; // the plan has two VMs
const [mended] = predictedRuns(mendedScenario).map(({ run }) => run) as [Run];

function planned(runs: readonly Run[], version = 1): PanelStory {
  const story = storyOf([...runs, bad], version);
  const heads = story.runs.map((head): RunHead =>
    head.id === bad.id ? head : { ...head, predicted: { at: '22:00' } },
  );
  const pairs = [{ predicted: failing.id, observed: bad.id, says: 'It failed elsewhere.' }];
  return { ...story, runs: heads, scenario: { label: 'nightly.hvbackup.yaml', pairs } };
}

const prediction: PredictionDetails = {
  place: { line: 8, character: 4 },
  reasons: [
    { kind: 'fails', says: 'No SCSI.', rules: ['HVB001'], step: 'precheck', place: { line: 10, character: 25 } },
    { kind: 'not-said', says: 'Nobody said it.', rules: [], place: { line: 2, character: 0 } },
  ],
};

test('the verdict on a predicted backup says that it is one', () => {
  expect(verdict(failing)).toBe(
    'The backup of VM001 on HV01 is predicted to fail; there will be nothing of it to restore.',
  );
  expect(verdict(mended)).toBe(
    'The backup of VM001 on HV01 is predicted to succeed; its copy will be application-consistent.',
  );
  expect(verdict({ ...mended, outcome: 'unknown', consistency: 'unknown' })).toBe(
    'The backup of VM001 on HV01 is predicted; how it ends cannot be told.',
  );
});

test('its time is the hour of the plan or none', () => {
  expect(runTime(failing, 'Europe/Berlin')).toBe('predicted, 22:00');
  expect(runTime({ ...failing, start: 0n }, 'UTC')).toBe('predicted');
  expect(runTime(bad, 'UTC')).toMatch(/^\d{4}-/);
});

describe('the list', () => {
  test('has what is predicted first, under a heading of its own, in the order of the plan', () => {
    const { rows } = listRows(planned([failing, linux]).runs, noFilters, new Set(), 'UTC');
    const lines = rows.map((row) => (row.kind === 'run' ? row.run.vm.name : row.text));
    expect(lines.slice(0, 3)).toEqual(['Predicted, not observed', 'VM001', 'LNX1']);
    expect(lines.slice(3)).toEqual([dayHeading('2014-03-06'), 'VM001']);
  });

  test('offers it as a day of its own', () => {
    expect(filterChoices(planned([failing]).runs, 'UTC').days).toEqual(['predicted', '2014-03-06']);
  });
});

describe('the story of a scenario', () => {
  const shown = (runs: readonly Run[], version: number): Parameters<typeof after>[0][number] => ({
    type: 'shown',
    story: planned(runs, version),
    selection: null,
  });

  test('begins with what is predicted to fail', () => {
    expect(after([shown([linux, failing], 1)]).chosen.runId).toBe(failing.id);
  });

  test('keeps the reasons of a run with it', () => {
    const state = after([
      shown([failing], 1),
      {
        type: 'runs-came',
        version: 1,
        runIds: [failing.id],
        runs: [{ run: runToWire(failing), findings: [], prediction }],
      },
    ]);
    expect(shownRun(state)?.prediction).toEqual(prediction);
  });

  test('keeps its comparison when the plan is edited, though the choice is told again', () => {
    const before = after([shown([failing], 1), { type: 'compare', version: 1, first: failing.id, second: bad.id }]);
    expect(before.stage.kind).toBe('comparison');
    const again = after(
      [{ type: 'shown', story: planned([failing], 2), selection: { version: 2, runId: before.chosen.runId ?? '' } }],
      before,
    );
    expect(again.stage).toEqual(before.stage);
    const elsewhere = after(
      [{ type: 'shown', story: planned([failing, linux], 3), selection: { version: 3, runId: linux.id } }],
      again,
    );
    expect(elsewhere.stage).toEqual({ kind: 'run' });
  });
});

describe('a plan that is edited while it is shown', () => {
  const came = (run: Run, version: number): Parameters<typeof after>[0][number] => ({
    type: 'runs-came',
    version,
    runIds: [run.id],
    runs: [{ run: runToWire(run), findings: [], prediction }],
  });
  const shown = (run: Run, version: number): Parameters<typeof after>[0][number] => ({
    type: 'shown',
    story: planned([run], version),
    selection: null,
  });
  const first = after([shown(failing, 1), came(failing, 1)]);

  test('stays in sight until its own version comes, and is asked for', () => {
    const edited = after([shown(mended, 2)], first);
    expect(shownRun(edited)?.run).toEqual(failing);
    expect(edited.runs.get(failing.id)).toMatchObject({ isOld: true });
    const asked = after([{ type: 'runs-asked', version: 2, runIds: [mended.id] }], edited);
    expect(asked.runs.get(mended.id)).not.toHaveProperty('isOld');
    expect(shownRun(after([came(mended, 2)], asked))?.run).toEqual(mended);
  });

  test('keeps the step that was chosen by what it is', () => {
    const at = (run: Run, id: string): number => run.steps.findIndex((one) => one.id === id);
    const chosen = after([{ type: 'choose-step', step: at(failing, 'transfer') }], first);
    const fewer = { ...mended, steps: mended.steps.filter(({ id }) => id !== 'guest-freeze') };
    const next = after([shown(fewer, 2), came(fewer, 2)], chosen);
    expect(next.chosen.step).toBe(at(fewer, 'transfer'));
    const without = { ...mended, steps: mended.steps.filter(({ id }) => id !== 'transfer') };
    expect(after([shown(without, 2), came(without, 2)], chosen).chosen.step).toBeUndefined();
  });

  test('and another scenario begins anew', () => {
    const story = planned([mended], 2);
    const other = { ...story, scenario: { label: 'other.hvbackup.yaml', pairs: [] } };
    expect(after([{ type: 'shown', story: other, selection: null }], first).runs.size).toBe(0);
  });
});

test('a run has the backup beside it that was predicted, whichever of the two is shown', () => {
  const story = planned([failing, linux]);
  expect(partnerIn(story, failing.id)?.observed).toBe(bad.id);
  expect(partnerIn(story, bad.id)?.predicted).toBe(failing.id);
  expect(partnerIn(story, linux.id)).toBeUndefined();
  expect(partnerIn(storyOf([bad]), bad.id)).toBeUndefined();
});

test('a step leads to the fact that decides it, else to its VM', () => {
  const step = (id: string): Run['steps'][number] => {
    const found = failing.steps.find((one) => one.id === id);
    if (!found) throw new Error(`No step ${id}.`);
    return found;
  };
  expect(scenarioPlaceOf(prediction, step('precheck'))).toEqual({ line: 10, character: 25 });
  expect(scenarioPlaceOf(prediction, step('identify'))).toEqual({ line: 8, character: 4 });
});
