import { describeTextRule, type TextRuleCases } from '../../support/describe-text-rule';
import {
  acronisErrors,
  alphaVssFailure,
  avamarLine,
  bareosLine,
  dpmJob,
  dpmLine,
  SqlWriterLog,
  utilityLine,
  veeamFailure,
} from '../../support/product-log';

/** The cases that every rule on a result code has: in a job message, in a line of a log, and in the lines that belong to one. */
function codeCases(
  code: string,
  other: string,
  advises: string,
  more: { readonly severity: 'error' | 'warning' | 'info' | 'hint'; readonly says: string; readonly beside?: string },
): TextRuleCases {
  const { severity, says, beside = '' } = more;
  const error = (text: string): string => utilityLine('ERROR', 'VM01', text);
  return {
    fires: [
      {
        name: 'in an error of a VM',
        text: error(`Die Anforderung ist fehlgeschlagen.${beside} ([|${code}|])`),
        severity,
        says: [code, 'VM "VM01"', says],
        related: 0,
      },
      {
        name: 'in a line that belongs to the error',
        text: error(`Impossibile esportare.${beside}`) + `Errore.\nDettagli: ([|${code.toLowerCase()}|]\n`,
        severity,
      },
      {
        name: 'for each VM, and once more',
        text: [
          error(`Failed.${beside} ([|${code}|])`),
          utilityLine('ERROR', 'VM02', `Failed.${beside} ([|${code}|])`),
          error(`Failed.${beside} (${code})`),
        ].join(''),
        severity,
      },
      {
        name: 'in a warning of another product',
        text: dpmLine('csvapi.cpp(400)', 'WARNING', `Failed: Hr: = [[|${code}|]] : it${beside} failed`),
        severity,
      },
    ],
    quiet: [
      { name: 'another code', text: error(`Failed.${beside} (${other})`) },
      { name: 'a longer number', text: error(`Failed.${beside} (${code}1f)`) },
      { name: 'below a blank line', text: `${error('Failed.')}\n${code}${beside}\n` },
    ],
    missing: [{ name: 'no code', text: error(`Failed.${beside}`) }],
    broken: [
      { name: 'cut in the code', text: error(`Failed.${beside} (${code.slice(0, -1)}`) },
      { name: 'cut behind it', text: error(`Failed.${beside} ([|${code}|]`).trimEnd() },
    ],
    advises: { says: advises },
  };
}

describeTextRule('product-log', 'HVB049', {
  fires: [
    {
      name: 'the writer failed in a backup that was called off',
      text: new SqlWriterLog().begin().say('[|HRESULT EXCEPTION CAUGHT: hr: 0x8077000e|]').phase('OnAbort').toString(),
      severity: 'warning',
      says: ['0x8077000E', 'in the backup that began at 03/06/2014 22:00:00', 'was called off'],
      related: 0,
    },
    {
      name: 'twice',
      text: new SqlWriterLog()
        .begin()
        .say('[|UNKNOWN EXCEPTION CAUGHT, returning hr: 0x8000ffff|]', 'HRESULT EXCEPTION CAUGHT: hr: 0x8000ffff')
        .toString(),
      severity: 'warning',
      related: 1,
    },
  ],
  quiet: [
    {
      name: 'called off by something else',
      text: new SqlWriterLog().begin().phase('OnFreeze').phase('OnAbort').toString(),
    },
    {
      name: 'a code that has its own rule',
      text: new SqlWriterLog().say('HRESULT EXCEPTION CAUGHT: hr: 0x800423f4').toString(),
    },
    { name: 'a torn database', text: new SqlWriterLog().say('HRESULT EXCEPTION CAUGHT: hr: 0x80780002').toString() },
  ],
  missing: [
    {
      name: 'a backup that worked',
      text: new SqlWriterLog().begin().phase('OnFreeze').phase('OnThaw').phase('OnBackupComplete').toString(),
    },
  ],
  broken: [
    {
      name: 'without the beginning of the backup',
      text: new SqlWriterLog().say('[|HRESULT EXCEPTION CAUGHT: hr: 0x8077000e|]').toString(),
    },
    {
      name: 'cut in the code',
      text: new SqlWriterLog().begin().say('HRESULT EXCEPTION CAUGHT: hr: 0x80770').toString(),
    },
  ],
  advises: { says: 'SQLWRITER and SQLVDI' },
});

describeTextRule(
  'product-log',
  'HVB060',
  codeCases('0x80070050', '0x80070070', 'AutoRecovery', { severity: 'hint', says: 'a file of that name exists' }),
);

