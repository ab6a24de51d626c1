import type { ConfigVersion } from './facts/host-os';

/** `properties/version` is (major << 8) + minor: 1280 is 5.0, 2304 is 9.0. */
export function decodeConfigVersion(value: number): ConfigVersion | undefined {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff) return undefined;
  return { major: value >> 8, minor: value & 0xff };
}

/** `5.0`. */
export function formatConfigVersion({ major, minor }: ConfigVersion): string {
  return `${major}.${minor}`;
}

/** Negative when `a` is older than `b`. */
export function compareConfigVersions(a: ConfigVersion, b: ConfigVersion): number {
  return a.major - b.major || a.minor - b.minor;
}
