import type { VolumeShown, VssText } from '../vss-text/model';
import type { PrivateValue } from './private-values';

/** What of the output of vssadmin is a customer's own: names of computers and folders. Writers and providers are products. */
export function privateValuesOfVssText({ shadows, storages, volumes }: VssText): PrivateValue[] {
  const hosts = shadows.flatMap(({ machines }) => machines.map(({ value }) => value));
  const mounts = [
    ...shadows.map(({ original }) => original),
    ...storages.flatMap(({ forVolume, onVolume }) => [forVolume, onVolume]),
  ].flatMap((volume: VolumeShown | undefined) => volume?.mount ?? []);
  const paths = [...mounts, ...volumes.flatMap(({ path }) => path?.value ?? [])].filter((path) => path.length > 3);
  return [
    ...[...new Set(hosts)].map((text) => ({ kind: 'host' as const, text })),
    ...[...new Set(paths)].map((text) => ({ kind: 'path' as const, text })),
  ];
}
