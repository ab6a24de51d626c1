import type { KernelLog } from '../kernel-log/model';
import type { PrivateValue } from './private-values';

/** Folders that every Linux has (Filesystem Hierarchy Standard); a name below them may be somebody's own. */
const everywhere =
  /^\/(?:|bin|boot(?:\/efi)?|dev|etc|home|lib|media|mnt|opt|proc|root|run|sbin|snap|srv|sys|tmp|usr|var(?:\/(?:lib|log|tmp))?)$/;

/** What of the log of a Linux guest is a customer's own: the guest's name and mount points. */
export function privateValuesOfKernelLog({ lines }: KernelLog): PrivateValue[] {
  const hosts = lines.flatMap(({ stamp }) => stamp.host?.value ?? []).filter((host) => host !== 'localhost');
  const mounts = lines.flatMap(({ values }) => values['mount']?.value ?? []).filter((mount) => !everywhere.test(mount));
  return [
    ...[...new Set(hosts)].map((text) => ({ kind: 'host' as const, text })),
    ...[...new Set(mounts)].map((text) => ({ kind: 'path' as const, text })),
  ];
}
