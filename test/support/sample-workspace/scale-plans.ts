/** The plans behind the tables of the README: so many VMs, so many on each LUN. */
export const scales = [200, 500, 1000].flatMap((vms) => [1, 10, 50].map((perLun) => ({ vms, perLun })));

/** `07-scale/500-on-10.hvbackup.yaml`, by its text. */
export function scalePlans(): Map<string, string> {
  return new Map(scales.map(({ vms, perLun }) => [`07-scale/${vms}-on-${perLun}.hvbackup.yaml`, planOf(vms, perLun)]));
}

function planOf(vms: number, perLun: number): string {
  const luns = vms / perLun;
  return `hvbackup: 1
name: ${vms} VMs, ${perLun} on each LUN
description: |-
  Claim 10. Generated, as its figures in the README are: each VM has 40 GB written and its own snapshot; 32 are worked on at once.
host: { os: windows-server-2012-r2, cluster: HVC10 }
storage:
  - { name: CSV, kind: csv, path: 'C:\\ClusterStorage\\Volume', count: ${luns}, lun: { snapshotLimit: 64 } }
provider: { kind: hardware, name: Compellent, transportable: true, secondsPerSnapshot: 40 }
requestor: { product: other, vmsPerSnapshot: 1, window: 10 h, readRate: 2 GB/s }
jobs:
  - { name: night, at: '20:00', vms: [VM], concurrent: 32 }
vms:
  - name: VM
    count: ${vms}
    generation: 2
    disks: [{ kind: vhdx, on: scsi, path: 'C:\\ClusterStorage\\Volume\\VM.vhdx', used: 40 GB, writeRate: 1 MB/s }]
    guest: { os: windows-server-2012-r2, state: running, backupService: enabled }
expect:
  VM: { outcome: succeeded, consistency: application }
  plan: { storageSnapshots: ${vms} }
`;
}
