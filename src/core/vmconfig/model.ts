import type { Located } from '../text/span';
import type { XmlElement } from '../xml/tree';
import type { ConfigVersion } from './facts/host-os';
import type { DeviceClass } from './facts/devices';

/**
 * The model of one VM configuration: a second pass over the XML tree (or over the key tree of a VMCX shown as XML), in
 * which every value carries the place it came from. Absent means absent in the file; nothing is defaulted here, and
 * elements that the model does not know are simply not in it. A value that is there but cannot be read as its type
 * (`<count type="integer">two</count>`) is absent too: saying so is the work of the structure rules.
 */
export interface ConfigValue<T> extends Located<T> {
  /** The leaf element; `span` is its inner text. */
  readonly element: XmlElement;
}

/**
 * What the document describes, from `properties/type_id`, else from its folder; `unknown` when neither tells. `planned` is
 * a VM that is being imported or moved.
 */
export type ConfigKind = 'virtual-machine' | 'checkpoint' | 'planned' | 'unknown';

export interface VmConfig {
  readonly root: XmlElement;
  readonly kind: ConfigKind;
  /** `properties/global_id`, lower case without braces. */
  readonly id?: ConfigValue<string>;
  /** `settings/global/logical_id`, lower case without braces. */
  readonly logicalId?: ConfigValue<string>;
  readonly name?: ConfigValue<string>;
  readonly notes?: ConfigValue<string>;
  readonly typeId?: ConfigValue<string>;
  /** `properties/version`: (major << 8) + minor. */
  readonly version?: ConfigValue<ConfigVersion>;
  /** 1 when `subtype` is 0 or absent, 2 when it is 1; `undefined` for any other value. */
  readonly generation?: 1 | 2;
  readonly subtype?: ConfigValue<number>;
  /** `properties/highly_available`: the clustered role flag. */
  readonly clustered?: ConfigValue<boolean>;
  readonly times: ConfigTimes;
  readonly manifest?: Manifest;
  /** Every device: manifest entries with their nodes, then nodes that no manifest entry names (emulated devices). */
  readonly devices: readonly Device[];
  /** IDE, SCSI and floppy controllers in document order. */
  readonly controllers: readonly StorageController[];
  readonly integration: readonly IntegrationComponent[];
  readonly memory?: Memory;
  readonly processorCount?: ConfigValue<number>;
  readonly checkpoints: Checkpoints;
  readonly savedState?: SavedState;
  readonly replication?: XmlElement;
  readonly secureBoot?: ConfigValue<boolean>;
  /** `global_settings/devices/storage_allow_full_scsi_command_set`. */
  readonly fullScsiCommandSet?: ConfigValue<boolean>;
  /** Configuration root, `global_settings/data_root`. */
  readonly dataRoot?: ConfigValue<string>;
  /** Smart paging location, `global_settings/slp_data_root` (meaning inferred). */
  readonly smartPagingRoot?: ConfigValue<string>;
}

/** FILETIMEs: 100 ns since 1601 in UTC; 0 means never. */
export interface ConfigTimes {
  readonly created?: ConfigValue<bigint>;
  readonly lastPoweredOn?: ConfigValue<bigint>;
  readonly lastPoweredOff?: ConfigValue<bigint>;
  readonly lastStateChange?: ConfigValue<bigint>;
}

export interface Manifest {
  readonly element: XmlElement;
  readonly size?: ConfigValue<number>;
  readonly version?: ConfigValue<number>;
  /** In document order. */
  readonly entries: readonly ManifestEntry[];
}

/** One `vdevNNN`. */
export interface ManifestEntry {
  readonly element: XmlElement;
  /** NNN as a number; `undefined` when the name has no number. */
  readonly number?: number;
  /** Class GUID, lower case. */
  readonly classGuid?: ConfigValue<string>;
  /** Instance GUID, lower case. */
  readonly instance?: ConfigValue<string>;
  readonly name?: ConfigValue<string>;
}

export interface Device {
  /** Class by the manifest, or by the node's GUID when that is a class GUID. */
  readonly classGuid?: string;
  readonly deviceClass?: DeviceClass;
  /** Lower case; the node is `_<instance>_`. */
  readonly instance?: string;
  readonly entry?: ManifestEntry;
  readonly node?: XmlElement;
}

export type ControllerKind = 'ide' | 'scsi' | 'floppy';

export interface StorageController {
  readonly kind: ControllerKind;
  readonly device: Device;
  /** Position among the controllers of its kind, from 0, as Hyper-V Manager counts them. For IDE it is `controllerN`. */
  readonly number: number;
  /** The `controllerN` element, or the device node; absent for a manifest entry without a node. */
  readonly element?: XmlElement;
  readonly drives: readonly Drive[];
}

/** `NONE` is the placeholder of an empty IDE slot; `HDD` is a pass-through disk (name of the data contract, meaning inferred). */
export type DriveType = 'VHD' | 'ISO' | 'NONE' | 'VFD' | 'HDD' | 'VLU';

export interface Drive {
  readonly element: XmlElement;
  readonly controllerKind: ControllerKind;
  readonly controllerNumber: number;
  /** Location on the controller, M of `driveM`. */
  readonly location: number;
  readonly type?: ConfigValue<DriveType>;
  /** Without white space around it; empty when no medium is in it. */
  readonly path?: ConfigValue<string>;
  /** Shared VHDX or VHD Set. */
  readonly shared?: ConfigValue<boolean>;
  readonly iopsLimit?: ConfigValue<number>;
  readonly iopsReservation?: ConfigValue<number>;
}

export interface IntegrationComponent {
  readonly classGuid: string;
  readonly deviceClass: DeviceClass;
  readonly entry?: ManifestEntry;
  readonly node?: XmlElement;
  /** The `Enabled` leaf; absent means enabled. */
  readonly enabled?: ConfigValue<boolean>;
}

export interface Memory {
  readonly element: XmlElement;
  readonly startupMb?: ConfigValue<number>;
  readonly limitMb?: ConfigValue<number>;
  readonly reservationMb?: ConfigValue<number>;
  readonly dynamic?: ConfigValue<boolean>;
}

export interface Checkpoints {
  /** `snapshots/data_root`: the folder that holds `Snapshots\`. */
  readonly location?: ConfigValue<string>;
  /** `snapshots/list/size`. */
  readonly count?: ConfigValue<number>;
  /** 2 disabled, 3 production, 4 production only, 5 standard. */
  readonly userType?: ConfigValue<number>;
  readonly automatic?: ConfigValue<boolean>;
  /** `disk_merge_pending`: meaning inferred from its name. */
  readonly mergePending?: ConfigValue<boolean>;
}

export interface SavedState {
  readonly element: XmlElement;
  readonly inProgress?: ConfigValue<boolean>;
  /** Path of the `.bin` file. */
  readonly memoryFile?: ConfigValue<string>;
  /** Path of the `.vsv` file. */
  readonly deviceFile?: ConfigValue<string>;
  readonly type?: ConfigValue<string>;
}

/** All drives of a configuration, controller by controller. */
export function drivesOf(config: VmConfig): readonly Drive[] {
  return config.controllers.flatMap((controller) => controller.drives);
}

/** The drives that hold a virtual hard disk with a path. */
export function virtualDisksOf(config: VmConfig): readonly (Drive & { readonly path: ConfigValue<string> })[] {
  return drivesOf(config).filter(
    (drive): drive is Drive & { readonly path: ConfigValue<string> } =>
      drive.type?.value === 'VHD' && drive.path !== undefined && drive.path.value !== '',
  );
}
