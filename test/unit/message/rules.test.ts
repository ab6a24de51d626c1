import { expect, test } from 'vitest';
import { describeTextRule, textFindings, type TextRuleCases } from '../../support/describe-text-rule';

/** The cases that every rule on a result code has: in the forms in which codes are written, beside another code, absent, cut. */
function codeCases(
  code: string,
  other: string,
  advises: string,
  more: { readonly severity: 'error' | 'warning' | 'info' | 'hint'; readonly says: string; readonly around?: string },
): TextRuleCases {
  const { severity, says, around = '' } = more;
  const decimal = Number(code) | 0;
  return {
    fires: [
      { name: 'alone', text: `[|${code}|]${around}`, severity, says: [code, says], related: 0 },
      {
        name: 'in brackets, in another language',
        text: `Der Vorgang ist fehlgeschlagen. ([|${code}|])${around}`,
        severity,
      },
      {
        name: 'as a signed number, and once more',
        text: `Error: [|${decimal}|]${around}\nCode: [${code}]`,
        severity,
        related: 1,
      },
      { name: 'in small letters', text: `Fehler [|${code.toLowerCase()}|].${around}`, severity },
    ],
    quiet: [
      { name: 'another code', text: `Error: ${other}${around}` },
      { name: 'a longer number', text: `Error: ${other}, id ${code}1f${around}` },
    ],
    missing: [{ name: 'no code', text: `The job has ended.${around}` }],
    broken: [
      { name: 'cut in the code', text: `${other} and ${code.slice(0, -1)}` },
      { name: 'cut behind it', text: `(Error: [|${code}|] in the serv${around}` },
    ],
    advises: { says: advises },
  };
}

describeTextRule(
  'message',
  'HVB060',
  codeCases('0x80070050', '0x80070070', 'AutoRecovery', { severity: 'hint', says: 'a file of that name exists' }),
);

describeTextRule(
  'message',
  'HVB072',
  codeCases('0x80070070', '0x80070020', 'no avhdx or VHD Set may be deleted', {
    severity: 'error',
    says: 'a volume is full',
  }),
);

describeTextRule('message', 'HVB073', {
  fires: [
    {
      name: 'beside a disk file',
      text: `"D:\\VMs\\X.vhdx": Zugriff verweigert ([|0x80070005|]).`,
      severity: 'error',
      says: ['access was denied', '"D:\\VMs\\X.vhdx"'],
    },
    { name: 'the file stands behind it', text: '[|0x80070005|] on X_1.avhdx', severity: 'error' },
  ],
  quiet: [
    { name: 'no disk file in the message', text: 'Access is denied. (0x80070005)' },
    { name: 'a disk file in another message', text: 'Access is denied. (0x80070005)\n\nX.vhdx is fine.' },
  ],
  missing: [{ name: 'no code', text: 'D:\\VMs\\X.vhdx' }],
  broken: [{ name: 'cut in the code', text: 'D:\\VMs\\X.vhdx: (0x8007000' }],
  advises: { says: 'Look at the rights on the file' },
});

describeTextRule('message', 'HVB078', {
  fires: [
    { name: 'alone it has other reasons', text: 'Error: [|0x80070020|]', severity: 'warning' },
    {
      name: 'beside a disk file',
      text: `'D:\\VMs\\X_3F2504E0-4F89-11D3-9A0C-0305E82C3301.avhdx' ([|0x80070020|])`,
      severity: 'error',
      says: ['another process holds', 'X_3F2504E0'],
    },
  ],
  quiet: [
    { name: 'another code', text: 'Error: 0x80070021, 0x80070050' },
    // HVB070 tells it with the merge.
    { name: 'an event says it', text: 'Microsoft-Windows-Hyper-V-VMMS-Admin/19100:\nThe merge failed. (0x80070020)' },
  ],
  missing: [{ name: 'no code', text: 'in use by another process' }],
  broken: [{ name: 'cut in the code', text: '0x80070050 and (0x8007002' }],
  advises: { says: 'Find who has the file open' },
});

describeTextRule(
  'message',
  'HVB087',
  codeCases('0x800423F0', '0x800423F4', 'Compare the volumes of the job', {
    severity: 'error',
    says: 'lacks a volume',
  }),
);

describeTextRule(
  'message',
  'HVB088',
  codeCases('0x800423F2', '0x800423F4', 'Lower the load', { severity: 'error', says: 'too long' }),
);

