import { describeTextRule } from '../../support/describe-text-rule';
import { cutAfter, planText, running } from './plan-text';

const csv = (rest: string, others = ''): string =>
  `storage: [ { name: V, kind: csv, path: 'C:\\ClusterStorage\\V', ${rest} }${others} ]`;
const onCsv = (rest = ''): string =>
  `disks: [ { kind: vhdx, path: 'C:\\ClusterStorage\\V\\a.vhdx'${rest} } ], ${running}`;
const busy = onCsv(', used: 100 GB, writeRate: 100 MB/s');

const rates = 'provider: { kind: system, secondsPerSnapshot: 60 }\nrequestor: { readRate: 100 MB/s }';
describeTextRule('scenario', 'HVB072', {
  fires: [
    {
      name: 'full before the snapshot is there',
      text: planText(busy, { more: `${rates}\n${csv('free: [|5 GB|]')}` }),
      severity: 'error',
      says: ['grow to 5.9 GB until the snapshot', '5 GB are free'],
    },
    {
      name: 'full if they stay',
      text: planText(busy, { more: `${rates}\n${csv('free: [|50 GB|]')}` }),
      severity: 'warning',
      says: ['if they stay until the data are copied'],
    },
  ],
  quiet: [{ name: 'room enough', text: planText(busy, { more: `${rates}\n${csv('free: 500 GB')}` }) }],
  missing: [
    { name: 'nobody says how fast they grow', text: planText(onCsv(), { more: `${rates}\n${csv('free: 1 GB')}` }) },
    { name: 'nor what is free', text: planText(busy, { more: `${rates}\n${csv('size: 1 GB')}` }) },
  ],
  broken: [
    {
      name: 'cut off behind the disk, the last in it',
      text: cutAfter(planText(busy, { more: `${rates}\n${csv('free: [|5 GB|]')}` }), '100 MB/s }'),
    },
  ],
  advises: { says: 'Free space, extend the volume' },
});

describeTextRule('scenario', 'HVB099', {
  fires: [
    {
      name: 'nearly as many as can be',
      text: planText('', { more: csv('shadowStorage: { copies: [|500|] }') }),
      severity: 'warning',
      says: ['500 shadow copies of "V"', 'at most 512'],
    },
  ],
  quiet: [{ name: 'many', text: planText('', { more: csv('shadowStorage: { copies: 200 }') }) }],
  missing: [{ name: 'nobody counted', text: planText('', { more: csv('shadowStorage: { max: 10 GB }') }) }],
  broken: [
    { name: 'cut off', text: cutAfter(planText('', { more: csv('shadowStorage: { copies: [|500|] }') }), '|]') },
  ],
  advises: { says: 'see which application made them', powershell: 'vssadmin list shadows' },
});

describeTextRule('scenario', 'HVB100', {
  fires: [
    {
      name: '80 TB',
      text: planText(onCsv(), { more: csv('size: [|80 TB|]') }),
      severity: 'error',
      says: ['"V" is 80 TB large', 'up to 64 TB', '"A"'],
    },
  ],
  quiet: [
    { name: '64 TB', text: planText(onCsv(), { more: csv('size: 64 TB') }) },
    { name: 'no VM lies there', text: planText(running, { more: csv('size: 80 TB') }) },
    {
      name: 'no snapshot is taken',
      text: planText(onCsv(), {
        os: 'windows-server-2019',
        more: `provider: { kind: none }\n${csv('size: 80 TB')}`,
      }),
    },
  ],
  missing: [{ name: 'nobody says how large', text: planText(onCsv(), { more: csv('free: 1 TB') }) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(onCsv(), { more: csv('size: [|80 TB|]') }), 'a.vhdx') + "'" }],
  advises: { says: 'Split the volume' },
});

const kept = (fileSystem: string, on = '[|W|]'): string =>
  csv(`shadowStorage: { on: ${on} }`, `, { name: W, kind: local, path: 'W:\\', fileSystem: ${fileSystem} }`);
describeTextRule('scenario', 'HVB106', {
  fires: [
    {
      name: 'on ReFS',
      text: planText('', { more: kept('refs') }),
      severity: 'warning',
      says: ['kept on "W", which is REFS'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'on NTFS', text: planText('', { more: kept('ntfs', 'W') }) },
    {
      name: 'the array keeps its own',
      text: planText('', { more: `provider: { kind: hardware }\n${kept('refs', 'W')}` }),
    },
  ],
  missing: [{ name: 'nobody says where', text: planText('', { more: csv('shadowStorage: { max: 10 GB }') }) }],
  broken: [{ name: 'cut off', text: cutAfter(planText('', { more: kept('refs') }), 'refs') }],
  advises: { says: 'Keep the shadow copies of a Cluster Shared Volume on the volume itself' },
});

const refs = (more: string): string => csv(`fileSystem: [|refs|], shadowStorage: { on: ${more} }`);
describeTextRule('scenario', 'HVB113', {
  fires: [
    {
      name: 'copies that are kept on ReFS',
      text: planText(onCsv(), { more: refs('V') }),
      severity: 'info',
      says: ['kept on ReFS', 'NTFS only'],
    },
    {
      name: 'persistent ones of the array',
      text: planText(onCsv(), {
        more: `provider: { kind: hardware, persistent: true }\n${csv('fileSystem: [|refs|]')}`,
      }),
      says: ['persistent shadow copies'],
    },
  ],
  quiet: [
    { name: 'NTFS', text: planText(onCsv(), { more: csv('fileSystem: ntfs, shadowStorage: { on: V }') }) },
    { name: 'no VM lies there', text: planText(running, { more: csv('fileSystem: refs, shadowStorage: { on: V }') }) },
    {
      name: 'through WMI',
      text: planText(onCsv(), {
        os: 'windows-server-2019',
        more: `requestor: { method: wmi }\n${csv('fileSystem: refs, shadowStorage: { on: V }')}`,
      }),
    },
  ],
  missing: [{ name: 'nobody says where they are kept', text: planText(onCsv(), { more: csv('fileSystem: refs') }) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(onCsv(), { more: refs('V') }), 'a.vhdx') + "'" }],
  advises: { says: 'Use a product that backs up through WMI' },
});

const share = (rest: string): string => `storage: [ { name: S, kind: smb3, path: '\\\\FS1\\VMs', ${rest} } ]`;
const onShare = `disks: [ { kind: vhdx, path: '\\\\FS1\\VMs\\a.vhdx' } ], ${running}`;
describeTextRule('scenario', 'HVB157', {
  fires: [
    {
      name: 'no agent',
      text: planText(onShare, { more: share('vssAgent: [|false|]') }),
      severity: 'error',
      says: ['has no VSS agent', 'It holds files of "A"'],
    },
  ],
  quiet: [
    { name: 'an agent', text: planText(onShare, { more: share('vssAgent: true') }) },
    { name: 'no VM lies there', text: planText(running, { more: share('vssAgent: false') }) },
  ],
  missing: [{ name: 'nobody says', text: planText(onShare, { more: share('server: FS1') }) }],
  broken: [
    { name: 'cut off', text: cutAfter(planText(onShare, { more: share('vssAgent: [|false|]') }), 'a.vhdx') + "'" },
  ],
  advises: {
    says: 'Install the File Server VSS Agent on the file server',
    powershell: 'Install-WindowsFeature FS-VSS-Agent',
  },
});
