import { openScenario, type ScenarioDocument } from '../../../../src/core/scenario';
import { parseMarkers } from '../../../support/markers';

/** A scenario with every kind of place in it: lists, flow on one line and on several, quotes, comments, names of everything. */
export const fullScenario = String.raw`hvbackup: 1
name: Nightly CSV1 # of March
description: |
  vms: this is text,
  and no key
host:
  os: windows-server-2012-r2
  cluster: HVC01
  nodes: [HV01, { name: HV02, os: windows-server-2012-r2, providers: [Compellent] }]
storage:
  - name: CSV1
    kind: csv
    path: 'C:\ClusterStorage\Volume1'
    owner: HV01
    size: 4 TB
    free: 600 GB
    lun: { id: LUN7, snapshotLimit: 64 }
    shadowStorage: { on: CSV1, max: 400 GB, copies: 12 }
provider: { kind: hardware, name: Compellent, transportable: true, secondsPerSnapshot: 40 }
requestor:
  product: veeam
  mode: off-host
  proxy: { name: PRX01, os: windows-server-2012-r2, providers: [Compellent] }
  window: 6 h
jobs:
  - name: night
    at: '22:00'
    vms: [VM001, LNX1]
    node: HV01
vms:
  - name: VM001
    node: hv01
    generation: 2
    guest: { os: windows-server-2012-r2, state: running, roles: [domain-controller] }
  - name: LNX1
    node: HV02
    generation: 1
    controllers:
      ide: 2
      scsi: 1
    disks:
      - path: 'C:\ClusterStorage\Volume1\LNX1\root.vhdx'
        on: ide
        kind: vhdx
        writeRate: 5 MB/s
    guest: {
      os: linux,
      backupDaemon: false
    }
evidence:
  - ./HV01-VMMS-Admin.evtx
restore: [ { vm: VM001, to: original, from: storage-snapshot } ]
expect:
  VM001: { outcome: succeeded }
  lnx1: { outcome: succeeded, consistency: crash }
  plan: { storageSnapshots: at-most 4 }
`;

/** A marked scenario, opened; `at` is where `$0` stands, else the end. */
export function openMarked(
  marked: string,
  uri = 'mem:///a.hvbackup.yaml',
): { readonly doc: ScenarioDocument; readonly at: number; readonly text: string } {
  const { text, cursor } = parseMarkers(marked);
  return { doc: openScenario(uri, text), at: cursor ?? text.length, text };
}
