import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openScenario, resolvePlan, type Plan } from '../../../src/core/scenario';
import { planNight, type Night, type Strategy } from '../../../src/core/scenario/planner';
import { nightBegin } from '../../../src/core/scenario/planner/plan-night';

function planOf(text: string): Plan {
  const { scenario, problems, schemaFindings } = openScenario('', text);
  expect([...problems, ...schemaFindings].map(({ message }) => message)).toEqual([]);
  return resolvePlan(scenario);
}

interface Farm {
  readonly os?: string;
  readonly vms: number;
  readonly perLun: number;
  readonly requestor?: string;
  readonly provider?: string;
  readonly disk?: string;
  readonly volume?: string;
  readonly jobs?: string;
}

/** So many alike VMs, so many on each LUN: as JSON, which is read a hundred times as fast. */
function farm({ os = 'windows-server-2012-r2', vms, perLun, jobs = '', ...parts }: Farm): Plan {
  const { provider = 'kind: hardware', requestor = '', disk = '', volume = '' } = parts;
  const read = (flow: string): object => parse(`{ ${flow} }`) as object;
  const luns = Array.from({ length: Math.ceil(vms / perLun) }, (_, at) => at);
  const of = { provider: read(provider), requestor: read(requestor), disk: read(disk), volume: read(volume) };
  const scenario = {
    hvbackup: 1,
    host: { os, cluster: 'C' },
    provider: of.provider,
    requestor: of.requestor,
    ...(parse(jobs) as object | null),
    storage: luns.map((at) => ({ name: `CSV${at}`, kind: 'csv', path: `C:\\ClusterStorage\\V${at}`, ...of.volume })),
    vms: luns.map((at) => ({
      name: `VM${at}`,
      count: Math.min(perLun, vms - at * perLun),
      disks: [{ kind: 'vhdx', path: `C:\\ClusterStorage\\V${at}\\a.vhdx`, ...of.disk }],
    })),
  };
  return planOf(JSON.stringify(scenario));
}

const night = (plan: Plan, strategy?: Strategy): Night => planNight(plan, strategy);

describe('200, 500 and 1,000 VMs on 1, 10 and 50 a LUN', () => {
  test.each([200, 500, 1000].flatMap((vms) => [1, 10, 50].map((perLun) => [vms, perLun] as const)))(
    '%i VMs, %i a LUN',
    (vms, perLun) => {
      const plan = farm({ vms, perLun });
      const luns = vms / perLun;
      expect(night(plan, 'per-vm')).toMatchObject({ vms, storageSnapshots: vms, busiestLun: { snapshots: perLun } });
      expect(night(plan, 'per-lun')).toMatchObject({ vms, storageSnapshots: luns, busiestLun: { snapshots: 1 } });
      expect(night(plan, 'decoupled').storageSnapshots).toBe(luns);
    },
  );

  test.each([200, 500, 1000].flatMap((vms) => [1, 10, 50].map((perLun) => [vms, perLun] as const)))(
    '%i VMs, %i a LUN, said in two entries, are the same',
    (vms, perLun) => {
      const luns = vms / perLun;
      const plan = planOf(
        `hvbackup: 1
host: { os: windows-server-2012-r2, cluster: C }
provider: { kind: hardware }
storage: [ { name: CSV, kind: csv, path: 'C:\\V', count: ${luns} } ]
vms: [ { name: VM, count: ${vms}, disks: [ { kind: vhdx, path: 'C:\\V\\a.vhdx', used: 1 GB } ] } ]
`,
      );
      expect(night(plan, 'per-vm')).toMatchObject({ vms, storageSnapshots: vms, busiestLun: { snapshots: perLun } });
      expect(night(plan, 'per-lun')).toMatchObject({ vms, storageSnapshots: luns, busiestLun: { snapshots: 1 } });
    },
  );

  test('VMs are spread over alike volumes as evenly as they can be, those of the next entry going on', () => {
    const vm = (name: string, count: number): string =>
      `  - { name: ${name}, count: ${count}, disks: [ { kind: vhdx, path: 'C:\\V\\a.vhdx' } ] }\n`;
    const plan = planOf(
      `hvbackup: 1\nhost: { os: windows-server-2012-r2 }\nprovider: { kind: hardware }\nstorage: [ { name: CSV, kind: csv, path: 'C:\\V', count: 4 } ]\nvms:\n${vm('A', 5)}${vm('B', 1)}${vm('C', 4)}`,
    );
    expect(night(plan, 'per-lun').luns.map(({ id, vms }) => `${id}: ${vms}`)).toEqual([
      'CSV #1: 3',
      'CSV #2: 3',
      'CSV #3: 2',
      'CSV #4: 2',
    ]);
  });

  test('what one of alike volumes must hold is that of its own VMs', () => {
    const plan = planOf(
      `hvbackup: 1
host: { os: windows-server-2012-r2 }
provider: { kind: hardware, secondsPerSnapshot: 10 }
requestor: { vmsPerSnapshot: 5 }
storage: [ { name: CSV, kind: csv, path: 'C:\\V', count: 2 } ]
vms: [ { name: VM, count: 10, disks: [ { kind: vhdx, path: 'C:\\V\\a.vhdx', writeRate: 1 MB/s } ] } ]
`,
    );
    // Two sets in one round, whose snapshots take twenty seconds: five VMs write on each volume meanwhile.
    expect(night(plan).volumes).toMatchObject([{ name: 'CSV', leastGrowth: 5 * 20 * 2 ** 20 }]);
  });

  test('800 VMs one by one are 800 snapshots, eight together are 100', () => {
    expect(night(farm({ vms: 800, perLun: 100 })).storageSnapshots).toBe(800);
    expect(night(farm({ vms: 800, perLun: 100, requestor: 'vmsPerSnapshot: 8' })).storageSnapshots).toBe(104);
    expect(night(farm({ vms: 800, perLun: 100, requestor: 'vmsPerSnapshot: 10' })).storageSnapshots).toBe(80);
  });

  test('more VMs, more that share, never turn the count the wrong way', () => {
    for (const perLun of [1, 10, 50]) {
      const counts = [1, 2, 4, 8, 16, 64].map(
        (sharing) => night(farm({ vms: 300, perLun, requestor: `vmsPerSnapshot: ${sharing}` })).storageSnapshots,
      );
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
      const sizes = [50, 100, 200, 400].map((vms) => night(farm({ vms, perLun })).storageSnapshots);
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    }
  });

  test('a WMI backup that reads the disks needs no snapshot of the storage', () => {
    const plan = farm({ os: 'windows-server-2019', vms: 500, perLun: 50, provider: 'kind: none' });
    expect(night(plan)).toMatchObject({ storageSnapshots: 0, luns: [] });
  });

  test('where no snapshot is taken, no limit of snapshots is in the way', () => {
    const plan = farm({
      os: 'windows-server-2019',
      vms: 50,
      perLun: 50,
      provider: 'kind: none',
      requestor: 'product: veeam',
    });
    expect(night(plan)).toMatchObject({ waves: 1, conflicts: [] });
  });
});