describeTextRule(
  'product-log',
  'HVB072',
  codeCases('0x80070070', '0x80070003', 'no avhdx or VHD Set may be deleted', {
    severity: 'error',
    says: 'a volume is full',
  }),
);

describeTextRule(
  'product-log',
  'HVB073',
  codeCases('0x80070005', '0x80070003', 'NT VIRTUAL MACHINE', {
    severity: 'error',
    says: 'D:\\VMs\\VM01.vhdx',
    beside: " 'D:\\VMs\\VM01.vhdx'",
  }),
);

const inUse = codeCases('0x80070020', '0x80070003', 'a virus scanner', {
  severity: 'error',
  says: 'D:\\VMs\\VM01.avhdx',
  beside: " 'D:\\VMs\\VM01.avhdx'",
});

describeTextRule('product-log', 'HVB078', {
  ...inUse,
  fires: [
    inUse.fires[0],
    ...inUse.fires.slice(1),
    {
      name: 'without a disk it may be any file',
      text: utilityLine('ERROR', 'VM01', 'Failed. ([|0x80070020|])'),
      severity: 'warning',
    },
    {
      name: 'a disk that Bareos could not open, in each job',
      text: [
        bareosLine(
          'Fatal error: filed\\fd_plugins.cc:848 Command plugin "hyper-v:vmname=VM01": startBackupFile failed.',
        ),
        bareosLine('Error: could not open disk D:\\VMs\\VM01.avhdx: The file is in use ([|20|])'),
        bareosLine('Error: could not open disk D:\\VMs\\VM01.avhdx: The file is in use (20)'),
      ].join(''),
      severity: 'error',
      says: ['D:\\VMs\\VM01.avhdx'],
      related: 1,
    },
  ],
  quiet: [
    ...inUse.quiet,
    {
      name: 'a disk that is not there',
      text: bareosLine('Error: could not open disk D:\\VMs\\VM01.avhdx: There is no such file (2)'),
    },
  ],
});

const lacks = codeCases('0x800423F0', '0x80070003', 'add what is missing', {
  severity: 'error',
  says: 'lacks a volume',
});

describeTextRule('product-log', 'HVB087', {
  ...lacks,
  fires: [
    lacks.fires[0],
    ...lacks.fires.slice(1),
    {
      name: 'a database on two volumes, of which one is in the set',
      text: new SqlWriterLog().begin().say('[|HRESULT EXCEPTION CAUGHT: hr: 0x80780002|]').phase('OnAbort').toString(),
      severity: 'error',
      says: ['0x80780002', 'a database has files on a volume that is not in the set'],
    },
  ],
});

const timedOut = codeCases('0x800423F2', '0x80070003', 'Lower the load', {
  severity: 'error',
  says: 'too long for a writer',
});
const frozen = (seconds: string): string => new SqlWriterLog().begin().phase('OnFreeze').at(seconds).say('').toString();

describeTextRule('product-log', 'HVB088', {
  ...timedOut,
  fires: [
    timedOut.fires[0],
    ...timedOut.fires.slice(1),
    {
      name: 'the writer was frozen for longer than writers stay so',
      text: new SqlWriterLog()
        .begin()
        .phase('OnFreeze')
        .at('22:01:02')
        .phase('OnAbort')
        .toString()
        .replace('Entering SQL Writer OnAbort.', '[|Entering SQL Writer OnAbort.|]'),
      severity: 'warning',
      says: ['62 seconds'],
      related: 1,
    },
  ],
  quiet: [
    ...timedOut.quiet,
    {
      name: 'called off at once',
      text: new SqlWriterLog().begin().phase('OnFreeze').at('22:00:02').phase('OnAbort').toString(),
    },
    {
      name: 'thawed in time',
      text: new SqlWriterLog().begin().phase('OnFreeze').phase('OnThaw').at('22:09:00').phase('OnAbort').toString(),
    },
    {
      name: 'two logs with another zone',
      text: `${frozen('22:00:01')}${new SqlWriterLog().start('+1:00').phase('OnAbort').toString()}`,
    },
  ],
});

describeTextRule(
  'product-log',
  'HVB089',
  codeCases('0x800423F4', '0x80070003', 'events 10150 and 15252', { severity: 'error', says: 'likely to come back' }),
);

describeTextRule(
  'product-log',
  'HVB090',
  codeCases('0x800423F3', '0x80070003', 'restart the service', { severity: 'warning', says: 'in a way that can pass' }),
);

