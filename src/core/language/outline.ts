import type { VmConfigDocument } from '../vmconfig/document';
import type { ConfigValue, Device, IntegrationComponent, VmConfig } from '../vmconfig/model';
import { formatConfigVersion } from '../vmconfig/version';
import { filetimeToIso } from '../vmconfig/filetime';
import { childElement, textContent, type XmlElement } from '../xml';
import { deviceName } from './device-words';
import { outlineItem, outlineItems, type OutlineItem, type OutlineSource } from './outline-item';
import { controllerItems, fileSource } from './outline-storage';

/**
 * The document as a person thinks of a VM, not as the file is ordered: identity, processor and memory, controllers with their
 * disks, network, integration services, firmware, checkpoints, saved state, replication, other devices. One item: the VM.
 */
export function outline({ config }: VmConfigDocument): OutlineItem[] {
  if (!config) return [];
  const { root, name, kind } = config;
  const what = kind === 'checkpoint' ? 'Checkpoint' : 'Virtual machine';
  const written = name?.value.trim() ?? '';
  const sections: (OutlineItem | undefined)[] = [
    identity(config),
    processorAndMemory(config),
    ...controllerItems(config),
    ...network(config),
    integrationServices(config),
    firmware(config),
    checkpoints(config),
    savedState(config),
    replication(config),
    otherDevices(config),
  ];
  return outlineItems([
    {
      name: written === '' ? `${what} without a name` : written,
      detail: headline(config),
      kind: 'vm',
      span: root.span,
      selection: root.nameSpan,
      children: sections.filter((item) => item !== undefined),
    },
  ]);
}

