import { describe, expect, test } from 'vitest';
import {
  checkBytes,
  collectionScript,
  collectRows,
  collectTargetOf,
  collectTargets,
  hostOsNames,
  isLogKind,
  wantedEvents,
} from '../../../src/core';
import { MemoryHost } from '../../support/memory-host';
import { powershellListing } from '../../support/listing';
import { SqlWriterLog } from '../../support/product-log';
import { vmConfig } from '../../support/vm-config';
import { hvbackup } from '../cli/harness';

/** Every command of the script, and what may follow it: all that is allowed, and nothing else is. */
const allowed: readonly RegExp[] = [
  /^\$out = Join-Path \$env:TEMP "hyperv-backup-evidence-\$env:COMPUTERNAME"$/,
  /^New-Item -ItemType Directory -Force -Path "\$out(?:\\[A-Za-z ]+)?" \| Out-Null$/,
  /^wevtutil epl '[A-Za-z0-9/-]+' "\$out\\[A-Za-z0-9%-]+\.evtx" \/ow:true$/,
  /^vssadmin list (?:writers|providers|shadows|shadowstorage|volumes) \| Out-File -Width 400 -Encoding Unicode -FilePath "\$out\\vssadmin-[a-z]+\.txt"$/,
  /^wbadmin get versions \| Out-File -Width 400 -Encoding Unicode -FilePath "\$out\\wbadmin-versions\.txt"$/,
  /^Get-(?:VM[A-Za-z]*|Volume|ClusterSharedVolumeState)(?: -VMName \*)?(?: \| Get-VHD)? \| Format-List \* \| Out-File -Width 400 -Encoding Unicode -FilePath "\$out\\Get-[A-Za-z]+\.txt"$/,
  /^Get-VM(?:HardDiskDrive \*)? \| Select-Object -ExpandProperty Path(?: \| Split-Path)? \| Sort-Object -Unique \| Get-ChildItem(?: -Recurse)? \| Out-File -Width 400 -Encoding Unicode -FilePath "\$out\\[a-z-]+\.txt"$/,
  /^Copy-Item -Path "\$env:ProgramData\\Microsoft\\Windows\\Hyper-V\\(?:Virtual Machines|Snapshots)\\\*\.xml" -Destination "\$out\\[A-Za-z ]+"$/,
  /^Copy-Item -Path "\$env:SystemRoot\\Logs\\WindowsServerBackup\\\*\.log" -Destination "\$out\\[A-Za-z ]+"$/,
  /^Copy-Item -Path "\$env:ProgramFiles\\Microsoft SQL Server\\90\\Shared\\SqlWriterLogger\*\.txt" -Destination "\$out\\[A-Za-z ]+"$/,
  /^Write-Output "The evidence is in \$out"$/,
];

const commandsOf = (script: string): string[] =>
  script.split('\r\n').filter((line) => line !== '' && !line.startsWith('#'));

describe.each(collectTargets)('the script for %s', (target) => {
  const script = collectionScript(target);

  test('holds nothing but commands that read, and writes only into its folder', () => {
    const commands = commandsOf(script);
    expect(commands.filter((line) => !allowed.some((one) => one.test(line)))).toEqual([]);
    expect(commands.length).toBeGreaterThan(15);
  });

  test('names no verb that changes anything, and no second command on a line', () => {
    const commands = commandsOf(script).join('\n');
    expect(commands).not.toMatch(
      /\b(?:Set|Remove|Stop|Start|Restart|Merge|Checkpoint|Restore|Rename|Move|Clear|Invoke|Enable|Disable|Add|Resize|delete|resize|cl|sl|im|um)\b/,
    );
    expect(commands).not.toMatch(/[;&`<>]|\$\(/);
  });

  test('is quoted right, plain ASCII, and fits a screen', () => {
    expect(script).toMatch(/^[\x20-\x7e\r\n]*$/);
    for (const line of script.split('\r\n')) {
      expect(line.length, line).toBeLessThan(180);
      if (!line.startsWith('#')) expect([line.split('"').length % 2, line.split("'").length % 2], line).toEqual([1, 1]);
    }
    const files = [...script.matchAll(/"\$out\\([^"]+\.(?:evtx|txt))"/g)].map(([, name]) => name);
    expect(new Set(files).size).toBe(files.length);
  });
});

describe('what is collected', () => {
  test('is what readers exist for', async () => {
    const samples: Readonly<Record<string, string>> = {
      'vm-config': vmConfig(),
      vssadmin:
        "vssadmin 1.1 - Volume Shadow Copy Service administrative command-line tool\r\n\r\nProvider name: 'Microsoft Software Shadow Copy provider 1.0'\r\n",
      powershell: 'Name       : APP01\r\nState      : Running\r\nGeneration : 2\r\nVersion    : 9.0\r\n',
      listing: powershellListing([{ path: 'D:\\VMs', files: ['a.vhdx', 'a_1.avhdx'] }]),
      wbadmin: 'wbadmin 1.0 - Backup command-line tool\r\n\r\nBackup time: 3/6/2014 9:00 PM\r\n',
      'product-log': new SqlWriterLog().start('+01:00').begin().toString(),
    };
    for (const { kind } of collectRows) {
      if (isLogKind(kind)) continue;
      const uri = 'mem:///x';
      const checked = await checkBytes({ uri, path: 'x', host: new MemoryHost({ [uri]: samples[kind] ?? '' }) });
      expect([kind, checked.kind, checked.status]).toEqual([kind, kind, 'checked']);
    }
  });

  test('names the log of every provider whose records are read, but those of the security log', () => {
    const named = new Set(collectRows.flatMap((row) => (row.act === 'export-log' ? row.providers : [])));
    const wanted = [...wantedEvents().keys()];
    expect(wanted.filter((provider) => !named.has(provider))).toEqual(['VSSAudit']);
    expect([...named].filter((provider) => !wanted.includes(provider))).toEqual([]);
  });

  test('depends on the host: XML of VMs up to 2012 R2 only', () => {
    expect(collectionScript('2012-r2')).toContain('Virtual Machines\\*.xml');
    expect(collectionScript('2016')).not.toContain('*.xml');
    expect(collectionScript('2016')).not.toContain('Integration-Admin');
    for (const target of collectTargets)
      expect(commandsOf(collectionScript('all'))).toEqual(expect.arrayContaining(commandsOf(collectionScript(target))));
    expect(hostOsNames.map((os) => collectTargetOf(os))).toEqual([
      '2008-2012',
      '2008-2012',
      '2008-2012',
      '2012-r2',
      '2016',
      '2016',
      '2016',
      '2016',
      '2016',
    ]);
    expect(collectTargetOf(undefined)).toBe('all');
  });
});

describe('hvbackup collect', () => {
  test('prints the script of a host, or of all', async () => {
    expect(await hvbackup(['collect'])).toEqual({ code: 0, stdout: collectionScript('all'), stderr: '' });
    expect((await hvbackup(['collect', '--host-os', '2012-r2'])).stdout).toBe(collectionScript('2012-r2'));
    expect((await hvbackup(['collect', 'here'])).code).toBe(2);
    expect((await hvbackup(['collect', '--anonymize'])).stderr).toContain('--anonymize has no effect on "collect"');
    expect((await hvbackup(['--help'])).stdout).toContain('hvbackup collect [--host-os OS]');
  });
});
