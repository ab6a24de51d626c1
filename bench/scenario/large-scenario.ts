/** A scenario of many VMs, each written out: twelve lines a VM, as people and *New Scenario from Files* write them. */
export function largeScenario(vms: number): string {
  const luns = Math.ceil(vms / 10);
  const lines = [
    'hvbackup: 1',
    `name: ${vms} VMs`,
    'host:',
    '  os: windows-server-2012-r2',
    '  cluster: HVC01',
    '  nodes: [{ name: HV01, providers: [Compellent] }, { name: HV02, providers: [Compellent] }]',
    'provider: { kind: hardware, name: Compellent, transportable: true, secondsPerSnapshot: 40 }',
    'requestor:',
    '  product: veeam',
    '  mode: off-host',
    '  proxy: { name: PRX01, os: windows-server-2012-r2, providers: [Compellent] }',
    '  vmsPerSnapshot: 8',
    '  window: 8 h',
    '  readRate: 800 MB/s',
    'storage:',
  ];
  for (let at = 0; at < luns; at++)
    lines.push(
      String.raw`  - { name: CSV${at}, kind: csv, path: 'C:\ClusterStorage\Volume${at}', owner: HV0${(at % 2) + 1}, lun: { id: LUN${at} } }`,
    );
  lines.push('jobs:', "  - name: night\n    at: '22:00'\n    concurrent: 16\n    vms:");
  for (let at = 0; at < vms; at++) lines.push(`      - VM${at}`);
  lines.push('vms:');
  for (let at = 0; at < vms; at++) lines.push(...vmLines(at));
  lines.push('expect:');
  for (let at = 0; at < vms; at++) lines.push(`  VM${at}: { outcome: succeeded }`);
  return `${lines.join('\n')}\n`;
}

/** One in seven runs Linux, so that not all is the same to the tables. */
function vmLines(at: number): string[] {
  const guest =
    at % 7 === 0
      ? ['      os: linux', '      backupDaemon: true']
      : ['      os: windows-server-2012-r2', '      backupService: enabled'];
  return [
    `  - name: VM${at}`,
    `    node: HV0${(at % 2) + 1}`,
    '    generation: 2',
    '    controllers: { scsi: 1 }',
    '    disks:',
    '      - kind: vhdx',
    '        on: scsi',
    // The root of the volume stands in the raw text, the file behind it.
    `        path: 'C:\\ClusterStorage\\Volume${Math.floor(at / 10)}\\VM${at}\\disk.vhdx'`,
    `        used: ${40 + (at % 60)} GB`,
    '        writeRate: 1 MB/s',
    '    guest:',
    '      state: running',
    ...guest,
  ];
}
