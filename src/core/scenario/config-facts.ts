import { scsiController, vssComponent } from '../vmconfig/facts/devices';
import type { ConfigVersion } from '../vmconfig/facts/host-os';
import type { Drive, VmConfig } from '../vmconfig/model';
import type { DiskKind } from './model';

/** What a configuration file says of a VM, in the words of a scenario; absent where it does not say. */
export interface ConfigFacts {
  readonly name?: string;
  readonly id?: string;
  readonly generation?: 1 | 2;
  readonly version?: ConfigVersion;
  readonly scsiControllers?: number;
  readonly clustered?: boolean;
  readonly checkpoints?: string;
  readonly backupService?: 'disabled';
}

/** The facts of a configuration that a scenario can write as well. */
export function factsFromConfig(config: VmConfig): ConfigFacts {
  const { name, id, generation, version, clustered, checkpoints } = config;
  const scsiControllers = scsiCountOf(config);
  const backupService = switchedOff(config);
  return {
    ...(name && { name: name.value }),
    ...(id && { id: id.value }),
    ...(generation && { generation }),
    ...(version && { version: version.value }),
    ...(scsiControllers !== undefined && { scsiControllers }),
    ...(clustered && { clustered: clustered.value }),
    ...(checkpoints.location && { checkpoints: checkpoints.location.value }),
    ...(backupService && { backupService }),
  };
}

/** What a drive is to a backup; nothing for one that holds no disk. */
export function diskKindOf({ type, path, shared }: Drive): DiskKind | undefined {
  if (type?.value === 'HDD') return 'pass-through';
  if (type?.value !== 'VHD') return undefined;
  const name = path?.value.toLowerCase() ?? '';
  if (name.endsWith('.vhds')) return 'vhds';
  if (shared?.value === true) return 'shared';
  return /\.a?vhd$/.test(name) ? 'vhd' : 'vhdx';
}

/** Only a manifest that is there says how many there are. */
function scsiCountOf({ manifest, devices, generation }: VmConfig): number | undefined {
  if (!manifest || generation === undefined) return undefined;
  return devices.filter(({ classGuid }) => classGuid === scsiController).length;
}

/** That the service is switched off, a configuration says; that it answers, none does. */
function switchedOff({ integration }: VmConfig): 'disabled' | undefined {
  const service = integration.find(({ classGuid }) => classGuid === vssComponent);
  return service?.enabled?.value === false ? 'disabled' : undefined;
}
