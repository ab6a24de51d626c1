import { childElement, type XmlDocument, type XmlElement } from '../xml';
import { firmwareDevice } from './facts/devices';
import { filetimeFromBase64 } from './filetime';
import type { Checkpoints, ConfigKind, ConfigTimes, ConfigValue, Memory, SavedState, VmConfig } from './model';
import { readDevices, readIntegration, readManifest } from './read-devices';
import { readControllers } from './read-storage';
import { asName, asPath, asText, childValue, defined, readValue } from './read-values';
import { parseBigInteger, parseBool, parseGuid, parseInteger } from './values';
import { decodeConfigVersion } from './version';

const kinds: Readonly<Record<string, ConfigKind>> = {
  'virtual machines': 'virtual-machine',
  snapshots: 'checkpoint',
  'planned virtual machines': 'planned',
  'planned snapshots': 'checkpoint',
};

/** What is known of a configuration from where its file lies. */
export interface ConfigPlace {
  readonly isInSnapshots?: boolean;
}

/**
 * The model of a configuration; `undefined` when the root is not `<configuration>`. Missing and malformed parts are absent,
 * the first of several siblings counts, unknown elements are passed over. Never throws.
 */
export function readVmConfig(document: XmlDocument, place: ConfigPlace = {}): VmConfig | undefined {
  const root = document.rootElement;
  if (root?.name !== 'configuration') return undefined;
  const at = new Sections(root);
  const typeId = at.value('properties/type_id', asText);
  const subtype = at.value('properties/subtype', parseInteger);
  const generation = generationOf(at, subtype);
  const manifest = readManifest(at.element('manifest'));
  const devices = readDevices(root, manifest);
  return defined({
    root,
    kind: kindOf(typeId, place),
    id: at.value('properties/global_id', parseGuid),
    logicalId: at.value('settings/global/logical_id', parseGuid),
    name: at.value('properties/name', asName),
    notes: at.value('properties/notes', asText),
    typeId,
    version: at.value('properties/version', (text) => decodeConfigVersion(parseInteger(text) ?? -1)),
    generation,
    subtype,
    clustered: at.value('properties/highly_available', parseBool),
    times: readTimes(at),
    manifest,
    devices,
    controllers: readControllers(devices),
    integration: readIntegration(devices),
    memory: readMemory(at),
    processorCount: at.value('settings/processors/count', parseInteger),
    checkpoints: readCheckpoints(at),
    savedState: readSavedState(at),
    replication: at.element('global_settings/replication'),
    secureBoot: childValue(
      devices.find(({ classGuid }) => classGuid === firmwareDevice)?.node,
      'secure_boot_enabled',
      parseBool,
    ),
    fullScsiCommandSet: at.value('global_settings/devices/storage_allow_full_scsi_command_set', parseBool),
    dataRoot: at.value('global_settings/data_root', asPath),
    smartPagingRoot: at.value('global_settings/slp_data_root', asPath),
  });
}

/** The folder decides only where the type does not: that of a checkpoint is inferred, its folder was seen. */
function kindOf(typeId: ConfigValue<string> | undefined, { isInSnapshots = false }: ConfigPlace): ConfigKind {
  const word = typeId?.value.trim().toLowerCase() ?? '';
  const known = Object.hasOwn(kinds, word) ? kinds[word] : undefined;
  return known ?? (isInSnapshots ? 'checkpoint' : 'unknown');
}

/** Elements by path below the root. Each parent is indexed once, since a damaged file may have a million siblings anywhere. */
class Sections {
  private readonly indexes = new Map<XmlElement, ReadonlyMap<string, XmlElement>>();

  constructor(private readonly root: XmlElement) {}

  element(path: string): XmlElement | undefined {
    let found: XmlElement | undefined = this.root;
    for (const name of path.split('/')) found = found && this.indexOf(found).get(name);
    return found;
  }

  private indexOf(parent: XmlElement): ReadonlyMap<string, XmlElement> {
    const known = this.indexes.get(parent);
    if (known) return known;
    const index = new Map<string, XmlElement>();
    for (const child of parent.children) {
      if (child.kind === 'element' && !index.has(child.name)) index.set(child.name, child);
    }
    this.indexes.set(parent, index);
    return index;
  }

  value<T>(path: string, parse: (text: string) => T | undefined): ConfigValue<T> | undefined {
    const element = this.element(path);
    return element && readValue(element, parse);
  }
}

/** `subtype` 0 and 1; absent means generation 1, as before 2012 R2, but only where the properties could be read. */
function generationOf(at: Sections, subtype: ConfigValue<number> | undefined): 1 | 2 | undefined {
  if (subtype) return subtype.value === 0 ? 1 : subtype.value === 1 ? 2 : undefined;
  const properties = at.element('properties');
  return properties?.endTag && !childElement(properties, 'subtype') ? 1 : undefined;
}

function readTimes(at: Sections): ConfigTimes {
  return defined<ConfigTimes>({
    created: at.value('properties/creation_time', filetimeFromBase64),
    lastPoweredOn: at.value('properties/last_powered_on_time', parseBigInteger),
    lastPoweredOff: at.value('properties/last_powered_off_time', parseBigInteger),
    lastStateChange: at.value('properties/last_state_change_time', parseBigInteger),
  });
}

function readMemory(at: Sections): Memory | undefined {
  const element = at.element('settings/memory/bank');
  if (!element) return undefined;
  return defined<Memory>({
    element,
    startupMb: childValue(element, 'size', parseInteger),
    limitMb: childValue(element, 'limit', parseInteger),
    reservationMb: childValue(element, 'reservation', parseInteger),
    dynamic: childValue(element, 'dynamic_memory_enabled', parseBool),
  });
}

function readCheckpoints(at: Sections): Checkpoints {
  return defined<Checkpoints>({
    location: at.value('global_settings/snapshots/data_root', asPath),
    count: at.value('global_settings/snapshots/list/size', parseInteger),
    userType: at.value('global_settings/snapshots/user_type', parseInteger),
    automatic: at.value('global_settings/snapshots/enable_automatic', parseBool),
    mergePending: at.value('global_settings/disk_merge_pending', parseBool),
  });
}

function readSavedState(at: Sections): SavedState | undefined {
  const element = at.element('savedstate');
  if (!element) return undefined;
  return defined<SavedState>({
    element,
    inProgress: childValue(element, 'in_progress', parseBool),
    memoryFile: childValue(element, 'memlocation', asPath),
    deviceFile: childValue(element, 'vsvlocation', asPath),
    type: childValue(element, 'type', asText),
  });
}