describeTextRule(
  'product-log',
  'HVB092',
  codeCases('0x80042306', '0x80070003', 'vssadmin list shadowstorage', {
    severity: 'error',
    says: 'the provider refused',
  }),
);

describeTextRule(
  'product-log',
  'HVB093',
  codeCases('0x80042316', '0x80070003', 'keep jobs apart', { severity: 'warning', says: 'another shadow copy set' }),
);

describeTextRule(
  'product-log',
  'HVB094',
  codeCases('0x8004231F', '0x80070003', 'never set the limit below', { severity: 'error', says: 'not enough room' }),
);

describeTextRule(
  'product-log',
  'HVB095',
  codeCases('0x80042314', '0x80070003', 'fewer volumes', { severity: 'error', says: 'could not be held' }),
);

describeTextRule(
  'product-log',
  'HVB096',
  codeCases('0x800423FB', '0x80070003', 'AutoRecovery', { severity: 'error', says: 'auto-recovery' }),
);

describeTextRule(
  'product-log',
  'HVB097',
  codeCases('0x8004232A', '0x80070003', 'Do not force it', { severity: 'error', says: 'a restore of a LUN' }),
);

describeTextRule(
  'product-log',
  'HVB098',
  codeCases('0x80042312', '0x80070003', 'Split the job', { severity: 'error', says: '64 volumes' }),
);

const provider = (id: string, hardware = '65536'): string =>
  dpmLine(
    'vsssnapshotrequestor.cpp(585)',
    'NORMAL',
    `CVssSnapshotRequestor:: ProviderId:[{${id}}], h/w provider:[${hardware}], volume:[\\\\?\\Volume{0f3c8a52-11aa-4b6e-9d0c-5a7e21b4c001}\\]`,
  );

describeTextRule('product-log', 'HVB102', {
  fires: [
    {
      name: 'a volume that the iSCSI Target serves',
      text: provider('[|2F900F90-00E9-440E-873A-96CA5EB079E5|]'),
      severity: 'info',
      says: ['auto-recovery', '2008 R2 and 2012'],
      related: 0,
    },
    {
      name: 'and a job that failed',
      text: `${provider('[|2F900F90-00E9-440E-873A-96CA5EB079E5|]')}\n${dpmJob('It failed. (ID 30112 Details: VssError (0x800423F3))')}`,
      severity: 'warning',
      hostOs: 'windows-server-2012',
    },
  ],
  quiet: [
    { name: 'the provider of Windows', text: provider('B5946137-7B9F-4925-AF80-51ABD60B20D5', '0') },
    {
      name: 'on 2012 R2, which rolls nothing back there',
      text: provider('2F900F90-00E9-440E-873A-96CA5EB079E5'),
      hostOs: 'windows-server-2012-r2',
    },
  ],
  missing: [
    {
      name: 'a job that failed, with no provider',
      text: dpmJob('It failed. (ID 30112 Details: VssError (0x800423F3))'),
    },
  ],
  broken: [{ name: 'cut in the id', text: provider('2F900F90-00E9-440E-873A-96CA5EB079E5').slice(0, 120) }],
  advises: { says: 'VMMS event 10111' },
});

describeTextRule(
  'product-log',
  'HVB103',
  codeCases('0x80042304', '0x80070003', 'vssadmin list providers', { severity: 'error', says: 'not registered' }),
);

describeTextRule(
  'product-log',
  'HVB142',
  codeCases('0x8007173D', '0x80070003', 'DPM has settings', { severity: 'error', says: 'Cluster Shared Volume' }),
);

const job = (code: string, beside = ''): string =>
  `${veeamFailure('0x80070003')}\nFailed to create VM recovery checkpoint${beside} error code: ${code}\n`;

describeTextRule('product-log', 'HVB175', {
  fires: [
    {
      name: 'a checkpoint that was not made',
      text: job('[|32768|]'),
      severity: 'error',
      says: ['32768', 'without a reason'],
      related: 0,
    },
    {
      name: 'of each VM',
      text:
        utilityLine('ERROR', 'VM01', 'error code: [|32775|]') + utilityLine('ERROR', 'VM02', 'error code: [|32775|]'),
      says: ['VM "VM0'],
    },
  ],
  quiet: [
    { name: 'an amount of memory', text: utilityLine('INFO', 'VM01', 'has [4] CPU cores, [32768] RAM') },
    { name: 'a number of something else', text: job('32767') },
  ],
  missing: [{ name: 'no number', text: job('') }],
  broken: [{ name: 'cut in the number', text: job('3276') }],
  advises: { says: '16612 to 16642' },
});

