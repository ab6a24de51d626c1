import { describe, expect, test } from 'vitest';
import { observe } from '../../../src/core/runs';
import {
  csvNight,
  cutOff,
  fileLeft,
  linuxGuest,
  manyVms,
  mergeLost,
  neverMerged,
  noBackup,
  twoHosts,
  twoNights,
  unknownBuild,
} from '../../fixtures/runs/nights';
import { filetimeToIso } from '../../../src/core/vmconfig/filetime';
import { vm001, vmms } from '../../fixtures/runs/words';
import { records, spansOf, time, wholeCoverage } from '../../support/records';
import { checkRuns, reportOf, statuses } from './check-runs';

describe('many VMs on one CSV', () => {
  const coverage = wholeCoverage(csvNight, '2014-03-06T00:00:00', '2014-03-08T00:00:00');
  const { runs } = observe(csvNight, { coverage });

  test('come apart: a run each', () => {
    expect(runs.map(({ vm }) => vm.name).sort()).toEqual(manyVms.map(({ VmName }) => VmName));
  });

  test('share the snapshot set, save the one that was refused before it', () => {
    const sets = new Set(runs.filter(({ vm }) => vm.name !== 'VM013').map(({ setId }) => setId));
    expect([...sets]).toEqual(['aaaa0000-0000-4000-8000-00000000c5e1']);
  });

  test('have their own outcomes', () => {
    const outcomes = Object.fromEntries(runs.map(({ vm, outcome }) => [vm.name, outcome]));
    expect(outcomes['VM013']).toBe('failed');
    expect(outcomes['VM017']).toBe('unknown');
    expect(Object.values(outcomes).filter((outcome) => outcome === 'succeeded')).toHaveLength(18);
  });

  test('nobody gets the records of another', () => {
    const merges = runs.flatMap(({ vm, steps }) =>
      steps.flatMap(({ evidence }) => evidence.filter(({ eventId }) => eventId === 19070).map(() => vm.name)),
    );
    expect(merges).toHaveLength(19);
    expect(new Set(merges).size).toBe(19);
  });

  test('in any order of the records', () => {
    const mixed = [...csvNight].sort((a, b) =>
      a.eventId === b.eventId ? Number(b.recordId - a.recordId) : a.eventId - b.eventId,
    );
    expect(observe(mixed, { coverage }).runs).toEqual(runs);
  });

  test('the text is as the golden file', () => {
    expect(checkRuns('night-csv', csvNight, { coverage }).runs).toHaveLength(20);
  });
});

test('a retry and the next night are runs of their own; a late word of the application belongs to its run', () => {
  const { runs } = checkRuns('night-two', twoNights, { coverage: spansOf(twoNights) });
  expect(runs.map(({ start, outcome }) => [start, outcome])).toEqual([
    [time('2014-03-06T22:00:30'), 'failed'],
    [time('2014-03-06T22:10:30'), 'failed'],
    [time('2014-03-07T22:00:30'), 'succeeded'],
  ]);
  expect(runs[1]!.story[0]?.place.eventId).toBe(10170);
});

describe('two hosts whose clocks differ', () => {
  test('the offset is estimated from what both logged, and shown', () => {
    const { clocks, runs } = checkRuns('night-two-hosts', twoHosts, { coverage: spansOf(twoHosts) });
    const hv02 = clocks.find(({ host }) => host === 'HV02');
    expect(hv02).toMatchObject({ from: 'estimated', facts: 3, correctionMs: -42_100 });
    expect(runs.map(({ vm, start }) => [vm.name, start])).toEqual([
      ['VM001', time('2014-03-06T22:00:00')],
      ['SQL-02', time('2014-03-06T22:00:12.9')],
    ]);
    // Places stay as logged.
    expect(runs[1]!.steps.flatMap(({ evidence }) => evidence)[0]?.time).toBe(time('2014-03-06T22:00:55'));
  });

  test('what is given wins', () => {
    const { clocks } = observe(twoHosts, { clockOffsets: new Map([['hv02.corp.example', -40_000]]) });
    expect(clocks.find(({ host }) => host === 'HV02')).toMatchObject({ from: 'given', correctionMs: -40_000 });
  });

  test('one fact that can be mistaken corrects nothing', () => {
    const few = twoHosts.filter(({ eventId }) => ![22503, 22504, 5217].includes(eventId));
    const { clocks } = observe(few);
    expect(clocks.find(({ host }) => host === 'HV02')).toMatchObject({ from: 'none', correctionMs: 0, facts: 1 });
  });
});

