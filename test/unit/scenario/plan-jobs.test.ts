import { describeTextRule } from '../../support/describe-text-rule';
import { cutAfter, planText, running } from './plan-text';

const onV = `disks: [ { kind: vhdx, path: 'C:\\ClusterStorage\\V\\a.vhdx' } ], ${running}`;
const csv = (rest = ''): string => `storage: [ { name: V, kind: csv, path: 'C:\\ClusterStorage\\V'${rest} } ]`;
const bare = (text: string): string => text.replaceAll(/\[\||\|\]/g, '');

const many = (count: number): string =>
  `storage: [ ${Array.from({ length: count }, (_, at) => `{ name: V${at}, kind: csv, path: 'C:\\ClusterStorage\\V${at === 0 ? '' : at}', lun: { id: L } }`).join(', ')} ]`;
const forced = (flag: string, kind = 'smb3'): string =>
  planText(`disks: [ { kind: vhdx, path: '\\\\FS1\\VMs\\a.vhdx' } ], ${running}`, {
    more: `provider: { kind: hardware, forced: ${flag} }\nstorage: [ { name: S, kind: ${kind}, path: '\\\\FS1\\VMs' } ]`,
  });
describeTextRule('scenario', 'HVB098', {
  fires: [
    {
      name: 'a provider that is demanded and takes no share',
      text: forced('[|true|]'),
      severity: 'error',
      says: ['makes no snapshot of the share "S"', '"A"'],
    },
    {
      name: '65 volumes in a set',
      text: planText(onV, { more: many(65) }).replace('name: A', 'name: [|A|]'),
      severity: 'error',
      says: ['a set of 65 volumes; VSS takes 64'],
    },
  ],
  quiet: [
    { name: '64 volumes', text: planText(onV, { more: many(64) }) },
    { name: 'Windows may choose', text: forced('false') },
  ],
  missing: [{ name: 'nobody says', text: planText(running) }],
  broken: [{ name: 'cut off', text: cutAfter(forced('[|true|]'), 'a.vhdx') + "'" }],
  advises: { says: 'Let Windows choose the provider for each volume' },
});

const onR2 = (more: string): string => planText(onV, { os: 'windows-server-2008-r2', more });
const node = (name: string): string =>
  onR2(`${csv(', owner: HV1')}\njobs: [ { name: night, vms: [A], node: ${name} } ]`);
describeTextRule('scenario', 'HVB140', {
  fires: [
    {
      name: 'another node',
      text: node('[|HV2|]'),
      severity: 'warning',
      says: ['night takes its snapshots on HV2', '"V" is owned by HV1'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'the owner', text: node('hv1') },
    { name: '2012 takes them on any', text: node('HV2').replace('windows-server-2008-r2', 'windows-server-2012') },
  ],
  missing: [
    { name: 'nobody says who owns it', text: onR2(`${csv()}\njobs: [ { name: night, vms: [A], node: HV2 } ]`) },
  ],
  broken: [{ name: 'cut off', text: cutAfter(node('[|HV2|]'), 'a.vhdx') + "'" }],
  advises: {
    says: 'Move the volume to HV2 before the job',
    powershell: "Move-ClusterSharedVolume -Name '<name of the volume in the cluster>' -Node 'HV2'",
  },
});

const jobs = (second: string): string =>
  onR2(`${csv()}\njobs: [ { name: one, at: '22:00', vms: [A] }, { name: two, at: ${second}, vms: [A] } ]`);
const two = (os: string): string =>
  `${planText(onV, { os, more: `${csv()}\njobs: [ { name: [|night|], vms: [A, B] } ]` })}  - { name: B, ${onV} }\n`;
describeTextRule('scenario', 'HVB142', {
  fires: [
    {
      name: 'two jobs at one time',
      text: jobs("[|'22:00'|]"),
      severity: 'error',
      says: ['two and one begin at the same time on "V"'],
      related: 1,
    },
    {
      name: 'backups of one job wait',
      text: two('windows-server-2008-r2'),
      severity: 'warning',
      says: ['takes one backup at a time'],
    },
  ],
  quiet: [
    { name: 'one after the other', text: jobs("'23:00'") },
    { name: '2012 takes several', text: bare(two('windows-server-2012')) },
  ],
  missing: [{ name: 'no volumes', text: planText(onV, { os: 'windows-server-2008-r2' }) }],
  broken: [{ name: 'cut off', text: cutAfter(jobs("[|'22:00'|]"), 'a.vhdx') + "'" }],
  advises: { says: 'Let one job back up the VMs of a volume one after the other' },
});

const product = (words: string): string =>
  two('windows-server-2012').replace('jobs:', `requestor: { product: ${words} }\njobs:`);
describeTextRule('scenario', 'HVB149', {
  fires: [
    {
      name: 'DPM with the provider of Windows',
      text: product('dpm'),
      severity: 'warning',
      says: ['one after the other'],
    },
  ],
  quiet: [
    { name: 'another product', text: bare(product('veeam')) },
    {
      name: 'with a hardware provider',
      text: bare(product('dpm').replace('jobs:', 'provider: { kind: hardware }\njobs:')),
    },
  ],
  missing: [{ name: 'no volumes', text: bare(product('dpm').replace(csv(), 'storage: []')) }],
  broken: [{ name: 'cut off', text: product('dpm').replace(/ \}\n$/, '') }],
  advises: { says: 'Use a hardware provider' },
});

