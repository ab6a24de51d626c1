import { asYaml } from '../scenario/as-yaml';
import { factsOf } from '../vmconfig/facts/host-os';
import type { ScenarioFacts, VmFound } from './facts';

/** A first scenario as YAML: what the files prove, what is assumed said as such, and what a person must add as comments. */
export function writeScenario(facts: ScenarioFacts): string {
  const { name, hosts, os, configs, vms, evidence, paths } = facts;
  const lines = [
    '# What the files of this folder tell. Add what they do not: the plan, the provider, what you expect.',
    'hvbackup: 1',
    `name: ${asYaml(name)}`,
    'host:',
    os
      ? `  os: ${os.os}${os.from === 'config-version' ? ` # assumed from the version of the configurations; ${factsOf(os.os).name}` : ''}`
      : '  os: # no file says which Windows the host has',
    ...(hosts.length > 0 ? [`  nodes: [${hosts.map(asYaml).join(', ')}]`] : []),
    ...storageLines(paths),
    '# provider: { kind: hardware, name: the name in "vssadmin list providers", transportable: true }',
    '# requestor: { product: veeam, mode: on-host, window: 6 h }',
    ...(configs.length + vms.length > 0 ? ['vms:'] : ['vms: [] # no file names a VM']),
    ...configs.map(
      ({ path, name: vm }) => `  - config: ${asYaml(path)}${vm === undefined ? '' : ` # ${plainComment(vm)}`}`,
    ),
    ...vms.flatMap(vmLines),
    ...(evidence.length > 0 ? ['evidence:', ...evidence.map((path) => `  - ${asYaml(path)}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** One volume for each drive, CSV and share that a file lies on. */
function storageLines(paths: readonly string[]): string[] {
  const volumes = new Map<string, string>();
  for (const path of paths) {
    const found = volumeOf(path);
    if (found) volumes.set(found.path.toLowerCase(), volumeLine(found));
  }
  return volumes.size === 0 ? [] : ['storage:', ...volumes.values()];
}

interface Volume {
  readonly kind: 'csv' | 'smb3' | 'local';
  readonly name: string;
  readonly path: string;
  readonly server?: string;
}

function volumeOf(path: string): Volume | undefined {
  const csv = /^[a-z]:\\ClusterStorage\\([^\\]{1,100})/i.exec(path);
  if (csv) return { kind: 'csv', name: csv[1] ?? '', path: csv[0] };
  const share = /^\\\\([^\\?.][^\\]{0,254})\\([^\\]{1,100})/.exec(path);
  if (share) return { kind: 'smb3', name: share[2] ?? '', path: share[0], server: share[1] ?? '' };
  const drive = /^[a-z]:\\/i.exec(path)?.[0].toUpperCase();
  return drive === undefined ? undefined : { kind: 'local', name: drive.slice(0, 1), path: drive };
}

function volumeLine({ kind, name, path, server }: Volume): string {
  const of = server === undefined ? '' : `, server: ${asYaml(server)}`;
  return `  - { name: ${asYaml(name)}, kind: ${kind}, path: ${asYaml(path)}${of} }`;
}

function vmLines({
  name,
  from,
  generation,
  version,
  state,
  scsiControllers,
  backupService,
  clustered,
  disks,
}: VmFound): string[] {
  const guest = [...(state ? [`state: ${state}`] : []), ...(backupService ? [`backupService: ${backupService}`] : [])];
  return [
    `  - name: ${asYaml(name)}${from === 'log' ? ' # only a log names it' : ''}`,
    ...(generation === 1 || generation === 2 ? [`    generation: ${generation}`] : []),
    ...(version !== undefined && /^\d{1,3}\.\d{1,3}$/.test(version) ? [`    version: '${version}'`] : []),
    ...(scsiControllers === undefined ? [] : [`    controllers: { scsi: ${scsiControllers} }`]),
    ...(clustered === undefined ? [] : [`    clustered: ${clustered}`]),
    ...(disks.length > 0
      ? ['    disks:', ...disks.map((path) => `      - { kind: ${kindOf(path)}, path: ${asYaml(path)} }`)]
      : []),
    ...(guest.length > 0 ? [`    guest: { ${guest.join(', ')} }`] : []),
  ];
}

function kindOf(path: string): string {
  if (/\.vhds$/i.test(path)) return 'vhds';
  return /\.a?vhd$/i.test(path) ? 'vhd' : 'vhdx';
}

/** A name in a comment: one line of it. */
function plainComment(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 100);
}
