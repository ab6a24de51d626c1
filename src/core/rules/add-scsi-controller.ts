import type { ConfigInput } from './config-input';
import type { Fix } from './rule';

export function addScsiController(_input: ConfigInput): readonly Fix[] {
  return [];
}
