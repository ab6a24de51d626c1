import { readAllLimitBytes, type Host } from '../evidence/host';
import { sniffBytes, sniffHeadBytes } from '../evidence/sniff';
import { fileName } from '../evidence/uri-path';
import { readInventory } from '../inventory/read-inventory';
import type { LogRecord } from '../logs/record';
import { isLogKind } from '../logs/open-log';
import { filesBelow, readLogRecords } from '../report/observe-named';
import type { CoverageSpan } from '../report/coverage';
import { diagnoseRecords } from '../rules/records';
import { decodeText } from '../text/decode';
import { isTextLogKind } from '../texts/text-log';
import { openVmConfig } from '../vmconfig/document';
import type { VmConfig } from '../vmconfig/model';
import { osOf, pathsOf, vmsOfInventory, type ConfigFound, type VmFound } from './facts';
import { writeScenario } from './write';

export interface NewScenarioRequest {
  /** The folder, as a URI. */
  readonly folder: string;
  readonly timeZone?: string;
  readonly shouldStop?: () => boolean;
  /** Told after each file. */
  readonly tell?: (done: number, of: number) => void;
}

export interface NewScenario {
  readonly text: string;
  /** Files that were read for it, and those that could not be. */
  readonly read: number;
  readonly unread: readonly string[];
}

/** Writes a first scenario from a folder of configurations, output of cmdlets and logs. Never rejects: what cannot be read is told. */
export async function scenarioFromFiles(host: Host, request: NewScenarioRequest): Promise<NewScenario> {
  const { folder, shouldStop, tell } = request;
  const files = await filesBelow(host, folder);
  const found = new Found(folder);
  const unread: string[] = [];
  for (const [at, uri] of files.entries()) {
    if (shouldStop?.()) break;
    try {
      await found.take(host, uri, request);
    } catch {
      unread.push(found.relative(uri));
    }
    tell?.(at + 1, files.length);
  }
  return { text: found.write(), read: found.read, unread };
}

/** What was found so far. */
class Found {
  read = 0;
  private readonly configs: { readonly found: ConfigFound; readonly config: VmConfig }[] = [];
  private readonly vms = new Map<string, VmFound>();
  private readonly evidence: string[] = [];
  private readonly records: LogRecord[] = [];
  private readonly spans: CoverageSpan[] = [];

  constructor(private readonly folder: string) {}

  async take(host: Host, uri: string, request: NewScenarioRequest): Promise<void> {
    const kind = sniffBytes(await host.readRange(uri, 0, sniffHeadBytes), uri);
    const path = this.relative(uri);
    if (kind === 'vm-config') {
      const { config } = openVmConfig(uri, await textOf(host, uri));
      if (config && config.kind !== 'checkpoint')
        this.configs.push({ found: { path, ...(config.name && { name: config.name.value }) }, config });
    } else if (isLogKind(kind) || isTextLogKind(kind)) {
      const coverage = await readLogRecords(host, uri, request, this.records);
      if (coverage) this.spans.push(...coverage.spans);
      this.evidence.push(path);
      if (kind === 'powershell')
        for (const vm of vmsOfInventory(readInventory(await textOf(host, uri))))
          this.vms.set(vm.name.toLowerCase(), vm);
    } else return;
    this.read++;
  }

  relative(uri: string): string {
    const rest = uri.startsWith(this.folder) ? uri.slice(this.folder.length).replace(/^[\\/]+/, '') : fileName(uri);
    return `./${rest.split('/').map(decoded).join('/')}`;
  }

  write(): string {
    const { observation } = diagnoseRecords(this.records, { coverage: this.spans });
    const known = new Set(this.configs.flatMap(({ found: { name } }) => name?.toLowerCase() ?? []));
    for (const { vm } of observation.runs)
      if (!this.vms.has(vm.name.toLowerCase()))
        this.vms.set(vm.name.toLowerCase(), { name: vm.name, from: 'log', disks: [] });
    const vms = [...this.vms.values()].filter(({ name }) => !known.has(name.toLowerCase()));
    const hosts = observation.hosts.filter(({ role }) => role === 'hyper-v');
    const os = osOf(
      hosts,
      this.configs.map(({ config }) => config),
    );
    return writeScenario({
      name: fileName(this.folder) || 'Backups',
      hosts: hosts.map(({ name }) => name),
      ...(os && { os }),
      configs: this.configs.map(({ found }) => found),
      vms,
      evidence: this.evidence,
      paths: [...this.configs.flatMap(({ config }) => pathsOf(config)), ...vms.flatMap(({ disks }) => disks)],
    });
  }
}

async function textOf(host: Host, uri: string): Promise<string> {
  const stat = await host.stat(uri);
  if ((stat?.sizeBytes ?? 0) > readAllLimitBytes) throw new Error('It is too large.');
  return decodeText(await host.readAll(uri)).text;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
