import { describeTextRule } from '../../support/describe-text-rule';
import { cutAfter, planText, running } from './plan-text';

const set = (requestor: string, os = 'windows-server-2019', vm = running): string =>
  planText(vm, { os, more: `requestor: { ${requestor} }` });
const bare = (text: string): string => text.replaceAll(/\[\||\|\]/g, '');

const both = 'backupType: [|full|], otherBackupsInGuest: true';
describeTextRule('scenario', 'HVB052', {
  fires: [
    {
      name: 'a full backup beside another one',
      text: set(both),
      severity: 'warning',
      says: ['its logs are truncated'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'a copy', text: set(bare(both).replace('full', 'copy')) },
    { name: 'no other backup', text: set('backupType: full, otherBackupsInGuest: false') },
    { name: 'before 2016 no product can say', text: set(bare(both), 'windows-server-2012-r2') },
  ],
  missing: [{ name: 'nobody says which', text: set('otherBackupsInGuest: true') }],
  broken: [{ name: 'cut off', text: cutAfter(set(both), 'state: running') }],
  advises: { says: 'Let the product make a copy' },
});

const cluster = (host: string, os = 'windows-server-2019'): string => planText(running, { os, host });
describeTextRule('scenario', 'HVB156', {
  fires: [
    {
      name: 'the functional level is that of 2016',
      text: cluster('cluster: C, functionalLevel: [|windows-server-2016|]'),
      severity: 'warning',
      says: ['that of Windows Server 2016', 'no change tracking'],
    },
    {
      name: 'an older node',
      text: cluster('nodes: [HV1, [|{ name: HV2, os: windows-server-2016 }|]]'),
      says: ['The node HV2 runs Windows Server 2016'],
    },
  ],
  quiet: [
    { name: 'raised', text: cluster('cluster: C, functionalLevel: windows-server-2019') },
    {
      name: 'before 2016 there is none',
      text: cluster('nodes: [HV1, { name: HV2, os: windows-server-2012 }]', 'windows-server-2012-r2'),
    },
  ],
  missing: [{ name: 'nobody says', text: cluster('cluster: C') }],
  broken: [{ name: 'cut off', text: cutAfter(cluster('functionalLevel: [|windows-server-2016|]'), '|]') }],
  advises: { says: 'Raise the functional level of the cluster', powershell: 'Update-ClusterFunctionalLevel' },
});

describeTextRule('scenario', 'HVB180', {
  fires: [{ name: 'on 2019', text: set('savedState: [|true|]'), severity: 'info', says: ['has no effect', '"A"'] }],
  quiet: [
    { name: 'off', text: set('savedState: false') },
    { name: 'on 2012 R2 it has one', text: set('savedState: true', 'windows-server-2012-r2') },
  ],
  missing: [{ name: 'nobody says', text: set('product: veeam') }],
  broken: [{ name: 'cut off', text: cutAfter(set('savedState: [|true|]'), 'state: running') }],
  advises: { says: 'Use the crash-consistent mode of the product' },
});

const onCsv = `disks: [ { kind: vhdx, path: 'C:\\ClusterStorage\\V\\a.vhdx' } ], ${running}`;
const csv = (product: string, kind = 'csv'): string =>
  planText(onCsv, {
    more: `storage: [ { name: V, kind: ${kind}, path: 'C:\\ClusterStorage\\V' } ]\nrequestor: { product: ${product} }`,
  });
describeTextRule('scenario', 'HVB191', {
  fires: [{ name: 'Windows Server Backup on a CSV', text: csv('[|wsb|]'), severity: 'warning', says: ['for "A"'] }],
  quiet: [
    { name: 'another product', text: csv('dpm') },
    { name: 'a local volume', text: csv('wsb', 'local') },
  ],
  missing: [{ name: 'no volumes', text: planText(onCsv, { more: 'requestor: { product: wsb }' }) }],
  broken: [{ name: 'cut off', text: cutAfter(csv('[|wsb|]'), 'a.vhdx') + "'" }],
  advises: { says: 'Back up VMs on Cluster Shared Volumes with a product that knows them' },
});

const onClient = (method: string): string =>
  planText(running, { os: '[|windows-client|]', more: `requestor: { method: ${method} }` });
describeTextRule('scenario', 'HVB203', {
  fires: [
    {
      name: 'through VSS',
      text: onClient('vss'),
      severity: 'error',
      says: ['Windows clients have no Hyper-V writer', '"A"', '10130'],
    },
  ],
  quiet: [{ name: 'through WMI', text: bare(onClient('wmi')) }],
  missing: [{ name: 'no host', text: `hvbackup: 1\nrequestor: { method: vss }\nvms:\n  - { name: A, ${running} }\n` }],
  broken: [{ name: 'cut off', text: cutAfter(onClient('vss'), 'state: running') }],
  advises: {
    says: 'Use a tool that backs up through WMI',
    powershell: "Export-VM -Name '<VM name>' -Path '<folder>'",
  },
});

const off = (clustered: string): string =>
  `clustered: ${clustered}, guest: { os: windows-server-2012, backupService: disabled }`;
describeTextRule('scenario', 'HVB205', {
  fires: [
    {
      name: 'a role that is saved',
      text: planText(off('[|true|]'), { os: 'windows-server-2012' }),
      severity: 'warning',
      says: ['is saved for its backup'],
      related: 1,
    },
    {
      name: 'as the product is set',
      text: planText(off('[|true|]'), { more: 'requestor: { ifNotQuiesced: saved-state }' }),
    },
  ],
  quiet: [
    { name: 'no role', text: planText(off('false'), { os: 'windows-server-2012' }) },
    { name: 'nobody knows whether it is saved', text: planText(off('true')) },
    { name: 'it is not saved', text: planText(`clustered: true, ${running}`, { os: 'windows-server-2012' }) },
  ],
  missing: [{ name: 'nobody says', text: planText(running, { os: 'windows-server-2012' }) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(off('[|true|]'), { os: 'windows-server-2012' }), 'disabled') }],
  advises: { says: 'Remove what keeps the VM from being backed up while it runs' },
});
