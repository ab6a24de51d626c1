import { readAllLimitBytes, type Host } from '../evidence/host';
import { joinUri, parentOf } from '../evidence/uri-path';
import { sniffBytes } from '../evidence/sniff';
import type { Run } from '../runs/run';
import { decodeText } from '../text/decode';
import { openVmConfig, type VmConfigDocument } from '../vmconfig/document';

/** The files that a scenario names, as far as somebody looked for them. */
export interface NamedFiles {
  /** Configurations by what the scenario calls them. */
  readonly configs: ReadonlyMap<string, VmConfigDocument>;
  /** Why the others are not in it. */
  readonly unread: ReadonlyMap<string, UnreadReason>;
  /** What was found in the logs that it names as evidence; absent where nobody looked. */
  readonly observed?: ObservedEvidence;
}

/** The backups in the logs that a scenario names. */
export interface ObservedEvidence {
  readonly runs: readonly Run[];
  /** By what the scenario calls them. */
  readonly unread: ReadonlyMap<string, UnreadReason>;
}

export type UnreadReason = 'absent' | 'outside' | 'unreadable' | 'no-configuration' | 'no-log';

/** So many configurations are read for one scenario; a plan of more has entries that stand for many. */
const mostConfigs = 2000;

/**
 * Reads the configurations that a scenario names, relative to its own folder. A path that leaves `root`, an absolute one and one that
 * climbs above it are not followed. Never rejects.
 */
export async function readNamedConfigs(
  host: Host,
  { uri, root, names, shouldStop }: NamedRequest,
): Promise<NamedFiles> {
  const configs = new Map<string, VmConfigDocument>();
  const unread = new Map<string, UnreadReason>();
  for (const name of [...new Set(names)].slice(0, mostConfigs)) {
    if (shouldStop?.()) break;
    const found = await readConfig(host, resolveName(uri, root, name));
    if (typeof found === 'string') unread.set(name, found);
    else configs.set(name, found);
  }
  return { configs, unread };
}

export interface NamedRequest {
  /** Of the scenario. */
  readonly uri: string;
  /** The folder that nothing may be read outside of; without one, that of the scenario. */
  readonly root?: string;
  readonly names: readonly string[];
  readonly shouldStop?: () => boolean;
}

async function readConfig(host: Host, uri: string | undefined): Promise<VmConfigDocument | UnreadReason> {
  if (uri === undefined) return 'outside';
  try {
    const stat = await host.stat(uri);
    if (stat?.kind !== 'file') return 'absent';
    if (stat.sizeBytes > readAllLimitBytes) return 'unreadable';
    const bytes = await host.readAll(uri);
    if (sniffBytes(bytes.subarray(0, 8192), uri) !== 'vm-config') return 'no-configuration';
    return openVmConfig(uri, decodeText(bytes).text);
  } catch {
    return 'unreadable';
  }
}

/** Where a relative path leads; `undefined` where it leaves the root or is no relative path. */
export function resolveName(uri: string, root: string | undefined, name: string): string | undefined {
  const own = parentOf(uri);
  const parts = name.replaceAll('\\', '/').split('/');
  // `/x`, `C:/x`, `\\server\x` and `file:` are none of a scenario's business.
  if (own === undefined || parts[0] === '' || /^[a-z][a-z0-9+.-]*:/i.test(name)) return undefined;
  let folder: string | undefined = own;
  for (const part of parts.slice(0, -1)) {
    if (part === '.' || part === '') continue;
    folder = part === '..' ? folder && parentOf(folder) : folder && joinUri(folder, part);
  }
  const last = parts.at(-1) ?? '';
  if (folder === undefined || last === '' || last === '.' || last === '..') return undefined;
  const inside = root ?? own;
  return isBelow(folder, inside) ? joinUri(folder, last) : undefined;
}

function isBelow(folder: string, root: string): boolean {
  const end = /[\\/]$/.test(root) ? root : `${root}${root.includes('/') ? '/' : '\\'}`;
  return folder === root || folder.startsWith(end);
}