const set = " 'C:\\ClusterStorage\\Volume1\\Shared.vhds'";

const toShare = (code: string, share = '\\\\nas01\\backup\\VM01', level: 'ERROR' | 'INFO' = 'ERROR'): string =>
  utilityLine(level, 'VM01', `Failed to create '${share}'. Error: 'denied' (${code}).`);

describeTextRule('product-log', 'HVB159', {
  fires: [
    {
      name: 'an export to a share is denied',
      text: toShare('[|0x80070005|]'),
      severity: 'warning',
      says: ['"\\\\nas01\\backup"', 'VM "VM01"', 'computer account of the host'],
    },
  ],
  quiet: [
    { name: 'a folder of the host', text: toShare('0x80070005', 'D:\\backup\\VM01') },
    { name: 'another code', text: toShare('0x80070003') },
    { name: 'a line of information', text: toShare('0x80070005', undefined, 'INFO') },
    {
      name: 'another product, which has an account of its own',
      text: bareosLine("Fatal error: '\\\\nas01\\backup\\x' (0x80070005)"),
    },
  ],
  missing: [{ name: 'no code', text: utilityLine('ERROR', 'VM01', "Failed to create '\\\\nas01\\backup\\VM01'.") }],
  broken: [{ name: 'cut in the code', text: utilityLine('ERROR', 'VM01', "'\\\\nas01\\backup' (0x8007000") }],
  advises: { says: 'computer accounts of all hosts' },
});

