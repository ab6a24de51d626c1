import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/webview/panel/reduce';
import { after, bad, detailsOf, good, shown, storyOf } from './panel-state';

const came = (version: number): Action => ({
  type: 'runs-came',
  version,
  runIds: [bad.id],
  runs: [detailsOf(bad)],
});

describe('a story', () => {
  test('begins with the last backup that failed', () => {
    expect(after([shown([good, bad])]).chosen).toEqual({ runId: bad.id });
  });

  test('begins with what the extension has chosen', () => {
    const story = storyOf([good, bad]);
    const state = after([{ type: 'shown', story, selection: { version: 1, runId: good.id, step: 2 } }]);
    expect(state.chosen).toEqual({ runId: good.id, step: 2 });
  });

  test('that is older than the one that is shown changes nothing', () => {
    const now = after([shown([bad], 3)]);
    expect(after([shown([good], 2)], now)).toBe(now);
  });

  test('that is newer takes what was loaded away, and keeps what was chosen', () => {
    const state = after([shown([good, bad]), { type: 'choose-run', runId: good.id }, came(1), shown([good, bad], 2)]);
    expect(state.runs.size).toBe(0);
    expect(state.chosen.runId).toBe(good.id);
  });

  test('without the chosen run has another one chosen', () => {
    expect(after([shown([good, bad]), shown([good], 2)]).chosen.runId).toBe(good.id);
  });

  test('of the same version, with logs that changed, keeps what was loaded', () => {
    const story = { ...storyOf([good, bad]), stale: [{ path: 'a.evtx', what: 'changed' as const }] };
    const state = after([shown([good, bad]), came(1), { type: 'shown', story, selection: null }]);
    expect(state.runs.get(bad.id)?.kind).toBe('ready');
    expect(state.story?.stale).toHaveLength(1);
  });
});

describe('answers', () => {
  test('of an older version are dropped', () => {
    const now = after([shown([good, bad], 2)]);
    expect(after([came(1)], now)).toBe(now);
    const older: Action = { type: 'records-came', version: 1, asked: [{ uri: 'a', byteOffset: 1 }], records: [] };
    expect(after([older], now)).toBe(now);
    const failed: Action = { type: 'runs-failed', version: 1, runIds: [bad.id], reason: 'no' };
    expect(after([failed], now)).toBe(now);
  });

  test('bring the run as it was, with its times', () => {
    const loaded = after([shown([good, bad]), came(1)]).runs.get(bad.id);
    expect(loaded).toMatchObject({ kind: 'ready', value: { run: { start: bad.start, steps: bad.steps } } });
  });

  test('without what was asked for say so', () => {
    const none: Action = { type: 'runs-came', version: 1, runIds: [bad.id], runs: [] };
    expect(after([shown([bad]), none]).runs.get(bad.id)).toMatchObject({ kind: 'failed' });
    const asked = [{ uri: 'a', byteOffset: 7 }];
    const gone: Action = { type: 'records-came', version: 1, asked, records: [] };
    expect(after([shown([bad]), gone]).records.get('7 a')).toMatchObject({ kind: 'failed' });
  });
});

test('of very many runs that were looked at the first are forgotten, but not what is shown', () => {
  const runs = Array.from({ length: 450 }, (_unused, at) => ({ ...good, id: `run ${at}` }));
  const looked = runs.map((run): Action => ({
    type: 'runs-came',
    version: 1,
    runIds: [run.id],
    runs: [detailsOf(run)],
  }));
  const state = after([shown(runs), { type: 'choose-run', runId: 'run 3' }, ...looked]);
  expect(state.runs.size).toBeLessThanOrEqual(401);
  expect([...state.runs.keys()].slice(0, 2)).toEqual(['run 3', 'run 50']);
});

describe('a choice', () => {
  test('of a run forgets the step of another', () => {
    const state = after([shown([good, bad]), { type: 'choose-step', step: 3 }, { type: 'choose-run', runId: good.id }]);
    expect(state.chosen).toEqual({ runId: good.id });
  });

  test('of a run that is not there changes nothing', () => {
    const now = after([shown([good, bad])]);
    expect(after([{ type: 'choose-run', runId: 'other' }], now)).toBe(now);
    expect(after([{ type: 'selected', selection: { version: 1, runId: 'other' } }], now)).toBe(now);
  });

  test('by the extension for an older story changes nothing', () => {
    const now = after([shown([good, bad], 2)]);
    expect(after([{ type: 'selected', selection: { version: 1, runId: good.id } }], now)).toBe(now);
  });

  test('that is extended keeps where it began', () => {
    const state = after([
      shown([bad]),
      { type: 'choose-step', step: 2 },
      { type: 'choose-step', step: 3, extends: true },
      { type: 'choose-step', step: 5, extends: true },
    ]);
    expect(state.chosen).toEqual({ runId: bad.id, step: 5, mark: 2 });
    expect(after([{ type: 'choose-step', step: 4 }], state).chosen).toEqual({ runId: bad.id, step: 4 });
  });

  test('of a run ends a set and a comparison', () => {
    const set = after([shown([good, bad]), { type: 'choose-set', setId: 'set' }]);
    expect(set.stage).toEqual({ kind: 'set', setId: 'set' });
    expect(after([{ type: 'choose-run', runId: bad.id }], set).stage).toEqual({ kind: 'run' });
    const both = after([{ type: 'compare', version: 1, first: good.id, second: bad.id }], set);
    expect(both.stage.kind).toBe('comparison');
    expect(after([{ type: 'choose-run', runId: bad.id }], both).stage).toEqual({ kind: 'run' });
  });

  test('of two runs that are one is no comparison', () => {
    const now = after([shown([good, bad])]);
    expect(after([{ type: 'compare', version: 1, first: bad.id, second: bad.id }], now)).toBe(now);
  });
});

test('another zone takes the day of the filter away: it may not be one there', () => {
  const state = after([
    { type: 'filter', filters: { day: '2014-03-06', host: 'HV01' } },
    { type: 'time-zone', timeZone: 'Asia/Tokyo' },
  ]);
  expect(state.filters).toMatchObject({ day: '', host: 'HV01' });
});

test('a size of the picture stays in its bounds', () => {
  expect(after([{ type: 'zoom', zoom: 99 }]).zoom).toBe(3);
  expect(after([{ type: 'zoom', zoom: 0 }]).zoom).toBe(0.5);
});

test('a story that could not be had is told, unless there is one', () => {
  expect(after([{ type: 'unreachable', reason: 'no server' }])).toMatchObject({ story: null, problem: 'no server' });
  const now = after([shown([good])]);
  expect(after([{ type: 'unreachable', reason: 'late' }], now)).toBe(now);
});