describe('rounds', () => {
  const csv = { vms: 10, perLun: 10, provider: 'kind: system' };

  test('2008 R2: one backup a CSV, so ten VMs are ten rounds, and that is told', () => {
    const found = night(farm({ ...csv, os: 'windows-server-2008-r2' }));
    expect(found.waves).toBe(10);
    expect(found.conflicts).toMatchObject([{ kind: 'csv-one-backup', rule: 'HVB142' }]);
    expect(found.luns[0]?.atOnce).toBe(1);
  });

  test('DPM with the provider of Windows on 2012: one after the other; with that of the array, or on 2016, not', () => {
    const requestor = 'product: dpm';
    expect(night(farm({ ...csv, os: 'windows-server-2012', requestor })).conflicts).toMatchObject([{ rule: 'HVB149' }]);
    for (const other of [
      farm({ ...csv, os: 'windows-server-2012', requestor, provider: 'kind: hardware' }),
      farm({ ...csv, os: 'windows-server-2016', requestor }),
    ]) {
      expect(night(other).conflicts).toEqual([]);
      expect(night(other).waves).toBe(1);
    }
  });

  test('no round has a CSV twice where only one backup of it may run', () => {
    const { jobs } = night(farm({ os: 'windows-server-2008-r2', vms: 30, perLun: 10, provider: 'kind: system' }));
    for (const wave of jobs[0]?.waves ?? []) {
      const luns = wave.flatMap((set) => set.luns);
      expect(luns).toHaveLength(new Set(luns).size);
    }
    expect(jobs[0]?.waves).toHaveLength(10);
  });

  test('Veeam takes four snapshots of a volume at once, or as many as is said', () => {
    const veeam = night(farm({ ...csv, provider: 'kind: hardware', requestor: 'product: veeam' }));
    expect(veeam).toMatchObject({ waves: 3, conflicts: [{ kind: 'snapshots-per-volume', rule: 'HVB165' }] });
    const more = farm({ ...csv, provider: 'kind: hardware, snapshotsPerVolume: 10', requestor: 'product: veeam' });
    expect(night(more)).toMatchObject({ waves: 1, conflicts: [] });
  });

  test('a job works on as many VMs at once as it says', () => {
    const jobs = `jobs: [ { name: n, vms: [VM0, VM1, VM2], concurrent: 2 } ]`;
    expect(night(farm({ vms: 3, perLun: 1, jobs })).waves).toBe(2);
    // A set of more VMs than that is a round of its own and not left out.
    expect(night(farm({ vms: 30, perLun: 10, jobs, requestor: 'vmsPerSnapshot: 10' })).waves).toBe(3);
  });

  test('a tool that makes one set of all it is given is split at 64 volumes', () => {
    const found = night(farm({ vms: 130, perLun: 1, provider: 'kind: system', requestor: 'product: diskshadow' }));
    expect(found.jobs[0]?.waves.flat().map(({ volumes }) => volumes)).toEqual([64, 64, 2]);
    expect(found.conflicts).toEqual([]);
  });
});

