import { factsOf, type ConfigVersion, type HostOs } from '../../vmconfig/facts/host-os';
import { compareConfigVersions } from '../../vmconfig/version';

/** True when the host runs this version, or when no source says what it runs. */
export function isSupported(version: ConfigVersion, os: HostOs): boolean {
  const { runs } = factsOf(os);
  return !runs || (compareConfigVersions(version, runs.from) >= 0 && compareConfigVersions(version, runs.to) <= 0);
}
