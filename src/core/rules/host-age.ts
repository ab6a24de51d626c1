import { isServerBetween, type HostFacts, type HostOs } from '../vmconfig/facts/host-os';
import type { VmFacts } from '../vmconfig/vm-facts';

export interface HostAndConfig {
  readonly config: VmFacts;
  readonly host: HostFacts;
}

/**
 * True when the host is this server or an older one. Where nobody says which host it is, the configuration version may: 2.0
 * and older were written by 2008 and 2008 R2, 4.0 by 2012 (VOCABULARY.md section 2), and one of those it is then.
 */
export function isHostUpTo(newest: HostOs, { config, host }: HostAndConfig): boolean {
  const os = host.os ?? newestOfVersion(config.version?.value.major);
  return os !== undefined && isServerBetween(os, 'windows-server-2008', newest);
}

function newestOfVersion(major: number | undefined): HostOs | undefined {
  if (major === undefined || major > 4) return undefined;
  return major <= 2 ? 'windows-server-2008-r2' : 'windows-server-2012';
}