describeTextRule(
  'message',
  'HVB089',
  codeCases('0x800423F4', '0x800423F2', 'Read the log of the application', {
    severity: 'error',
    says: 'likely to come back',
  }),
);

describeTextRule(
  'message',
  'HVB090',
  codeCases('0x800423F3', '0x800423F4', 'Lower load and parallel jobs', { severity: 'warning', says: 'can pass' }),
);

describeTextRule(
  'message',
  'HVB092',
  codeCases('0x80042306', '0x80042316', 'room for shadow copies', { severity: 'error', says: 'refused to make' }),
);

describeTextRule(
  'message',
  'HVB093',
  codeCases('0x80042316', '0x80042306', 'Wait some minutes', { severity: 'warning', says: 'another shadow copy set' }),
);

describeTextRule('message', 'HVB094', {
  fires: [
    { name: 'the code', text: 'Code: [[|0x8004231f|]].', severity: 'error', says: ['not enough room'] },
    {
      name: 'the event, which does not say whether a backup ran',
      text: '[|volsnap 36|]:\nThe copies of E: went.',
      severity: 'warning',
    },
    {
      name: 'in the form of a list',
      text: '[|Quelle: volsnap\nEreignis-ID: 25|]\nDie Schattenkopien sind weg.',
      severity: 'warning',
    },
  ],
  quiet: [
    { name: 'another code', text: 'Code: [0x80042306].' },
    { name: 'another event', text: 'volsnap 33: The oldest copy was deleted.\n0x80042306' },
  ],
  missing: [{ name: 'no code', text: 'too little space' }],
  broken: [{ name: 'cut in the code', text: 'Code: [0x80042306], [0x8004231' }],
  advises: { says: 'never set the limit below what is in use' },
});

describeTextRule('message', 'HVB095', {
  fires: [
    { name: 'the code', text: 'hr = [|0x80042313|]', severity: 'error', says: ['could not be flushed'] },
    { name: 'the event', text: '[|VSS 12298|]: writes on C: were not held', severity: 'warning', says: ['10 seconds'] },
  ],
  quiet: [{ name: 'another code', text: 'hr = 0x80042316' }],
  missing: [{ name: 'no code', text: 'not flushed' }],
  broken: [{ name: 'cut in the code', text: '0x80042316, 0x8004231' }],
  advises: { says: 'Take fewer volumes into one snapshot set' },
});

describeTextRule(
  'message',
  'HVB096',
  codeCases('0x800423FB', '0x800423F4', 'left AutoRecovery file', { severity: 'error', says: 'auto-recovery' }),
);

describeTextRule(
  'message',
  'HVB097',
  codeCases('0x8004232A', '0x80042306', 'Do not force it', { severity: 'error', says: 'was not chosen' }),
);

describeTextRule(
  'message',
  'HVB098',
  codeCases('0x80042312', '0x80042316', 'Split the job', { severity: 'error', says: '64 volumes' }),
);

describeTextRule(
  'message',
  'HVB103',
  codeCases('0x80042304', '0x80042306', 'Compare "vssadmin list providers"', {
    severity: 'error',
    says: 'not registered',
  }),
);

describeTextRule(
  'message',
  'HVB142',
  codeCases('0x8007173D', '0x80070020', 'one job after the other', { severity: 'error', says: 'another backup runs' }),
);

describeTextRule(
  'message',
  'HVB197',
  codeCases('0x80070299', '0x80070070', 'Keep backup and initial replication apart', {
    severity: 'warning',
    says: 'extents',
  }),
);

describeTextRule(
  'message',
  'HVB206',
  codeCases('0x8004230D', '0x8004230C', 'Name each volume once', {
    severity: 'warning',
    says: 'in the snapshot set already',
  }),
);

describeTextRule('message', 'HVB054', {
  fires: [
    {
      name: 'by the interface that it names, in any language',
      text: `Fehler bei "[|IVssWriterCallback". hr = 0x80070005|], Zugriff verweigert\n. \n\nVorgang:\n   Daten werden gesammelt\n\nKontext:\n   Klassen-ID: {e8132975-6f93-4464-a53e-1050253ae220}\n   Name: System Writer\n`,
      severity: 'info',
      says: ['("System Writer")', '0x80070005: access denied'],
    },
    { name: 'by its id', text: '[|VSS 8194|]: hr = 0x80070005', severity: 'info' },
  ],
  quiet: [
    { name: 'another interface', text: 'Fehler bei "IVssAsync". hr = 0x80070005, Zugriff verweigert' },
    { name: 'another source with that id', text: 'Hyper-V-VMMS 8194: 0x80070005' },
  ],
  missing: [{ name: 'no code', text: 'IVssWriterCallback' }],
  broken: [{ name: 'cut in the code', text: '0x80070002: "IVssWriterCallback". hr = 0x800700' }],
  advises: { says: 'Act only if a writer fails as well' },
});

