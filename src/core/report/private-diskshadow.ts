import type { DiskshadowText } from '../diskshadow/model';
import type { PrivateValue } from './private-values';

/** What of a script or session is a customer's own: computers, and paths longer than a drive. Aliases stay, commands need them. */
export function privateValuesOfDiskshadow({ commands, computers, shadows }: DiskshadowText): PrivateValue[] {
  const hosts = [
    ...computers.map(({ name }) => name.value),
    ...shadows.flatMap(({ originating, service }) => [originating?.value ?? [], service?.value ?? []].flat()),
  ];
  const paths = [
    ...commands.flatMap(({ args }) => args.map(({ value }) => value.replaceAll('"', ''))),
    ...shadows.flatMap(({ volume }) => /\[([^\]\n]{4,400})\]\s*$/.exec(volume?.value ?? '')?.[1] ?? []),
  ].filter((value) => /^(?:[A-Z]:\\.|\\\\[^?.])/i.test(value));
  return [
    ...[...new Set(hosts)].filter((text) => text !== '').map((text) => ({ kind: 'host' as const, text })),
    ...[...new Set(paths)].map((text) => ({ kind: 'path' as const, text })),
  ];
}
