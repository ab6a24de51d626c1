import { describe, expect, test } from 'vitest';
import { good2008R2, good2012R2, good2016, goodGroup2016 } from '../../fixtures/runs/good';
import { wholeCoverage } from '../../support/records';
import { checkRuns, statuses } from './check-runs';

describe('a good run of each generation', () => {
  test('2008 R2: guest snapshot, rolled back in the host snapshot', () => {
    const { runs } = checkRuns('good-2008-r2', good2008R2, {
      coverage: wholeCoverage(good2008R2, '2011-02-01T00:00:00', '2011-02-03T00:00:00'),
    });
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({
      vm: { name: 'FS1' },
      generation: 'guest-snapshot',
      outcome: 'succeeded',
      consistency: 'application',
      hostOs: 'windows-server-2008-r2',
    });
  });

  test('2012 R2: checkpoint', () => {
    const { runs } = checkRuns('good-2012-r2', good2012R2, {
      coverage: wholeCoverage(good2012R2, '2014-03-06T00:00:00', '2014-03-08T00:00:00'),
    });
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({
      vm: { name: 'VM001', id: '5b0e1d2a-4c11-4a5b-9e0f-0a1b2c3d4e01' },
      generation: 'checkpoint',
      outcome: 'succeeded',
      consistency: 'application',
      setId: 'aaaa0000-0000-4000-8000-000000000002',
    });
    expect(statuses(runs[0]!)).toEqual({
      identify: 'implied',
      precheck: 'implied',
      'guest-freeze': 'seen',
      'checkpoint-create': 'seen',
      'autorecovery-attach': 'seen',
      'autorecovery-detach': 'seen',
      'volume-snapshot': 'seen',
      'checkpoint-merge': 'seen',
      expose: 'silent',
      transfer: 'silent',
      'backup-complete': 'unknown',
      'snapshot-delete': 'silent',
    });
  });

  test('2016: recovery checkpoint and reference point', () => {
    const { runs } = checkRuns('good-2016', good2016, {
      coverage: wholeCoverage(good2016, '2019-05-02T00:00:00', '2019-05-04T00:00:00'),
    });
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ generation: 'reference-point', outcome: 'succeeded', consistency: 'application' });
  });

  test('2016: a VM group', () => {
    const { runs } = checkRuns('good-2016-group', goodGroup2016, {
      coverage: wholeCoverage(goodGroup2016, '2019-05-02T00:00:00', '2019-05-04T00:00:00'),
    });
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ vm: { name: 'GC1' }, generation: 'reference-point', outcome: 'succeeded' });
  });
});