describeTextRule('message', 'HVB105', {
  fires: [
    {
      name: 'in French, without its id',
      text: `Erreur : CreateFileW(\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy15\\,0x80000000,...). hr = [|0x80070001|], Fonction incorrecte.\n. \n\nOp\u00e9ration :\n   Traitement\n\nContexte :\n   Contexte: System Provider\n`,
      severity: 'info',
      says: ['from CreateFileW', '8193 and 12289 read so'],
    },
    {
      name: 'with its id',
      text: '[|Source: VSS\nEvent ID: 12289|]\nUnexpected. hr = 0x8000ffff',
      severity: 'info',
      says: ['Event 12289 of VSS'],
    },
    {
      name: 'a call into a provider',
      text: 'Error in [|{b5946137-7b9f-4925-af80-51abd60b20d5}. Details x [hr = 0x80070057|]].',
      severity: 'info',
      says: ['12293'],
    },
  ],
  quiet: [
    { name: 'the code has a rule of its own', text: 'Unexpected. hr = 0x80042306, refused' },
    { name: 'not in the form of VSS', text: 'Error: 0x80070001' },
  ],
  missing: [{ name: 'no code', text: 'Unexpected error.' }],
  broken: [{ name: 'cut in the code', text: '0x80070002. hr = 0x8007000' }],
  advises: { says: 'Read the result code and the routine' },
});

describeTextRule('message', 'HVB143', {
  fires: [
    {
      name: 'by its form: a volume, its disk and a status',
      text: `Das Volume [|'CSV1' ('Disk 1') ist wegen 'STATUS_IO_TIMEOUT(c00000b5)|]' angehalten.`,
      severity: 'warning',
      says: ['"CSV1"', 'STATUS_IO_TIMEOUT(c00000b5)'],
    },
    { name: 'by its id', text: '[|Microsoft-Windows-FailoverClustering/5120|]: paused', severity: 'warning' },
    { name: 'by an id that only one source has', text: '[|Event ID 5120|]', severity: 'info' },
  ],
  quiet: [
    {
      name: 'no longer reachable from one node, which is 5142',
      text: `Volume 'CSV1' ('Disk 1') is not there: '(1460)'. 0x80070002`,
    },
  ],
  missing: [{ name: 'no status', text: `Volume 'CSV1' ('Disk 1')` }],
  broken: [{ name: 'cut in the status', text: `0x80070002 'CSV1' ('Disk 1') wegen 'STATUS_IO_TIMEOUT(c0000` }],
  advises: { says: 'c00000b5 is a timeout of the storage' },
});

describeTextRule('message', 'HVB175', {
  fires: [
    {
      name: 'of a backup application',
      text: 'Failed to create VM recovery checkpoint ... error code: [|32768|]',
      severity: 'error',
      says: ['32768', 'without a reason'],
    },
    { name: 'as WMI shows it', text: 'ReturnValue : [|32775|]', severity: 'error' },
    { name: 'in German', text: 'Fehlercode "[|32769|]"', severity: 'error', says: ['Access was denied'] },
  ],
  quiet: [
    { name: 'an amount of memory', text: 'Startup memory: 32768\n0x80070002' },
    { name: 'another number', text: 'error code: 32700, 0x80070002' },
  ],
  missing: [{ name: 'no number', text: 'error code: none' }],
  broken: [{ name: 'cut in the number', text: '0x80070002, error code: 3276' }],
  advises: { says: 'Find the VMMS event of the same minute' },
});

describeTextRule('message', 'HVB139', {
  fires: [
    {
      name: 'the title and the finding of the Best Practices Analyzer',
      text: '[|Virtual machines should be backed up at least once every week|]\nProblem: One or more virtual machines have not been backed up in the past week.',
      severity: 'warning',
      says: ['Best Practices Analyzer'],
      related: 1,
    },
    {
      name: 'the finding alone, as a list',
      text: 'Problem : One or more [|virtual machines have not been backed up in the past week|].',
    },
  ],
  quiet: [
    { name: 'another rule of it', text: '0x80070002: Virtual machines should have at least 2 virtual processors' },
    {
      name: 'a sentence of somebody else',
      text: '0x80070002: our machines should be backed up at least once every week',
    },
  ],
  missing: [{ name: 'a code', text: '0x80070002' }],
  broken: [{ name: 'cut in the words', text: '0x80070002: virtual machines have not been backed up in the pa' }],
  advises: {
    says: 'try a restore',
    powershell: "wbadmin start backup -backupTarget:'<volume>' -hyperv:'<VM name>' -quiet",
  },
});

