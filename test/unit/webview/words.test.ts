import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/core';
import type { PanelFinding } from '../../../src/protocol/panel';
import { brokenStep } from '../../../src/webview/panel/broken-step';
import { keptOf, keptScroll, withKept } from '../../../src/webview/panel/kept';
import type { Action } from '../../../src/webview/panel/reduce';
import { safeSteps, safeStepsText } from '../../../src/webview/panel/safe-steps';
import { emptyState } from '../../../src/webview/panel/state';
import { matchesSearch } from '../../../src/webview/panel/step-words';
import { stretchText } from '../../../src/webview/panel/stretch';
import { verdict } from '../../../src/webview/panel/verdict';
import { noEnd, runsOf } from '../../fixtures/sequence';
import { after, bad, detailsOf, good, shown, storyOf } from './panel-state';

describe('the verdict is one sentence: what happened, to whom, how bad', () => {
  test('of a backup that failed', () => {
    expect(verdict(bad)).toBe(
      'The backup of VM001 on HV01 failed after 52.5 s; no record shows a copy to restore from.',
    );
  });

  test('records of one moment tell no duration', () => {
    expect(verdict({ ...bad, end: bad.start + 3n })).toBe(
      'The backup of VM001 on HV01 failed; no record shows a copy to restore from.',
    );
  });

  test('of one that failed, a copy is told of only where a record proves it', () => {
    const copied = bad.steps.map((step) => (step.id === 'transfer' ? { ...step, status: 'seen' as const } : step));
    expect(verdict({ ...bad, consistency: 'unknown' })).toContain('; no record shows a copy to restore from.');
    expect(verdict({ ...bad, steps: copied })).toContain('; its data is application-consistent at best.');
    expect(verdict({ ...bad, consistency: 'unknown', steps: copied })).toContain('; its data was copied.');
  });

  test('of a good one', () => {
    expect(verdict(good)).toBe(
      'The backup of VM001 on HV01 succeeded in 3 min 11 s; its data is application-consistent.',
    );
  });

  test('without an end, and without anything that can be restored', () => {
    const [open] = runsOf(noEnd());
    expect(open && verdict({ ...open, consistency: 'unknown' })).toBe(
      'The backup of VM001 on HV01 began, and no end of it was found.',
    );
    expect(verdict({ ...bad, consistency: 'none' })).toContain('; there is nothing of it to restore.');
  });
});

describe('safe steps', () => {
  const finding = (code: string, severity: PanelFinding['severity'], title: string): PanelFinding => ({
    code,
    severity,
    message: 'm',
    uri: 'a',
    byteOffset: 1,
    fixes: [{ title, powershell: 'Get-VM', safety: 'Look first.' }],
  });

  test('come worst first, each once, then what to do about what was left', () => {
    const findings = [
      finding('HVB071', 'warning', 'Wait'),
      finding('HVB060', 'error', 'Ask'),
      finding('HVB070', 'error', 'Ask'),
    ];
    const steps = safeSteps({ run: bad, findings });
    expect(steps.map(({ text }) => text)).toEqual(['Ask', 'Wait', ...bad.leftBehind.map(({ first }) => first)]);
  });

  test('are text with the sentence, the reason and the PowerShell', () => {
    const text = safeStepsText({ run: bad, findings: [finding('HVB060', 'error', 'Ask')] });
    expect(text.split('\n').slice(0, 6)).toEqual([
      verdict(bad),
      bad.outcomeReason,
      '',
      '1. Ask (HVB060)',
      '   First: Look first.',
      '   Get-VM',
    ]);
  });
});

describe('the time between two steps', () => {
  const loaded = after([shown([bad]), { type: 'runs-came', version: 1, runIds: [bad.id], runs: [detailsOf(bad)] }]);
  const indexOf = (id: string): number => bad.steps.findIndex((step) => step.id === id);

  test('is told either way round', () => {
    const [from, to] = [indexOf('guest-freeze'), indexOf('checkpoint-create')];
    const down = after(
      [
        { type: 'choose-step', step: from },
        { type: 'choose-step', step: to, extends: true },
      ],
      loaded,
    );
    expect(stretchText(down)).toMatch(/^Δt 7\.\d s: /);
    const up = after(
      [
        { type: 'choose-step', step: to },
        { type: 'choose-step', step: from, extends: true },
      ],
      loaded,
    );
    expect(stretchText(up)).toMatch(/^Δt 7\.\d s: /);
  });

  test('is not told of one step, or of a step without a time', () => {
    expect(stretchText(after([{ type: 'choose-step', step: 2 }], loaded))).toBe('');
    const silent = bad.steps.findIndex(({ start, end }) => start === undefined && end === undefined);
    const state = after(
      [
        { type: 'choose-step', step: 2 },
        { type: 'choose-step', step: silent, extends: true },
      ],
      loaded,
    );
    expect(stretchText(state)).toBe('');
  });
});

