import { openScenario, predict, resolvePlan, type PredictedRun } from '../../src/core';

/** A plan whose first VM fails as the logs of the article tell it, with a second that succeeds. */
export const nightlyScenario = `hvbackup: 1
name: Nightly
host: { os: windows-server-2012-r2, nodes: [HV01] }
storage: [ { name: CSV1, kind: csv, path: 'C:\\ClusterStorage\\Volume1' } ]
provider: { kind: hardware, transportable: true }
requestor: { product: veeam, mode: off-host }
jobs: [ { name: night, at: '22:00', vms: [VM001, LNX1] } ]
vms:
  - name: VM001
    generation: 1
    controllers: { ide: 2, scsi: 0 }
    guest: { os: windows-server-2012-r2, state: running, backupService: enabled }
    disks: [ { kind: vhdx, on: ide, path: 'C:\\ClusterStorage\\Volume1\\VM001\\root.vhdx' } ]
  - { name: LNX1, guest: { os: linux, backupDaemon: true }, count: 3 }
`;

/** The same with the controller that it lacks: VM001 is expected to succeed. */
export const mendedScenario = nightlyScenario.replace('scsi: 0', 'scsi: 1');

/** The runs that a scenario predicts. */
export function predictedRuns(text: string = nightlyScenario): readonly [PredictedRun, ...PredictedRun[]] {
  const [first, ...rest] = predict(resolvePlan(openScenario('mem:///nightly.hvbackup.yaml', text).scenario)).runs;
  if (!first) throw new Error('The scenario plans no VM.');
  return [first, ...rest];
}