function headline({ kind, generation, version }: VmConfig): string {
  const parts = [
    kind === 'checkpoint' ? 'checkpoint' : kind === 'planned' ? 'planned' : '',
    generation === undefined ? '' : `generation ${generation}`,
    version ? `version ${formatConfigVersion(version.value)}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function section(root: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => at && childElement(at, name), root);
}

function group(name: string, element: XmlElement | undefined, rest: Partial<OutlineSource> = {}): OutlineSource {
  return { name, kind: 'section', ...(element && { span: element.span, selection: element.nameSpan }), ...rest };
}

function property<T>(name: string, value: ConfigValue<T> | undefined, show: (value: T) => string): OutlineSource[] {
  if (!value) return [];
  const { element, span } = value;
  return [{ name, detail: show(value.value), kind: 'property', span: element.span, selection: span }];
}

const asIs = (value: string | number): string => String(value);
const megabytes = (value: number): string => `${value} MB`;
const onOff = (value: boolean): string => (value ? 'on' : 'off');
const time = (value: bigint): string => (value === 0n ? 'never' : (filetimeToIso(value) ?? String(value)));

function identity(config: VmConfig): OutlineItem | undefined {
  const { root, id, name, version, typeId, clustered, times } = config;
  const children = outlineItems([
    ...property('Name', name, asIs),
    ...property('ID', id, asIs),
    ...property('Kind', typeId, asIs),
    ...property('Configuration version', version, formatConfigVersion),
    ...property('Clustered', clustered, (value) => (value ? 'yes' : 'no')),
    ...property('Created', times.created, time),
    ...property('Last powered on', times.lastPoweredOn, time),
    ...property('Last powered off', times.lastPoweredOff, time),
    ...property('Last state change', times.lastStateChange, time),
  ]);
  return outlineItem(group('Identity', section(root, 'properties'), { detail: id?.value ?? '', children }));
}

function processorAndMemory({ root, processorCount, memory }: VmConfig): OutlineItem | undefined {
  const { startupMb, limitMb, reservationMb, dynamic } = memory ?? {};
  const detail = [
    processorCount ? `${processorCount.value} ${processorCount.value === 1 ? 'processor' : 'processors'}` : '',
    startupMb ? megabytes(startupMb.value) : '',
    dynamic?.value ? 'dynamic memory' : '',
  ];
  const children = outlineItems([
    ...property('Processors', processorCount, asIs),
    ...property('Startup memory', startupMb, megabytes),
    ...property('Dynamic memory', dynamic, onOff),
    ...(dynamic?.value ? property('Minimum memory', reservationMb, megabytes) : []),
    ...(dynamic?.value ? property('Maximum memory', limitMb, megabytes) : []),
  ]);
  const text = detail.filter((part) => part !== '').join(', ');
  return outlineItem(group('Processor and memory', section(root, 'settings'), { detail: text, children }));
}

function deviceSource(device: Device, detail: string, kind: OutlineSource['kind'] = 'device'): OutlineSource {
  const place = device.node ?? device.entry?.element;
  return { name: deviceName(device), detail, kind, ...(place && { span: place.span, selection: place.nameSpan }) };
}

function network({ devices }: VmConfig): OutlineItem[] {
  const ports = devices.filter(
    ({ deviceClass }) => deviceClass?.kind === 'network' || deviceClass?.kind === 'legacy-network',
  );
  return outlineItems(
    ports.map((device) => {
      const parts = device.node ? [leaf(device.node, 'FriendlyName'), leaf(device.node, 'MacAddress')] : ['no node'];
      return deviceSource(device, parts.filter((part) => part !== '').join(', '), 'network');
    }),
  );
}

function leaf(node: XmlElement, name: string): string {
  const found = childElement(node, name);
  return found ? textContent(found).value.trim() : '';
}

function integrationServices({ integration }: VmConfig): OutlineItem | undefined {
  const off = integration.filter(({ enabled }) => enabled?.value === false).length;
  const children = outlineItems(integration.map(serviceSource));
  const detail = `${integration.length - off} on, ${off} off`;
  return outlineItem({ name: 'Integration services', detail, kind: 'section', children });
}

function serviceSource({ deviceClass, entry, node, enabled }: IntegrationComponent): OutlineSource {
  const place = node ?? entry?.element;
  return {
    name: deviceClass.name,
    detail: onOff(enabled?.value ?? true),
    kind: 'service',
    ...(place && { span: place.span, selection: enabled?.span ?? place.nameSpan }),
  };
}

function firmware({ devices, generation, secureBoot }: VmConfig): OutlineItem | undefined {
  const device = devices.find(({ deviceClass }) => deviceClass?.kind === 'firmware');
  if (!device) return undefined;
  const name = generation === 2 ? 'UEFI' : generation === 1 ? 'BIOS' : '';
  const detail = [name, secureBoot && generation === 2 ? `secure boot ${onOff(secureBoot.value)}` : ''];
  const text = detail.filter((part) => part !== '').join(', ');
  return outlineItem({ ...deviceSource(device, text), name: 'Firmware' });
}

function checkpoints({ root, checkpoints: { count, location, mergePending } }: VmConfig): OutlineItem | undefined {
  const element = section(root, 'global_settings', 'snapshots');
  const children = outlineItems([
    ...property('Location', location, asIs),
    ...(mergePending?.value ? property('Merge pending', mergePending, () => 'yes') : []),
  ]);
  const parts = [
    count ? (count.value === 0 ? 'none' : String(count.value)) : '',
    mergePending?.value ? 'merge pending' : '',
  ];
  const detail = parts.filter((part) => part !== '').join(', ');
  const source = group('Checkpoints', element, { detail, kind: 'checkpoint', children });
  return outlineItem(source);
}

function savedState({ savedState: state }: VmConfig): OutlineItem | undefined {
  if (!state) return undefined;
  const { element, memoryFile, deviceFile, type, inProgress } = state;
  const files = [memoryFile, deviceFile].filter((file) => file !== undefined && file.value.trim() !== '');
  const parts = [files.length === 0 ? 'none' : (type?.value.trim() ?? ''), inProgress?.value ? 'in progress' : ''];
  const children = outlineItems(files.flatMap((file) => (file ? [fileSource(file)] : [])));
  const detail = parts.filter((part) => part !== '').join(', ');
  return outlineItem(group('Saved state', element, { detail, children }));
}

function replication({ root, replication: element }: VmConfig): OutlineItem | undefined {
  if (!element) return undefined;
  const settings = section(root, 'global_settings', 'replication', 'settings');
  const server = settings ? leaf(settings, 'recovery_server') || leaf(settings, 'primary_server') : '';
  return outlineItem(group('Replication', element, { detail: server }));
}

const shownElsewhere: ReadonlySet<string | undefined> = new Set([
  'ide',
  'scsi',
  'floppy',
  'network',
  'legacy-network',
  'integration',
  'firmware',
]);

function otherDevices({ devices }: VmConfig): OutlineItem | undefined {
  const others = devices.filter(({ deviceClass }) => !shownElsewhere.has(deviceClass?.kind));
  const children = outlineItems(others.map((device) => deviceSource(device, device.instance ?? '')));
  return outlineItem({ name: 'Other devices', detail: String(others.length), kind: 'section', children });
}
