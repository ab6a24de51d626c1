import { describeTextRule } from '../../support/describe-text-rule';
import { cutAfter, planText, running } from './plan-text';

const planned = (more: string, rest: { os?: string; host?: string } = {}): string =>
  planText(running, { ...rest, more });
const onV = `disks: [ { kind: vhdx, path: 'D:\\a.vhdx' } ], ${running}`;
const volume = (rest: string): string => `storage: [ { name: V, kind: local, path: 'D:\\', ${rest} } ]`;

describeTextRule('scenario', 'HVB101', {
  fires: [
    {
      name: 'two of them on the host',
      text: planText(running, { host: 'name: HV1, providers: [Compellent, [|EqualLogic|]]' }),
      severity: 'warning',
      says: ['2 hardware providers are installed (Compellent, EqualLogic)'],
    },
    { name: 'on one node', text: planText(running, { host: 'nodes: [HV1, { name: HV2, providers: [A, [|B|]] }]' }) },
  ],
  quiet: [
    { name: 'one', text: planText(running, { host: 'name: HV1, providers: [Compellent]' }) },
    {
      name: 'one is named',
      text: planned('provider: { kind: hardware, forced: true }', { host: 'name: HV1, providers: [A, B]' }),
    },
    {
      name: 'that of Windows is used',
      text: planned('provider: { kind: system }', { host: 'name: HV1, providers: [A, B]' }),
    },
  ],
  missing: [{ name: 'nobody says which', text: planText(running, { host: 'name: HV1' }) }],
  broken: [
    {
      name: 'cut off',
      text: cutAfter(planText('', { host: 'name: HV1, providers: [Compellent, [|EqualLogic|]]' }), '|]'),
    },
  ],
  advises: { says: 'Uninstall the providers of arrays that are gone' },
});

const noRecovery = 'provider: { kind: hardware, autoRecovery: [|false|] }';
describeTextRule('scenario', 'HVB102', {
  fires: [
    {
      name: 'on 2012',
      text: planned(noRecovery, { os: 'windows-server-2012' }),
      severity: 'error',
      says: ['cannot be written to', '"A"'],
    },
  ],
  quiet: [
    { name: '2012 R2 needs none', text: planned(noRecovery.replaceAll(/\[\||\|\]/g, '')) },
    { name: 'it has it', text: planned(noRecovery.replace('[|false|]', 'true'), { os: 'windows-server-2012' }) },
  ],
  missing: [{ name: 'nobody says', text: planned('provider: { kind: hardware }', { os: 'windows-server-2012' }) }],
  broken: [{ name: 'cut off', text: cutAfter(planned(noRecovery, { os: 'windows-server-2012' }), 'state: running') }],
  advises: { says: 'Use the provider of Windows' },
});

const named = 'provider: { kind: hardware, name: Compellent }';
describeTextRule('scenario', 'HVB103', {
  fires: [
    {
      name: 'another one is installed',
      text: planned(named, { host: 'nodes: [ [|{ name: HV1, providers: [Dell] }|] ]' }),
      severity: 'error',
      says: ['"Compellent" is not installed on HV1'],
    },
  ],
  quiet: [{ name: 'it is there', text: planned(named, { host: 'nodes: [ { name: HV1, providers: [compellent] } ]' }) }],
  missing: [{ name: 'nobody says which are', text: planned(named, { host: 'nodes: [HV1]' }) }],
  broken: [
    {
      name: 'cut off',
      text: cutAfter(planned(named, { host: 'nodes: [ [|{ name: HV1, providers: [Dell] }|] ]' }), 'state: running'),
    },
  ],
  advises: { says: 'See which providers are registered there', powershell: 'vssadmin list providers' },
});

const persistent = (flag: string): string => `provider: { kind: system, persistent: ${flag} }`;
const onRefs = (flag: string): string => planText(onV, { more: `${persistent(flag)}\n${volume('fileSystem: refs')}` });
describeTextRule('scenario', 'HVB107', {
  fires: [
    {
      name: 'on ReFS',
      text: onRefs('[|true|]'),
      severity: 'error',
      says: ['no persistent shadow copy of "V"', 'REFS'],
    },
  ],
  quiet: [
    { name: 'not persistent', text: onRefs('false') },
    { name: 'on NTFS', text: planText(onV, { more: `${persistent('true')}\n${volume('fileSystem: ntfs')}` }) },
  ],
  missing: [{ name: 'nobody says', text: planText(onV, { more: volume('fileSystem: refs') }) }],
  broken: [{ name: 'cut off', text: cutAfter(onRefs('[|true|]'), 'state: running') }],
  advises: { says: 'Ask for a shadow copy that is not persistent' },
});

