import { manifestName } from '../../src/core/vmconfig/facts/device-names';
import { devices } from './vm-config/devices';
import { isNew, isOld, isR2, type VmConfigOptions } from './vm-config/options';
import { bool, bytes, int, merge, render, str, type Tree } from './vm-config/tree';

export { encodeUtf16be, encodeUtf16le, encodeUtf8 } from './vm-config/encode';
export type { BuiltVersion, ComponentState, DriveOptions, VmConfigOptions } from './vm-config/options';
export type { Leaf, Tree } from './vm-config/tree';

const defaultId = '7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41';
const noGuid = '00000000-0000-0000-0000-000000000000';

/**
 * The text of a VM configuration in the shape that Hyper-V writes: siblings in ordinal order, typed leaves, manifest entries
 * numbered from 001. Without options: a healthy generation 1 VM of a 2012 R2 host on which no rule has anything to say.
 * Everything in it is invented, but the class GUIDs and the names of Hyper-V.
 */
export function vmConfig(options: VmConfigOptions = {}): string {
  const tree = { configuration: merge(configuration(options), options.raw ?? {}) };
  let text = `<?xml version="1.0" encoding="UTF-16" standalone="yes"?>\n${render(tree)}`.trimEnd();
  if (options.replace) text = text.replace(...options.replace);
  return options.crlf ? text.replaceAll('\n', '\r\n') : text;
}

function configuration(options: VmConfigOptions): Tree {
  const { savedState } = options;
  const nodes: Record<string, Tree> = {};
  for (const { instance, node } of devices({ id: defaultId, ...options })) if (node) nodes[`_${instance}_`] = node;
  return {
    ...nodes,
    global_settings: globalSettings(options),
    manifest: manifest(options),
    properties: properties(options),
    ...(savedState && {
      savedstate: {
        in_progress: bool(savedState.inProgress ?? false),
        memlocation: str(savedState.memory),
        type: str(savedState.type ?? 'Normal'),
        vsvlocation: str(savedState.device),
      },
    }),
    settings: settings(options),
  };
}

function versionOf({ version = '5.0' }: VmConfigOptions): { readonly major: number; readonly minor: number } {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return { major, minor };
}

/** The instance is upper case in files of 2012 R2 only. */
function manifest(options: VmConfigOptions): Tree {
  const listed = devices(options).filter(({ inManifest }) => inManifest);
  const lower = isOld(options) || isNew(options);
  const entries = listed.map(({ classGuid, instance }, at): [string, Tree] => [
    `vdev${String(at + 1).padStart(3, '0')}`,
    {
      device: str(classGuid),
      flags: int(1),
      instance: str(lower ? instance : instance.toUpperCase()),
      name: str(manifestName(classGuid, versionOf(options)) ?? ''),
    },
  ]);
  return { size: int(listed.length), ...Object.fromEntries(entries), version: int(isNew(options) ? 512 : 260) };
}

function properties(options: VmConfigOptions): Tree {
  const { generation = 1, name = 'APP01', id = defaultId, typeId = 'Virtual Machines', notes = '' } = options;
  const { major, minor } = versionOf(options);
  return {
    ...(!isOld(options) && { creation_time: bytes('AICZxvWJzwE=') }),
    global_id: str(id),
    ...(!isOld(options) && { highly_available: bool(options.clustered ?? false) }),
    last_powered_off_time: int(130_385_124_000_000_000n),
    last_powered_on_time: int(130_385_088_000_000_000n),
    last_state_change_time: int(130_385_124_000_000_000n),
    name: str(name),
    notes: str(notes),
    ...(isR2(options) && { subtype: int(generation - 1) }),
    type_id: str(typeId),
    version: int((major << 8) + minor),
  };
}

function globalSettings(options: VmConfigOptions): Tree {
  const recent = isNew(options);
  return {
    ...(recent && { critical_error: { action: int(1), timeout: int(1800) } }),
    devices: {
      ...(!isOld(options) && {
        allow_reduced_fc_redundancy: bool(false),
        generation_id: str('5f0c8a1e6b2d47939ce4107f3ad85b26'),
      }),
      ...(recent && {
        cpu_architecture: int(1),
        host_resource_protection_enabled: bool(false),
        lock_on_disconnect: bool(false),
      }),
      storage_allow_full_scsi_command_set: bool(false),
    },
    disk_merge_pending: bool(options.checkpoints?.mergePending ?? false),
    owner: { sid: str('S-1-5-21-1004336348-1177238915-682003330-500') },
    power: { host_shutdown: { action: int(1) }, host_startup: { action: int(1) } },
    ...(options.replication && { replication: replication(options.replication) }),
    snapshots: snapshots(options),
    unexpected_termination: { action: int(1) },
    vhd_path_acled: bool(true),
  };
}

function snapshots(options: VmConfigOptions): Tree {
  const recent = isNew(options);
  const { location, count = 0, userType, automatic } = options.checkpoints ?? {};
  const kind = userType ?? (recent ? 3 : undefined);
  const byItself = automatic ?? (recent ? false : undefined);
  return {
    ...(location !== undefined && { data_root: str(location) }),
    ...(byItself !== undefined && { enable_automatic: bool(byItself) }),
    list: { size: int(count) },
    ...(kind !== undefined && { user_type: int(kind) }),
  };
}

/** Names of the management service; no file with them was seen. */
function replication({ server, intervalSeconds = 300 }: NonNullable<VmConfigOptions['replication']>): Tree {
  return {
    settings: {
      authentication_type: int(1),
      compression_enabled: bool(true),
      recovery_server: str(server),
      recovery_server_port: int(80),
      recovery_snapshot_range: int(0),
      replication_interval: int(intervalSeconds),
    },
  };
}

function settings(options: VmConfigOptions): Tree {
  const { id = defaultId, logicalId = id, memory = {} } = options;
  const recent = isNew(options);
  const numa = !isOld(options);
  return {
    global: { logical_id: str(logicalId) },
    ...(recent && { guest_controlled_cache_types: bool(false) }),
    memory: {
      bank: {
        ...(recent && { backing_type: int(0) }),
        dynamic_memory_enabled: bool(memory.dynamic ?? false),
        limit: int(memory.limit ?? 1_048_576),
        priority: int(5000),
        reservation: int(memory.reservation ?? 512),
        size: int(memory.size ?? 2048),
        target_memory_buffer: int(20),
      },
      ...(recent && { sgx: { enabled: bool(false), size: int(0) } }),
      ...(numa && { vnuma: { max_size_per_node: int(7168) } }),
    },
    processors: processors(options),
    ...(!recent && { stopped_at_host_shutdown: bool(false) }),
    ...(numa && {
      topology: { low_mmio_gap_mb: int(128), ...(recent && { high_mmio_gap_mb: int(512) }) },
      vnuma: { enabled: bool(true) },
    }),
  };
}

function processors(options: VmConfigOptions): Tree {
  return {
    count: int(2),
    features: { limit: bool(false) },
    limit: int(100_000),
    limit_cpuid: bool(false),
    reservation: int(0),
    ...(!isOld(options) && { vnuma: { count_per_node: { max: int(4) }, node_per_socket: { max: int(1) } } }),
    weight: int(100),
    ...(isNew(options) && {
      cpu_group_guid: str(noGuid),
      cpu_group_id: int(0),
      enable_perfmon_lbr: bool(false),
      enable_perfmon_pebs: bool(false),
      enable_perfmon_pmu: bool(false),
      hide_hypervisor_present: bool(false),
      hwthreads: int(0),
      nested_virtualization: { enabled: bool(false) },
    }),
  };
}
