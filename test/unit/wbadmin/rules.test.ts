import { describeTextRule } from '../../support/describe-text-rule';
import { banner, fileError, session, skipped, versionList } from '../../support/wbadmin';

/** Marks the first place of a piece. */
const mark = (text: string, piece: string): string => text.replace(piece, () => `[|${piece}|]`);
const call = 'wbadmin start backup -backupTarget:E: -include:D: -quiet';
const failedWith = (code: string): string =>
  `C:\\>${call}\n${banner()}The backup of volume DATA(D:) was not completed (${code}).\n\nC:\\>`;

describeTextRule('wbadmin', 'HVB213', {
  fires: [
    {
      name: 'a VM was left out of a job that succeeded',
      text: mark(session(call, [skipped('FILE01(Online)', 'The writer experienced a non-transient error.')]), 'FILE01'),
      severity: 'error',
      says: ['"FILE01"', 'although the job says that it succeeded', 'non-transient'],
      related: 1,
    },
    {
      name: 'the line of the console alone',
      text: mark(`${skipped('SQL 01 (Offline)')}\n`, 'SQL 01'),
      severity: 'error',
      says: ['whatever the job says'],
      related: 0,
    },
    {
      name: 'a component of which nothing says that it is a VM',
      text: mark(`${skipped('AD')}\n`, 'AD'),
      severity: 'warning',
    },
    {
      name: 'two VMs are two findings',
      text: `${skipped('[|A|](Online)')}\n${skipped('[|B|](Online)')}\n`,
    },
  ],
  quiet: [
    { name: 'a job that worked', text: session(call) },
    { name: 'a file was left out', text: session(call, [fileError('D:\\a.vhdx', '0x80070005', 'Access is denied.')]) },
  ],
  missing: [{ name: 'a list of versions', text: versionList([{ id: '03/06/2014-21:00' }]) }],
  broken: [
    { name: 'cut', text: session(call, ['The component FILE01(Online) was skipped during the snapshot and will']) },
  ],
  advises: {
    says: '10150 and 16370',
    powershell:
      "Get-WinEvent -FilterHashtable @{ LogName = 'Microsoft-Windows-Hyper-V-VMMS-Admin'; Id = 10150, 16370 } -MaxEvents 20",
  },
});

describeTextRule('wbadmin', 'HVB191', {
  fires: [
    {
      name: 'in the items of a job',
      text: mark(
        session('wbadmin start backup -backupTarget:E: -include:"C:\\ClusterStorage\\Volume1",D: -quiet'),
        'C:\\ClusterStorage\\Volume1',
      ),
      severity: 'warning',
      says: ['C:\\ClusterStorage\\Volume1'],
    },
    {
      name: 'in the log of files',
      text: mark(
        `${fileError('C:\\ClusterStorage\\Volume2\\a.vhdx', '0x80070020', 'x')}\n`,
        'C:\\ClusterStorage\\Volume2',
      ),
    },
  ],
  quiet: [
    {
      name: 'as the target',
      text: session('wbadmin start backup -backupTarget:C:\\ClusterStorage\\Volume1 -include:D:'),
    },
    {
      name: 'in another command',
      text: 'C:\\>wbadmin get items -version:03/06/2014-21:00 -include:C:\\ClusterStorage\n',
    },
  ],
  missing: [{ name: 'no items', text: versionList([{ id: '03/06/2014-21:00' }]) }],
  broken: [
    { name: 'cut inside of the name', text: 'C:\\>wbadmin start backup -backupTarget:E: -include:C:\\ClusterSto' },
  ],
  advises: { says: 'product that knows them' },
});

describeTextRule('wbadmin', 'HVB093', {
  fires: [
    { name: 'the code', text: mark(failedWith('0x80042316'), '0x80042316'), severity: 'warning', says: ['only one'] },
  ],
  quiet: [
    { name: 'another code', text: failedWith('0x80042308') },
    { name: 'in another output', text: `${failedWith('0x80042308')}type note.txt\nsee also 0x80042316\n` },
  ],
  missing: [{ name: 'no code', text: session(call) }],
  broken: [{ name: 'a digit is missing', text: failedWith('0x8004231') }],
  advises: { says: 'run the job again' },
});

describeTextRule('wbadmin', 'HVB096', {
  fires: [
    {
      name: 'the code, twice',
      text: mark(failedWith('0x800423fb, 0x800423FB'), '0x800423fb'),
      severity: 'error',
      says: ['0x800423FB: auto-recovery'],
      related: 1,
    },
  ],
  quiet: [{ name: 'another code', text: failedWith('0x800423F4') }],
  missing: [{ name: 'no code', text: session(call) }],
  broken: [{ name: 'a digit is missing', text: failedWith('0x800423F') }],
  advises: { says: 'AutoRecovery' },
});

describeTextRule('wbadmin', 'HVB097', {
  fires: [
    {
      name: 'the code',
      text: mark(failedWith('0x8004232A'), '0x8004232A'),
      severity: 'error',
      says: ['restore of a LUN'],
    },
  ],
  quiet: [{ name: 'another code', text: failedWith('0x8004232B') }],
  missing: [{ name: 'no code', text: session(call) }],
  broken: [{ name: 'a digit is missing', text: failedWith('0x8004232') }],
  advises: { says: 'Do not force it' },
});

describeTextRule('wbadmin', 'HVB142', {
  fires: [
    {
      name: 'the code',
      text: mark(failedWith('0x8007173D'), '0x8007173D'),
      severity: 'error',
      says: ['another backup runs'],
    },
  ],
  quiet: [{ name: 'another code', text: failedWith('0x80071736') }],
  missing: [{ name: 'no code', text: session(call) }],
  broken: [{ name: 'a digit is missing', text: failedWith('0x8007173') }],
  advises: { says: 'one job after the other' },
});