describe('what survives a reload', () => {
  test('is what was chosen, and comes back the same', () => {
    const state = after([
      shown([good, bad]),
      { type: 'choose-run', runId: good.id },
      { type: 'choose-step', step: 3 },
      { type: 'filter', filters: { text: 'vm', outcome: 'failed' } },
      { type: 'toggle-heading', key: '2014-03-06', isOpen: false },
      { type: 'search', text: 'merge' },
      { type: 'time-zone', timeZone: 'Europe/Berlin' },
      { type: 'toggle-lane', actor: 'san' },
      { type: 'face', face: 'table' },
      { type: 'zoom', zoom: 1.5 },
      { type: 'share', share: 30 },
    ]);
    const json: unknown = JSON.parse(JSON.stringify(keptOf(state, { list: 120 })));
    const back = withKept(emptyState, json);
    expect(back).toEqual({ ...state, story: undefined, runs: new Map(), problem: undefined, notice: undefined });
    expect(keptScroll(json)).toEqual({ list: 120 });
  });

  test.each([null, 7, 'text', [], { filters: 3, zoom: 'x', timeZone: 'Nowhere/At_All', openLanes: [1], step: -1 }])(
    'is looked at before it is used: %j',
    (kept) => {
      expect(withKept(emptyState, kept)).toEqual(emptyState);
      expect(keptScroll(kept)).toEqual({});
    },
  );
});

test('a set or a comparison that was looked at is there again after a reload', () => {
  const stage = { kind: 'comparison', first: good.id, second: bad.id } as const;
  const kept: unknown = JSON.parse(JSON.stringify(keptOf({ ...after([shown([good, bad])]), stage }, {})));
  const back = withKept(emptyState, kept);
  const selection = { version: 1, runId: bad.id };
  const story = storyOf([good, bad]);
  expect(after([{ type: 'shown', story, selection }], back).stage).toEqual(stage);
  // What is asked for later is shown, and a comparison of what is gone is not.
  expect(after([shown([good, bad]), { type: 'shown', story, selection }], back).stage).toEqual({ kind: 'run' });
  expect(after([shown([bad])], back).stage).toEqual({ kind: 'run' });
});

test('a backup that is not well is opened at its broken step; one that is well as a whole', () => {
  const came = (run: Run): Action => ({ type: 'runs-came', version: 1, runIds: [run.id], runs: [detailsOf(run)] });
  const merge = bad.steps.findIndex(({ id }) => id === 'checkpoint-merge');
  const opened = after([shown([good, bad]), came(bad)]);
  expect(opened.chosen).toEqual({ runId: bad.id, step: merge });
  // The reader's own choice stays: no step, or another one.
  expect(after([{ type: 'choose-step', step: undefined }, came(bad)], opened).chosen).toEqual({ runId: bad.id });
  expect(after([shown([good, bad]), { type: 'choose-step', step: 1 }, came(bad)]).chosen.step).toBe(1);
  const atGood = after([{ type: 'choose-run', runId: good.id }, came(good)], opened);
  expect(atGood.chosen).toEqual({ runId: good.id });
  expect(after([{ type: 'choose-run', runId: bad.id }], atGood).chosen.step).toBe(merge);
});

test('the broken step is that of the likely cause, else what failed, else what has no end', () => {
  const [open] = runsOf(noEnd());
  if (!open) throw new Error('There is a run.');
  expect(open.steps[brokenStep(open) ?? -1]?.id).toBe('checkpoint-merge');
  expect(bad.steps[brokenStep({ ...bad, story: [] }) ?? -1]?.status).toBe('failed');
  expect(brokenStep(good)).toBeUndefined();
  expect(brokenStep({ ...bad, story: [], steps: [] })).toBeUndefined();
});

test('a search looks at names, statuses, actors and records', () => {
  const step = bad.steps.find(({ id }) => id === 'checkpoint-merge');
  if (!step) throw new Error('There is a merge.');
  for (const text of ['merge', 'FAILED', 'vmms', '10102', '']) expect(matchesSearch(step, text), text).toBe(true);
  expect(matchesSearch(step, 'nothing like it')).toBe(false);
});