const proxy = (name: string, host = 'nodes: [HV1, HV2]'): string =>
  planned(`provider: { kind: hardware }\nrequestor: { mode: off-host, proxy: { name: ${name} } }`, { host });
describeTextRule('scenario', 'HVB152', {
  fires: [
    { name: 'the proxy is a node', text: proxy('[|HV2|]'), severity: 'error', says: ['"HV2" is a node'] },
    {
      name: 'that of a job is',
      text: proxy('PRX').replace('vms:', 'jobs: [ { name: n, vms: [A], proxy: [|hv1|] } ]\nvms:'),
    },
  ],
  quiet: [
    { name: 'a server outside', text: proxy('PRX') },
    { name: 'read on the host', text: proxy('HV2').replace('off-host', 'on-host') },
  ],
  missing: [{ name: 'no proxy', text: planned('requestor: { mode: off-host }', { host: 'nodes: [HV1]' }) }],
  broken: [{ name: 'cut off', text: cutAfter(proxy('[|HV2|]'), 'state: running') }],
  advises: { says: 'Read on a server outside of the cluster' },
});

const lun = (flag: string): string =>
  planText(onV, {
    more: `provider: { kind: hardware }\nrequestor: { mode: off-host }\n${volume(`lun: { id: L, uniqueId: ${flag} }`)}`,
  });
describeTextRule('scenario', 'HVB153', {
  fires: [{ name: 'none', text: lun('[|false|]'), severity: 'error', says: ['no unique identifier'] }],
  quiet: [
    { name: 'one', text: lun('true') },
    { name: 'read on the host', text: lun('false').replace('off-host', 'on-host') },
  ],
  missing: [{ name: 'nobody says', text: lun('yes') }],
  broken: [{ name: 'cut off', text: cutAfter(lun('[|false|]'), 'state: running') }],
  advises: { says: 'Ask the vendor of the array' },
});

const offHost = (provider: string, more: string): string =>
  planned(`provider: { ${provider} }\nrequestor: { mode: off-host, proxy: { name: PRX, ${more} } }`);
describeTextRule('scenario', 'HVB154', {
  fires: [
    {
      name: 'another provider',
      text: offHost('kind: hardware, name: Compellent', 'providers: [Dell]').replace('PRX', '[|PRX|]'),
      severity: 'error',
      says: ['"Compellent" is not installed on the proxy'],
    },
    { name: 'that of Windows', text: offHost('kind: [|system|]', 'tasks: 1'), severity: 'error' },
    {
      name: 'too little memory',
      text: offHost('kind: hardware', 'memory: [|4 GB|], tasks: 4'),
      severity: 'warning',
      says: ['less than the 8 GB'],
      related: 1,
    },
    {
      name: 'an older Windows',
      text: offHost('kind: hardware', 'os: [|windows-server-2012|]'),
      severity: 'warning',
      says: ['older than Windows Server 2012 R2'],
    },
  ],
  quiet: [
    { name: 'all it takes', text: offHost('kind: hardware', 'os: windows-server-2016, memory: 8 GB, tasks: 4') },
    { name: 'its provider', text: offHost('kind: hardware, name: Compellent', 'providers: [compellent]') },
    { name: 'read on the host', text: offHost('kind: system', 'tasks: 1').replace('off-host', 'on-host') },
  ],
  missing: [{ name: 'nobody says', text: planned('requestor: { mode: off-host }') }],
  broken: [{ name: 'cut off', text: cutAfter(offHost('kind: [|system|]', 'tasks: 1'), 'state: running') }],
  advises: { says: 'Install the provider of the array on the proxy' },
});

const s2d = (mode: string, host = 'storageSpacesDirect: [|true|]'): string =>
  planned(`provider: { kind: hardware }\nrequestor: { mode: ${mode}, method: vss }`, {
    os: 'windows-server-2019',
    host,
  });
describeTextRule('scenario', 'HVB155', {
  fires: [{ name: 'off-host', text: s2d('off-host'), severity: 'error', says: ['Storage Spaces Direct'] }],
  quiet: [
    { name: 'on-host', text: s2d('on-host', 'storageSpacesDirect: true') },
    { name: 'other storage', text: s2d('off-host', 'storageSpacesDirect: false') },
  ],
  missing: [{ name: 'nobody says', text: s2d('off-host', 'cluster: C') }],
  broken: [{ name: 'cut off', text: cutAfter(s2d('off-host'), 'state: running') }],
  advises: { says: 'Read on the hosts: write on-host' },
});
