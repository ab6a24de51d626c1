import { describe, expect, test } from 'vitest';
import { sameHost } from '../../../src/core/runs';
import { buildInRecord, knownBuild } from '../../../src/core/runs/host-builds';
import { sameChannel, windowCoverage } from '../../../src/core/runs/window-coverage';
import { records, time, type RecordSpec } from '../../support/records';
import { started, vmms, vm001 } from '../../fixtures/runs/words';

const event = (id: number, provider = vmms): RecordSpec => ({
  at: '2014-03-06T22:00:00',
  host: 'HV01',
  provider,
  id,
  data: vm001,
});

describe('the build of a host', () => {
  test('as the start of Windows names it', () => {
    const [kernel, log, other] = records([
      started('HV01', '10.0.15063'),
      {
        at: '2014-03-01T06:00:00',
        host: 'HV01',
        provider: 'EventLog',
        id: 6009,
        data: ['6.01.', '7601', 'Service Pack 1', 'Multiprocessor Free', '17514'],
      },
      { at: '2014-03-01T06:00:00', host: 'HV01', provider: 'EventLog', id: 6009, data: ['broken'] },
    ]);
    expect(buildInRecord(kernel!)).toBe('10.0.15063');
    expect(buildInRecord(log!)).toBe('6.1.7601');
    expect(buildInRecord(other!)).toBeUndefined();
    expect(knownBuild([log!], undefined)).toEqual({
      builds: { from: '6.1.7601', to: '6.1.7601' },
      hostOs: 'windows-server-2008-r2',
      from: 'record',
    });
  });

  test('a build that no server has is kept as it is', () => {
    expect(knownBuild(records([started('HV01', '10.0.15063')]), undefined)).toMatchObject({
      builds: { from: '10.0.15063' },
    });
    expect(knownBuild(records([started('HV01', '10.0.15063')]), undefined)).not.toHaveProperty('hostOs');
  });

  test('what is given wins', () => {
    expect(knownBuild(records([started('HV01', '6.3.9600')]), 'windows-server-2016')).toMatchObject({
      from: 'given',
      hostOs: 'windows-server-2016',
    });
  });

  test('events bound it: 18012 came with 2012 R2, 29156 went with it', () => {
    expect(knownBuild(records([event(18012)]), undefined)).toEqual({ builds: { from: '6.3.9600' }, from: 'events' });
    expect(knownBuild(records([event(18012), event(29156)]), undefined)).toEqual({
      builds: { from: '6.3.9600', to: '6.3.9600' },
      hostOs: 'windows-server-2012-r2',
      from: 'events',
    });
  });

  test('events that contradict each other bound nothing', () => {
    expect(knownBuild(records([event(10100), event(18012)]), undefined)).toEqual({ builds: {}, from: 'unknown' });
    expect(knownBuild(records([event(10103)]), undefined)).toEqual({ builds: {}, from: 'unknown' });
  });
});

test('names of computers', () => {
  expect(sameHost('HV01', 'hv01.corp.example')).toBe(true);
  expect(sameHost('HV01.a.example', 'HV01.b.example')).toBe(false);
  expect(sameHost('HV01', 'HV010')).toBe(false);
});

describe('coverage of a window', () => {
  const channel = 'Microsoft-Windows-Hyper-V-VMMS-Admin';
  const span = {
    host: 'HV01',
    channel: 'Microsoft-Windows-Hyper-V-VMMS/Admin',
    firstTime: time('2014-03-06T00:00:00'),
    lastTime: time('2014-03-07T00:00:00'),
    firstRecordId: 1n,
    lastRecordId: 9n,
    idGaps: [],
  };
  const noon = time('2014-03-06T12:00:00');
  const evening = time('2014-03-06T20:00:00');

  test('is whole only inside of one span without a gap', () => {
    expect(windowCoverage([span], 'hv01.corp.example', channel, noon, evening)).toBe('whole');
    expect(windowCoverage([{ ...span, idGaps: [[2n, 4n]] }], 'HV01', channel, noon, evening)).toBe('gap');
    expect(windowCoverage([span], 'HV01', channel, noon, time('2014-03-07T12:00:00'))).toBe('partly');
    expect(windowCoverage([span], 'HV02', channel, noon, evening)).toBe('none');
    expect(windowCoverage([span], 'HV01', 'System', noon, evening)).toBe('none');
    expect(windowCoverage([], 'HV01', channel, noon, evening)).toBe('none');
  });

  test('two spans that touch are not one: between them a record may be lost', () => {
    const [first, second] = [
      { ...span, lastTime: time('2014-03-06T15:00:00') },
      { ...span, firstTime: time('2014-03-06T15:00:00') },
    ];
    expect(windowCoverage([first, second], 'HV01', channel, noon, evening)).toBe('partly');
  });

  test('a channel has two spellings', () => {
    expect(sameChannel('Microsoft-Windows-Hyper-V-VMMS/Admin', channel)).toBe(true);
    expect(sameChannel('System', 'Application')).toBe(false);
  });
});
