import { readNothing, readWhole } from '../../../src/core/report/coverage';
import type { CheckReport, LineRange } from '../../../src/core/report/check-report';

export const range = (line: number, from: number, to: number): LineRange => ({
  start: { line, character: from },
  end: { line, character: to },
});

const path = 'HV01/Virtual Machines/AB12CD34-0000-1111-2222-333344445555.xml';
const vm = { id: 'ab12cd34-0000-1111-2222-333344445555', name: 'SQL01' };

/** A report with one of everything: severities, fixes of both kinds, related places, each status of an input. */
export const sample: CheckReport = {
  hostOs: undefined,
  cancelled: false,
  inputs: [
    {
      path,
      kind: 'vm-config',
      status: 'checked',
      coverage: readWhole('vm-config', 1200),
      encoding: { name: 'utf-16le', bom: true },
      host: { os: 'windows-server-2012-r2', source: 'config-version' },
      vm,
    },
    {
      path: 'HV01/System.evtx',
      kind: 'evtx',
      status: 'not-supported',
      coverage: readNothing('evtx', 69632, 'Recognised as evtx; this version does not read it.'),
      problem: 'Recognised as evtx; this version does not read it.',
    },
    {
      path: 'HV01/notes.txt',
      kind: 'unknown',
      status: 'unrecognised',
      coverage: readNothing('unknown', 12, 'Nothing in its content says what it is.'),
      problem: 'Nothing in its content says what it is.',
    },
    {
      path: 'gone.xml',
      kind: 'unknown',
      status: 'unreadable',
      coverage: readNothing('unknown', 0, 'There is no such file.'),
      problem: 'There is no such file.',
    },
  ],
  findings: [
    {
      code: 'HVB001',
      severity: 'error',
      message: 'VM SQL01 has no SCSI controller.',
      path,
      range: range(9, 2, 12),
      vm,
      related: [{ path, range: range(40, 4, 9), message: 'The manifest ends here.' }],
      fixes: [
        {
          title: 'Add a SCSI controller',
          powershell: "Add-VMScsiController -VMName 'SQL01'\nStart-VM 'SQL01'",
          safety: 'The VM is off.',
        },
        { title: 'Preview it here', edits: [{ range: range(40, 4, 4), newText: '<vdev010>\n</vdev010>' }] },
      ],
    },
    {
      code: 'HVB027',
      severity: 'warning',
      message: 'A merge is pending.',
      path,
      range: range(20, 6, 10),
      vm,
      related: [],
      fixes: [],
    },
    {
      code: 'HVB007',
      severity: 'info',
      message: 'The VM is saved.',
      path,
      range: range(30, 0, 5),
      vm,
      related: [{ path: 'HV02/other.xml', message: 'Another one.' }],
      fixes: [],
    },
    {
      code: 'vmconfig/encoding',
      severity: 'hint',
      message: 'The declaration says UTF-8.',
      path,
      vm,
      related: [],
      fixes: [],
    },
  ],
};

/** Names and messages as an attacker would choose them. */
const evil =
  'a\u001b]0;owned\u0007\u202e|`](http://evil.example/) <img src=x onerror=alert(1)> @all {0} ```\n# Heading\r\u009b31m';

export const hostile: CheckReport = {
  hostOs: { os: 'windows-server-2016', source: 'flag' },
  cancelled: true,
  inputs: [
    {
      path: `dir/${evil}.xml`,
      kind: 'vm-config',
      status: 'checked',
      coverage: readWhole('vm-config', 1),
      vm: { name: evil },
    },
    {
      path: '../up/a b#%?.xml',
      kind: 'unknown',
      status: 'unreadable',
      coverage: readNothing('unknown', 0, evil),
      problem: evil,
    },
  ],
  findings: [
    {
      code: 'HVB024',
      severity: 'warning',
      message: `VM "${evil}" has a name.`,
      path: `dir/${evil}.xml`,
      range: range(0, 0, 1),
      vm: { name: evil },
      related: [{ path: evil, message: evil }],
      fixes: [
        { title: evil, powershell: `Rename-VM '${evil}'\n\`\`\`\`\nend`, safety: evil },
        { title: evil, edits: [{ range: range(0, 0, 0), newText: evil }] },
      ],
    },
  ],
};
