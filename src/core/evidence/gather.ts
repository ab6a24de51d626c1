import { decodeText } from '../text/decode';
import { openVmConfig } from '../vmconfig/document';
import { pathKey, type EvidenceFacts, type FileStatus, type OtherConfig } from '../vmconfig/evidence-facts';
import { drivesOf, type VmConfig } from '../vmconfig/model';
import type { Host } from './host';
import { foldersAround, listEvidence, uriKey, type ListingBound, type ListingOptions } from './list-evidence';
import { mapPaths, type PathMap } from './map-path';
import { sniffBytes, sniffHeadBytes } from './sniff';
import { extensionOf } from './uri-path';

/** Above this a neighbour is not read for its id and name: 20 MB, the cap of inline work (DESIGN.md section 8). */
export const maxNeighbourBytes = 20 * 1024 * 1024;

const smallBytes = 64 * 1024;

const defaultMaxReads = 2_000;

export interface GatherOptions extends ListingOptions {
  /** How many XML files are opened to see whether they are configurations, and whose. */
  readonly maxReads?: number;
}

/** Why the facts may be incomplete. */
export type GatherBound = ListingBound | 'reads';

export interface EvidenceIndex {
  readonly configs: readonly OtherConfig[];
  readonly paths: PathMap;
  /** Every file that was listed. */
  readonly files: readonly string[];
  /** In the order they were hit; empty when everything was looked at. */
  readonly bounds: readonly GatherBound[];
  /** Neighbours that could not be read for their id, with the reason. */
  readonly unread: readonly { readonly uri: string; readonly reason: string }[];
}

export interface GatheredEvidence extends EvidenceFacts {
  readonly bounds: readonly GatherBound[];
  readonly unread: EvidenceIndex['unread'];
}

/**
 * What the files around one configuration say about it: its own folder, the VM's parts beside it, and the evidence roots
 * that are given. To check many files of one folder, call `indexEvidence` once and `factsFrom` for each.
 */
export async function gatherEvidence(
  uri: string,
  config: VmConfig,
  host: Host,
  options: GatherOptions = {},
): Promise<GatheredEvidence> {
  const folders = [...(options.folders ?? []), ...(await foldersAround(uri, host))];
  return factsFrom(await indexEvidence(host, { ...options, folders }), uri, config);
}

/** Lists the evidence and reads the id and name of every configuration in it. Never throws; what was not read is said. */
export async function indexEvidence(host: Host, options: GatherOptions): Promise<EvidenceIndex> {
  const listing = await listEvidence(host, options);
  const bounds: GatherBound[] = [...listing.bounds];
  const configs: OtherConfig[] = [];
  const unread: { uri: string; reason: string }[] = [];
  // Only `.xml` is opened here: sniffing every disk and log beside a configuration would cost a read of each.
  const candidates = listing.folders.flatMap(({ files }) => files).filter(({ name }) => extensionOf(name) === 'xml');
  for (const [at, { uri }] of candidates.entries()) {
    const bound = options.shouldStop?.()
      ? 'stopped'
      : at >= (options.maxReads ?? defaultMaxReads)
        ? 'reads'
        : undefined;
    if (bound) {
      if (!bounds.includes(bound)) bounds.push(bound);
      break;
    }
    try {
      const config = await readNeighbour(uri, host);
      if (config) configs.push(config);
    } catch (error) {
      unread.push({ uri, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const files = listing.folders.flatMap((folder) => folder.files.map(({ uri }) => uri));
  return { configs, paths: mapPaths(listing), files, bounds, unread };
}

/** The facts of one configuration out of an index. */
export function factsFrom(index: EvidenceIndex, uri: string, config: VmConfig): GatheredEvidence {
  const own = uriKey(uri);
  const files = new Map<string, FileStatus>();
  for (const path of namedPaths(config)) files.set(pathKey(path), index.paths.statusOf(path, uri));
  const others = index.configs.filter((other) => uriKey(other.uri) !== own);
  return { others, files, bounds: index.bounds, unread: index.unread };
}

/** Every file that a configuration names: media of all drives and the saved state's two files. */
export function namedPaths(config: VmConfig): string[] {
  const { memoryFile, deviceFile } = config.savedState ?? {};
  return [...drivesOf(config).map(({ path }) => path), memoryFile, deviceFile].flatMap((path) =>
    path?.value ? [path.value] : [],
  );
}

async function readNeighbour(uri: string, host: Host): Promise<OtherConfig | undefined> {
  const stat = await host.stat(uri);
  if (stat?.kind !== 'file') return undefined;
  // The head first: most XML is none of ours. A small file is cheaper to read at once than to ask for twice.
  const isSmall = stat.sizeBytes <= smallBytes;
  const head = isSmall ? await host.readAll(uri) : await host.readRange(uri, 0, sniffHeadBytes);
  if (sniffBytes(head.subarray(0, sniffHeadBytes), uri) !== 'vm-config') return undefined;
  if (stat.sizeBytes > maxNeighbourBytes)
    throw new Error(`It has ${stat.sizeBytes} bytes; neighbours are read up to ${maxNeighbourBytes}.`);
  const bytes = isSmall ? head : await host.readAll(uri);
  const { config } = openVmConfig(uri, decodeText(bytes).text);
  if (!config) return undefined;
  const { id, name, kind } = config;
  return { uri, kind, ...(id && { id: id.value }), ...(name && { name: name.value }) };
}