test('a log that ends in the middle leaves the end open', () => {
  const { runs } = checkRuns('night-cut-off', cutOff, { coverage: spansOf(cutOff) });
  expect(runs[0]).toMatchObject({ outcome: 'incomplete' });
  expect(runs[0]!.end).toBeUndefined();
  expect(runs[0]!.steps.find(({ id }) => id === 'checkpoint-merge')).not.toHaveProperty('end');
  expect(Object.values(statuses(runs[0]!))).not.toContain('not-reached');
  // It may just have been at work.
  expect(runs[0]!.leftBehind).toEqual([]);
});

test('a failure that fits what the night before has left says so, and the summary with the code is the cause', () => {
  const { runs } = checkRuns('night-file-left', fileLeft, { coverage: spansOf(fileLeft) });
  expect(runs[1]!.story[0]).toMatchObject({ code: '0x80070050', place: { eventId: 10150 } });
  expect(runs[1]!.notes.join(' ')).toContain(
    'The backup of this VM at 2014-03-06 22:00 UTC left its AutoRecovery file',
  );
  const other = observe(fileLeft.filter(({ eventId }) => eventId !== 10102));
  expect(other.runs[0]!.notes.join(' ')).not.toContain('AutoRecovery');
});

test('a merge that did not end while the log goes on may have left its avhdx', () => {
  const { runs } = checkRuns('night-merge-lost', mergeLost, { coverage: spansOf(mergeLost) });
  expect(runs[0]).toMatchObject({ outcome: 'incomplete' });
  expect(runs[0]!.outcomeReason).toContain('the log goes on without its end');
  expect(runs[0]!.leftBehind).toMatchObject([{ kind: 'merge-pending', certainty: 'possible' }]);
});

describe('a merge that never came', () => {
  const whole = wholeCoverage(neverMerged, '2014-03-06T00:00:00', '2014-03-09T00:00:00');

  test('is missing when the log was read whole over a day after it', () => {
    const { runs } = checkRuns('night-never-merged', neverMerged, { coverage: whole });
    expect(statuses(runs[0]!)['checkpoint-merge']).toBe('missing');
    const note = runs[0]!.steps.find(({ id }) => id === 'checkpoint-merge')?.note;
    expect(note).toContain('VMMS 19070 is logged whenever a recovery checkpoint is removed');
    expect(note).toContain('Not an error by itself');
    expect(runs[0]!.leftBehind).toMatchObject([{ kind: 'checkpoint', certainty: 'possible' }]);
  });

  test('is unknown in a filtered export, whose record ids have gaps', () => {
    const filtered = whole.map((span) => ({ ...span, idGaps: [[1n, 5n]] as const }));
    expect(statuses(observe(neverMerged, { coverage: filtered }).runs[0]!)['checkpoint-merge']).toBe('unknown');
  });

  test('is unknown when the log ends before the day is over', () => {
    const short = wholeCoverage(neverMerged, '2014-03-06T00:00:00', '2014-03-07T21:00:00');
    expect(statuses(observe(neverMerged, { coverage: short }).runs[0]!)['checkpoint-merge']).toBe('unknown');
  });

  test('is unknown when that channel was not read', () => {
    const others = whole.filter(({ channel }) => !channel.includes('VMMS'));
    expect(statuses(observe(neverMerged, { coverage: others }).runs[0]!)['checkpoint-merge']).toBe('unknown');
  });

  test('is unknown on a host of which no source says that it always logs it', () => {
    const coverage = whole;
    const { runs } = observe(neverMerged, { coverage, hostOs: 'windows-server-2022' });
    expect(Object.values(statuses(runs[0]!))).not.toContain('missing');
  });

  test('is unknown when it came after the day, and the log shows it', () => {
    const late = records([
      ...neverMerged.map((record) => ({
        at: filetimeToIso(record.time)!,
        host: record.host,
        provider: record.provider,
        id: record.eventId,
        channel: record.channel,
        data: Object.fromEntries(record.data.map(({ name, value }, at) => [name ?? `p${at}`, value])),
      })),
      { at: '2014-03-08T21:00:00', host: 'HV01', provider: vmms, id: 19070, data: vm001 },
    ]);
    const { runs } = observe(late, { coverage: wholeCoverage(late, '2014-03-06T00:00:00', '2014-03-09T00:00:00') });
    expect(runs.flatMap((run) => Object.values(statuses(run)))).not.toContain('missing');
  });

  test('is unknown without coverage', () => {
    expect(statuses(observe(neverMerged).runs[0]!)['checkpoint-merge']).toBe('unknown');
  });
});