describeTextRule('product-log', 'HVB177', {
  fires: [
    {
      name: 'beside a VHD Set',
      text: job('[|32770|]', set),
      severity: 'warning',
      says: ['Shared.vhds', '32770'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'beside another disk', text: job('32770', " 'D:\\VMs\\VM01.vhdx'") },
    { name: 'another number', text: job('32775', set) },
  ],
  missing: [{ name: 'no disk', text: job('32770') }],
  broken: [{ name: 'the name of the set is cut', text: job('32770', " 'C:\\ClusterStorage\\Volume1\\Shared.vh") }],
  advises: { says: 'plain cluster disk' },
});

describeTextRule('product-log', 'HVB181', {
  fires: [
    {
      name: 'beside a VHD Set',
      text: job('[|32775|]', set),
      severity: 'warning',
      says: ['Shared.vhds', '32775'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'beside another disk', text: job('32775', " 'D:\\VMs\\VM01.vhdx'") },
    { name: 'another number', text: job('32770', set) },
  ],
  missing: [{ name: 'no disk', text: job('32775') }],
  broken: [{ name: 'the name of the set is cut', text: job('32775', " 'C:\\ClusterStorage\\Volume1\\Shared.vh") }],
  advises: { says: 'with one owner' },
});

describeTextRule('product-log', 'HVB193', {
  fires: [
    {
      name: 'a job',
      text: dpmJob('It failed. (ID [|30112|] Details: VssError (0x800423F3))'),
      severity: 'error',
      says: ['DPM 30112'],
      related: 0,
    },
    {
      name: 'two jobs',
      text: `${dpmJob('It failed. (ID [|30112|] Details: x)')}\n${dpmJob('It failed. (ID 30112 Details: x)', 'VM02')}`,
      related: 1,
    },
  ],
  quiet: [
    { name: 'another message', text: dpmJob('It failed. (ID 30111 Details: VssError (0x800423F3))') },
    { name: 'the number of something else', text: dpmJob('It failed. 30112 files (ID 104 Details: x)') },
  ],
  missing: [{ name: 'no number', text: dpmJob('It failed.') }],
  broken: [
    { name: 'cut in the number', text: dpmJob('It failed. (ID 3011') },
    { name: 'cut behind it', text: dpmJob('It failed. (ID [|30112|] Details: the wri') },
  ],
  advises: { says: 'events of the same minute' },
});

describeTextRule('product-log', 'HVB194', {
  fires: [
    {
      name: 'a job',
      text: dpmJob('It failed. (ID [|32612|] Details: Busy (0x8007173D))'),
      severity: 'error',
      says: ['DPM 32612'],
      related: 0,
    },
  ],
  quiet: [{ name: 'another message', text: dpmJob('It failed. (ID 32611 Details: Busy (0x8007173D))') }],
  missing: [{ name: 'no number', text: dpmJob('It failed.') }],
  broken: [{ name: 'cut in the number', text: dpmJob('It failed. (ID 3261') }],
  advises: { says: 'one job after the other' },
});

describeTextRule(
  'product-log',
  'HVB197',
  codeCases('0x80070299', '0x80070003', 'never file by file', { severity: 'warning', says: 'extents' }),
);

const waited = 'VSSControl: Failed to prepare guest for freeze, wait timeout';

describeTextRule('product-log', 'HVB200', {
  fires: [
    {
      name: 'the preparation',
      text: `[|Error: ${waited} 900 sec.|]\n`,
      severity: 'error',
      says: ['900 seconds'],
      related: 0,
    },
    {
      name: 'with another limit, of a VM',
      text: `[|Processing VM01 Error: ${waited} 1800 sec.|]\n`,
      says: ['VM "VM01"', '1800 seconds'],
    },
    {
      name: 'the freeze',
      text: '[|Error: VSSControl: Failed to freeze guest, wait timeout|]\n',
      says: ['60 seconds and 20 for Exchange'],
    },
    {
      name: "the guest's own snapshot",
      text: "[|Failed to call RPC function 'Vss.KeepSnapshot': Error code: 0x800401fd. Failed to invoke func [KeepSnapshot]|]\n",
      says: ['1200 seconds'],
    },
    {
      name: 'the same, in the log of the guest',
      text: '[|2:45:07 PM  4484  WARN   Snapshot timeout occurred.|]\n',
      says: ['1200 seconds'],
    },
  ],
  quiet: [
    { name: 'another failure', text: veeamFailure('0x80042306') },
    { name: 'another call', text: "Failed to call RPC function 'Vss.StartSnapshot': Error code: 0x800401fd.\n" },
  ],
  missing: [{ name: 'a job without a limit', text: utilityLine('ERROR', 'VM01', 'Export failed') }],
  broken: [{ name: 'cut before it says which limit', text: 'Error: VSSControl: Failed to prepare guest for fre' }],
  advises: { says: 'can be raised' },
});

const duplicate = codeCases('0x8004230D', '0x80070003', 'Name each volume once', {
  severity: 'warning',
  says: 'in the snapshot set already',
});

describeTextRule('product-log', 'HVB206', {
  ...duplicate,
  fires: [
    duplicate.fires[0],
    ...duplicate.fires.slice(1),
    {
      name: 'the exception of a script',
      text: alphaVssFailure('[|VssObjectAlreadyExistsException|]'),
      says: ['0x8004230D'],
    },
    {
      name: 'its text alone, with the call',
      text: alphaVssFailure().replace(/^.*$/m, 'Error: [|The requested object was a duplicate|].'),
      severity: 'warning',
    },
  ],
  quiet: [
    ...duplicate.quiet,
    { name: 'another exception', text: alphaVssFailure() },
    { name: 'the text in another program', text: 'Error: The requested object was a duplicate.\n' },
  ],
});

const finished = utilityLine('INFO', undefined, 'Process finished.');

describeTextRule('product-log', 'HVB213', {
  fires: [
    {
      name: 'a log that ends as if all were well',
      text:
        utilityLine('ERROR', 'VM01', '[|Export failed|]') +
        utilityLine('INFO', 'VM01', 'Processed in 00:00:10') +
        finished,
      severity: 'error',
      says: ['VM "VM01"', '"Process finished"'],
      related: 1,
    },
    {
      name: 'a VM that a job goes on without',
      text: avamarLine(
        'Error',
        43426,
        "[|Checkpoint creation for Virtual machine 'VM01<0f3c8a52>' has failed and will be skipped from backup. See the log.|]",
      ),
      severity: 'warning',
      says: ['VM "VM01"', 'left out'],
    },
  ],
  quiet: [
    { name: 'a VM that was exported', text: utilityLine('SUCCESS', 'VM01', 'Export Successful') + finished },
    {
      name: 'another warning',
      text: avamarLine('Warning', 43427, 'No targets available for backup after checkpoint process.'),
    },
  ],
  missing: [
    { name: 'a log of another product', text: acronisErrors([{ error: 13, module: 149, message: 'It failed.' }]) },
  ],
  broken: [
    {
      name: 'cut before the end, which then says nothing',
      text: utilityLine('ERROR', 'VM01', 'Export failed') + finished.slice(0, 40),
    },
  ],
  advises: { says: 'Treat the VM as not backed up' },
});