const ofSet = (code: string, file = 'C:\\ClusterStorage\\Volume1\\Shared.vhds'): string =>
  `Backup of '${file}' failed. Error code: ${code}`;

for (const [code, other] of [
  ['32770', '32775'],
  ['32775', '32770'],
] as const)
  test(`${code} tells of a shared disk only beside a VHD Set in the same message`, () => {
    const rule = code === '32770' ? 'HVB177' : 'HVB181';
    expect(textFindings('message', ofSet(code), rule)).toHaveLength(1);
    expect(textFindings('message', ofSet(other), rule)).toEqual([]);
    expect(textFindings('message', `Shared.vhds is fine.\n\nError code: ${code}`, rule)).toEqual([]);
  });

describeTextRule('message', 'HVB177', {
  fires: [
    {
      name: 'beside a VHD Set',
      text: ofSet('[|32770|]'),
      severity: 'warning',
      says: ['Shared.vhds', 'Cluster Shared Volume inside'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'beside another disk', text: ofSet('32770', 'D:\\a.vhdx') },
    { name: 'another number', text: ofSet('32775') },
  ],
  missing: [{ name: 'no disk', text: 'Error code: 32770' }],
  broken: [{ name: 'cut in the number', text: ofSet('3277') }],
  advises: { says: 'plain cluster disk' },
});

describeTextRule('message', 'HVB181', {
  fires: [
    {
      name: 'beside a VHD Set',
      text: ofSet('[|32775|]'),
      severity: 'warning',
      says: ['Shared.vhds', 'has no owner'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'beside another disk', text: ofSet('32775', 'D:\\a.vhdx') },
    { name: 'another number', text: ofSet('32770') },
  ],
  missing: [{ name: 'no disk', text: 'Error code: 32775' }],
  broken: [{ name: 'cut in the number', text: ofSet('3277') }],
  advises: { says: 'with one owner' },
});

describeTextRule('message', 'HVB193', {
  fires: [
    {
      name: 'with the code of the writer',
      text: 'DPM met an error. (ID [|30112|] Details: the writer (0x800423F3))',
      severity: 'error',
      says: ['DPM 30112'],
    },
  ],
  quiet: [{ name: 'another message of DPM', text: '(ID 30111 Details: (0x800423F3))' }],
  missing: [{ name: 'no id', text: 'DPM: 0x800423F3' }],
  broken: [{ name: 'cut in the id', text: '0x800423F3 (ID 3011' }],
  advises: { says: 'events of the same minute' },
});

describeTextRule('message', 'HVB194', {
  fires: [
    {
      name: 'with its code',
      text: 'Fehler. (ID [|32612|] Details: (0x8007173D))',
      severity: 'error',
      says: ['DPM 32612'],
    },
  ],
  quiet: [{ name: 'another message of DPM', text: '(ID 32611 Details: (0x8007173D))' }],
  missing: [{ name: 'no id', text: 'DPM: 0x8007173D' }],
  broken: [{ name: 'cut in the id', text: '0x8007173D (ID 3261' }],
  advises: { says: 'one job after the other' },
});

describeTextRule('message', 'HVB203', {
  fires: [
    {
      name: 'by its words',
      text: '[|Hyper-V VSS is not supported on client operating systems|].',
      severity: 'error',
      says: ['The host is a Windows client'],
    },
    {
      name: 'by its id, which said something else before 2012',
      text: '[|VMMS 10130|]',
      severity: 'warning',
      says: ['Windows Server 2012 or Windows 8 and later'],
    },
    {
      name: 'by its id, on a Windows that is known',
      text: '[|VMMS 10130|]',
      severity: 'error',
      hostOs: 'windows-client',
    },
  ],
  quiet: [
    { name: 'on 2008 R2 the number means something else', text: 'VMMS 10130', hostOs: 'windows-server-2008-r2' },
    { name: 'another event', text: 'VMMS 10131: 0x80070002' },
  ],
  missing: [{ name: 'no event', text: '0x80070002' }],
  broken: [{ name: 'cut in the words', text: '0x80070002: Hyper-V VSS is not supported on cli' }],
  advises: { says: 'works through WMI' },
});