const array = (limit: string, sharing = 'vmsPerSnapshot: 1'): string =>
  planText(`count: 40, ${onV}`, {
    more: `${csv(`, lun: { id: L, snapshotLimit: ${limit} }`)}\nprovider: { kind: hardware }\nrequestor: { ${sharing} }`,
  });
describeTextRule('scenario', 'HVB151', {
  fires: [
    {
      name: '40 snapshots, and the array keeps 16',
      text: array('[|16|]'),
      severity: 'warning',
      says: ['40 snapshots of L', '40 VMs', 'keeps 16'],
    },
  ],
  quiet: [
    { name: 'three share one', text: array('16', 'vmsPerSnapshot: 3') },
    { name: 'as many as it keeps', text: array('40') },
  ],
  missing: [
    { name: 'nobody says what it keeps', text: planText(`count: 40, ${onV}`, { more: csv(', lun: { id: L }') }) },
  ],
  broken: [{ name: 'cut off', text: cutAfter(array('[|16|]'), 'a.vhdx') + "'" }],
  advises: { says: 'Let 3 VMs share a snapshot' },
});

const veeam = (count: number, words = 'product: veeam'): string =>
  planText(`count: ${count}, ${onV}`, {
    more: `${csv()}\nprovider: { kind: hardware }\nrequestor: { ${words} }\njobs: [ { name: [|night|], vms: [A] } ]`,
  });
describeTextRule('scenario', 'HVB165', {
  fires: [
    {
      name: 'twelve, and Veeam takes four',
      text: veeam(12),
      severity: 'info',
      says: ['12 snapshots of V', 'at most 4'],
    },
  ],
  quiet: [
    { name: 'four', text: bare(veeam(4)) },
    { name: 'all share one', text: bare(veeam(12, 'product: veeam, vmsPerSnapshot: 12')) },
  ],
  missing: [{ name: 'no product', text: bare(veeam(12, 'mode: on-host')) }],
  broken: [{ name: 'cut off', text: cutAfter(veeam(12), 'a.vhdx') + "'" }],
  advises: { says: 'Nothing is needed if the window is long enough' },
});

const taken = (volumes: string): string =>
  planText(`disks: [ { kind: vhdx, path: 'D:\\a.vhdx' }, { kind: vhdx, path: 'E:\\b.vhdx' } ], ${running}`, {
    os: 'windows-server-2008',
    more: `storage: [ { name: D, kind: local, path: 'D:\\' }, { name: E, kind: local, path: 'E:\\' } ]\nrequestor: { product: wsb }\njobs: [ { name: [|night|], vms: [A]${volumes} } ]`,
  });
describeTextRule('scenario', 'HVB192', {
  fires: [
    {
      name: 'one of two volumes',
      text: taken(', volumes: [D]'),
      severity: 'error',
      says: ['night does not take "E"', '"A"', 'cannot be restored'],
      related: 1,
    },
  ],
  quiet: [{ name: 'both', text: bare(taken(', volumes: [d, E]')) }],
  missing: [{ name: 'the product is told no volumes', text: bare(taken('')) }],
  broken: [{ name: 'cut off', text: cutAfter(taken(', volumes: [D]'), 'b.vhdx') + "'" }],
  advises: { says: 'Let the job take "E" too' },
});