describe('the end', () => {
  const rates = {
    provider: 'kind: hardware, secondsPerSnapshot: 40',
    requestor: 'readRate: 100 MB/s, window: 1 h',
    disk: 'used: 10 GB',
  };

  test('is that of snapshots and copying, against the window', () => {
    const found = night(farm({ vms: 10, perLun: 10, ...rates }));
    // Ten snapshots of 40 s, and 100 GB at 100 MB/s.
    expect(found.seconds).toBeCloseTo(400 + 1024, 6);
    expect(found).toMatchObject({ snapshotSeconds: 400, isWithinWindow: true });
    expect(night(farm({ vms: 100, perLun: 10, ...rates })).isWithinWindow).toBe(false);
  });

  test.each([
    ['without a rate', { ...rates, requestor: 'window: 1 h' }],
    ['without the length of a snapshot', { ...rates, provider: 'kind: hardware' }],
    ['without a size', { ...rates, disk: '' }],
    ['with changes only', { ...rates, requestor: `${rates.requestor}, changeTracking: true` }],
  ])('is unknown %s, and that is told', (name, parts) => {
    const found = night(farm({ vms: 2, perLun: 2, ...parts }));
    expect(found.seconds).toBeUndefined();
    expect(found.isWithinWindow).toBeUndefined();
    if (name !== 'without a size') expect(found.assumptions.join(' ')).toContain('no');
  });

  test('a proxy mounts first', () => {
    const on = night(farm({ vms: 1, perLun: 1, ...rates }));
    const off = night(
      farm({
        vms: 1,
        perLun: 1,
        ...rates,
        provider: 'kind: hardware, secondsPerSnapshot: 40, secondsPerMount: 120',
        requestor: `${rates.requestor}, mode: off-host`,
      }),
    );
    expect((off.seconds ?? 0) - (on.seconds ?? 0)).toBeCloseTo(120, 6);
  });

  test('a job after midnight comes after the one before it', () => {
    expect(nightBegin([120, 1320])).toBe(1320);
    expect(nightBegin([60])).toBe(60);
    expect(nightBegin([])).toBe(0);
    const jobs = `jobs: [ { name: b, at: '02:00', vms: [VM1] }, { name: a, at: '22:00', vms: [VM0] } ]`;
    const found = night(farm({ vms: 2, perLun: 1, ...rates, jobs }));
    expect(found.seconds).toBeCloseTo(4 * 3600 + 40 + 102.4, 6);
  });
});

describe('AVHDX files', () => {
  test('grow while the checkpoint is there: until the snapshot, or until the end', () => {
    const plan = farm({
      vms: 10,
      perLun: 10,
      provider: 'kind: hardware, secondsPerSnapshot: 40',
      requestor: 'readRate: 100 MB/s',
      disk: 'used: 10 GB, writeRate: 5 MB/s',
      volume: 'free: 20 GB',
    });
    const [volume] = night(plan).volumes;
    const perSecond = 10 * 5 * 2 ** 20;
    expect(volume?.leastGrowth).toBeCloseTo(perSecond * 400, 0);
    expect(volume?.mostGrowth).toBeCloseTo(perSecond * 1424, 0);
    expect(volume?.free?.value).toBe(20 * 2 ** 30);
  });

  test('nothing is said without a write rate', () => {
    expect(
      night(farm({ vms: 2, perLun: 1, provider: 'kind: hardware, secondsPerSnapshot: 1' })).volumes[0],
    ).not.toHaveProperty('leastGrowth');
  });
});

test('a VM on no volume of the scenario is in no LUN, and nothing fails', () => {
  const plan = planOf('hvbackup: 1\nhost: { os: windows-server-2012-r2 }\nvms: [ { name: A }, { name: B } ]\n');
  expect(night(plan)).toMatchObject({ vms: 2, storageSnapshots: 0, conflicts: [], luns: [] });
});
