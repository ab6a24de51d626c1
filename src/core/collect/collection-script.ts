import { quotePowerShell } from '../rules/powershell';
import type { HostOs } from '../vmconfig/facts/host-os';
import { collectRows, type CollectRow, type CollectTarget, type CopyRow, type LogRow, type TextRow } from './rows';

const titles: Readonly<Record<CollectTarget, string>> = {
  '2008-2012': 'Windows Server 2008, 2008 R2 and 2012',
  '2012-r2': 'Windows Server 2012 R2',
  '2016': 'Windows Server 2016 and later, Windows 10 and 11',
  all: 'Windows Server 2008 and later',
};

/** What a host is collected with; without one, everything. */
export function collectTargetOf(hostOs: HostOs | undefined): CollectTarget {
  switch (hostOs) {
    case undefined:
      return 'all';
    case 'windows-server-2008':
    case 'windows-server-2008-r2':
    case 'windows-server-2012':
      return '2008-2012';
    case 'windows-server-2012-r2':
      return '2012-r2';
    default:
      return '2016';
  }
}

/**
 * A PowerShell script, for people to read and to run themselves, that gathers what this tool reads into a new folder. It is flat,
 * one command a line and without a pipeline into anything that acts, so that whoever is asked to run it can see what it does.
 * It runs on PowerShell 2.0, which came with Windows Server 2008 R2.
 */
export function collectionScript(target: CollectTarget): string {
  const rows = collectRows.filter(({ targets }) => target === 'all' || targets.includes(target));
  const logs = rows.filter((row): row is LogRow => row.act === 'export-log');
  const texts = rows.filter((row): row is TextRow => row.act === 'save-output');
  const copies = rows.filter((row): row is CopyRow => row.act === 'copy');
  return [
    `# Evidence about Hyper-V backups: ${titles[target]}.`,
    '# Run it in a PowerShell as administrator, on each host of the cluster; where a backup inside a VM is in question, in that guest too.',
    '# It reads, and writes only into one new folder in TEMP. It changes no setting, no VM and no backup, and sends nothing.',
    '# The logs hold names of computers, VMs and accounts: look at them before you pass them on.',
    '',
    '$out = Join-Path $env:TEMP "hyperv-backup-evidence-$env:COMPUTERNAME"',
    'New-Item -ItemType Directory -Force -Path "$out" | Out-Null',
    '',
    '# Event logs. One that this Windows does not have is passed over with a message.',
    ...logs.flatMap(lineOf),
    '',
    '# What the Volume Shadow Copy Service, Hyper-V, the cluster and Windows Server Backup have to say, and which files there are.',
    '# A command that this Windows does not have is passed over with a message.',
    ...texts.flatMap(lineOf),
    '',
    ...(copies.length === 0
      ? []
      : [
          `# Logs that are files${copies.some(({ kind }) => kind === 'vm-config') ? ', and configurations of the VMs and of their checkpoints (XML)' : ''}.`,
          ...copies.flatMap(lineOf),
          '',
        ]),
    '# Send this folder as a zip: right-click it, Send to, Compressed (zipped) folder.',
    'Write-Output "The evidence is in $out"',
    '',
  ].join('\r\n');
}

function lineOf(row: CollectRow): string[] {
  switch (row.act) {
    case 'export-log':
      // As Windows names the file of a log, whose name may hold a slash.
      return [
        `wevtutil epl ${quotePowerShell(row.channel)} "$out\\${row.channel.replaceAll('/', '%4')}.evtx" /ow:true`,
      ];
    case 'save-output':
      // Wide, so that long lines are not broken.
      return [`${row.command} | Out-File -Width 400 -Encoding Unicode -FilePath "$out\\${row.file}.txt"`];
    case 'copy':
      return [
        `New-Item -ItemType Directory -Force -Path "$out\\${row.folder}" | Out-Null`,
        `Copy-Item -Path "$env:${row.base}\\${row.from}" -Destination "$out\\${row.folder}"`,
      ];
  }
}
