import { describe, expect, test } from 'vitest';
import { anonymise } from '../../../src/core/report/anonymise';
import { checkToJson } from '../../../src/core/report/check-to-json';
import type { CheckReport } from '../../../src/core/report/check-report';
import { readNothing, readWhole } from '../../../src/core/report/coverage';
import type { PrivateValue } from '../../../src/core/report/private-values';

/** One finding whose message is `message`, checked with what a configuration would tell. */
function hidden(message: string, values: readonly PrivateValue[] = []): string {
  const report: CheckReport = {
    hostOs: undefined,
    cancelled: false,
    inputs: [],
    findings: [{ code: 'HVB001', severity: 'error', message, path: '-', related: [], fixes: [] }],
  };
  return anonymise(report, values).findings[0]!.message;
}

const vm = (text: string): PrivateValue => ({ kind: 'vm', text });
const path = (text: string): PrivateValue => ({ kind: 'path', text });

describe('names that are known', () => {
  test.each<[string, PrivateValue[], string, string]>([
    ['a VM', [vm('SQL01')], 'VM SQL01 is off.', 'VM VM-1 is off.'],
    ['in any case', [vm('SQL01')], 'sql01, Sql01', 'VM-1, VM-1'],
    ['not inside another word', [vm('SQL')], 'MSSQLSERVER SQL SQL2', 'MSSQLSERVER VM-1 SQL2'],
    ['the longer name first', [vm('SQL'), vm('SQL Server 1')], 'SQL Server 1 and SQL', 'VM-2 and VM-1'],
    ['quoted for PowerShell', [vm("O'Brien’s")], "-VMName 'O''Brien’’s'", "-VMName 'VM-1'"],
    ['escaped in XML', [vm('A &amp; B')], 'A &amp; B is A & B', 'VM-1 is VM-1'],
    ['of non-Latin letters', [vm('Сервер')], 'Сервер, Серверы', 'VM-1, Серверы'],
    [
      'a path: folders and the file',
      [path('D:\\Contoso\\crm.vhdx')],
      'D:\\Contoso\\crm.vhdx',
      'D:\\folder-1\\file-1.vhdx',
    ],
    [
      'known folders stay',
      [path('C:\\ClusterStorage\\Volume1\\Contoso\\Virtual Hard Disks\\crm.vhdx')],
      'C:\\ClusterStorage\\Volume1\\Contoso\\Virtual Hard Disks\\crm.vhdx',
      'C:\\ClusterStorage\\Volume1\\folder-1\\Virtual Hard Disks\\file-1.vhdx',
    ],
    [
      'what Hyper-V adds to a name stays',
      [path('D:\\V\\crm_AB12CD34-0000-1111-2222-333344445555.avhdx')],
      'crm_AB12CD34-0000-1111-2222-333344445555.avhdx, crm-AutoRecovery.avhdx',
      'file-1_AB12CD34-0000-1111-2222-333344445555.avhdx, file-1-AutoRecovery.avhdx',
    ],
    [
      'the server of a share',
      [path('\\\\FS01\\vmstore\\a1.vhdx')],
      'On \\\\fs01\\VMSTORE, server FS01.',
      'On \\\\HOST-1\\folder-1, server HOST-1.',
    ],
    ['a URI of a neighbour', [path('file:///c%3A/Fabrikam/x1.xml')], 'See Fabrikam.', 'See folder-1.'],
  ])('%s', (_name, values, message, expected) => {
    expect(hidden(message, values)).toBe(expected);
  });
});

describe('shapes', () => {
  test.each([
    ['Owner S-1-5-21-1004336348-1177238915-682003330-512.', 'Owner SID-1.'],
    ['S-1-5-83-1-2-3-4-5 but S-1-5-18', 'SID-1 but S-1-5-18'],
    ['MAC 00-15-5D-01-02-03 and 00:15:5d:01:02:03', 'MAC MAC-1 and MAC-2'],
    ['IP 10.1.2.3, again 10.1.2.3, 192.168.0.1', 'IP IP-1, again IP-1, IP-2'],
    ['fe80::1 and 2001:db8:0:0:0:0:2:1', 'IP-1 and IP-2'],
    ['\\\\hv07.corp.example\\c$\\x', '\\\\HOST-1\\c$\\x'],
    ['version 6.3.9600.17415 at 22:00:01', 'version 6.3.9600.17415 at 22:00:01'],
    ['class d422512d-2bf2-4752-809d-7b82b5fcb1b4', 'class d422512d-2bf2-4752-809d-7b82b5fcb1b4'],
    ['\\\\?\\D:\\x', '\\\\?\\D:\\x'],
  ])('%s', (message, expected) => {
    expect(hidden(message)).toBe(expected);
  });
});

test('no name is left anywhere in a report', () => {
  const secret = 'Contoso';
  const report: CheckReport = {
    hostOs: undefined,
    cancelled: false,
    inputs: [
      {
        path: `${secret}/vm.xml`,
        kind: 'vm-config',
        status: 'checked',
        coverage: readWhole('vm-config', 1),
        vm: { id: 'x', name: `${secret} DC` },
      },
      {
        path: `b/${secret}.txt`,
        kind: 'unknown',
        status: 'unreadable',
        coverage: readNothing('unknown', 0, `${secret} failed.`),
        problem: `${secret} failed.`,
      },
    ],
    findings: [
      {
        code: 'HVB001',
        severity: 'error',
        message: `VM ${secret} DC in ${secret}`,
        path: `${secret}/vm.xml`,
        vm: { name: `${secret} DC` },
        related: [{ path: `${secret}/vm.xml`, message: secret }],
        fixes: [
          {
            title: secret,
            powershell: `'${secret} DC'`,
            safety: secret,
            edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: secret }],
          },
        ],
      },
    ],
  };
  const once = checkToJson(anonymise(report, []));
  expect(once).not.toMatch(/contoso/i);
  expect(checkToJson(anonymise(report, []))).toBe(once);
  expect(once).toContain('VM VM-1 in folder-1');
});