test('no filtered export of any night makes a step missing', () => {
  for (const night of [csvNight, twoNights, twoHosts, cutOff, neverMerged, linuxGuest]) {
    for (const keep of [10103, 18520, 10170, 1, 8222]) {
      const filtered = night.filter(({ eventId }) => eventId === keep || eventId === 12);
      const { runs } = observe(filtered, { coverage: spansOf(filtered, [[1n, 3n]]) });
      expect(runs.flatMap((run) => Object.values(statuses(run)))).not.toContain('missing');
    }
  }
});

test('a Linux guest: its consistency is not known from the host alone', () => {
  const { runs } = checkRuns('night-linux', linuxGuest, {
    coverage: wholeCoverage(linuxGuest, '2014-03-06T00:00:00', '2014-03-08T00:00:00'),
  });
  expect(runs[0]).toMatchObject({ outcome: 'succeeded', consistency: 'unknown' });
});

test('a log without backups says so, and what it has seen instead', () => {
  const { runs, notes } = checkRuns('night-no-backup', noBackup, { coverage: spansOf(noBackup) });
  expect(runs).toEqual([]);
  expect(notes[0]).toBe('No backup of a VM was found in these records.');
  expect(notes[1]).toContain('VM001');
});

test('an unknown build says both meanings', () => {
  const { runs, findings } = checkRuns('night-unknown-build', unknownBuild);
  expect(runs[0]).toMatchObject({ generationFrom: 'assumed' });
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
    ['HVB001', 'warning'],
    ['HVB002', 'warning'],
  ]);
  expect(findings[0]!.message).toMatch(/^If HV09 runs Windows Server 2012 R2 and later: /);
  const known = reportOf(unknownBuild, { hostOs: 'windows-server-2008-r2' });
  expect(known.findings.map(({ code }) => code)).toEqual(['HVB002']);
  expect(known.observation.runs[0]).toMatchObject({ generation: 'guest-snapshot' });
});

test('the same log given twice changes nothing but a note', () => {
  const once = observe(twoNights);
  const twice = observe([
    ...twoNights,
    ...twoNights.map((record) => ({ ...record, place: { ...record.place, uri: 'copy.evtx' } })),
  ]);
  expect(twice.runs).toEqual(once.runs);
  expect(twice.notes.at(-1)).toMatch(/came twice/);
});

test('a time that no clock has shown puts a record nowhere', () => {
  const broken = twoNights.map((record) => (record.eventId === 10144 ? { ...record, time: 0n } : record));
  const { runs, notes } = observe(broken);
  expect(runs).toHaveLength(2);
  expect(notes.at(-1)).toMatch(/no clock has shown/);
});

test('on 2016 a record that only the VSS writer leaves settles the path, and none does not', () => {
  const of = (id: number) =>
    observe(records([{ at: '2019-03-06T22:00:00', host: 'HV01', provider: vmms, id, level: 2, data: vm001 }]), {
      hostOs: 'windows-server-2016',
    }).runs[0];
  expect(of(10144)).toMatchObject({ generation: 'checkpoint', generationFrom: 'records' });
  expect(of(18472)).toMatchObject({ generation: 'reference-point', generationFrom: 'records' });
  expect(of(18012)).toMatchObject({ generation: 'checkpoint', generationFrom: 'assumed' });
});
