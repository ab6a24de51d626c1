import {
  deviceClasses,
  scsiController,
  syntheticKeyboard,
  syntheticMouse,
  syntheticVideo,
} from '../vmconfig/facts/devices';
import type { DeviceClass } from '../vmconfig/facts/devices';
import { derivedGuid } from '../rules/derived-guid';
import { manifestName } from '../vmconfig/facts/device-names';
import type { VmConfig } from '../vmconfig/model';
import { nodeName } from '../vmconfig/node-name';
import { deviceIndex } from './device-index';
import { deviceName } from './device-words';
import { inSnippet, orderKey, tabStop } from './completion-item';
import { code, paragraphs, prose } from './hover-text';

/** What an item of a device writes after its `<`, and how it is shown. */
export interface DeviceChoice {
  readonly label: string;
  readonly detail: string;
  readonly documentation: string;
  readonly sortText: string;
  /** Lines of a snippet, each with its own indentation. */
  readonly lines: readonly string[];
}

/** Before 8.0 only these stand in the manifest; the emulated devices have a node and no entry. */
const listedEarly: ReadonlySet<string> = new Set([syntheticKeyboard, syntheticMouse, syntheticVideo]);
const listedKinds: ReadonlySet<DeviceClass['kind']> = new Set(['network', 'scsi', 'integration', 'legacy-network']);

/** Whether a configuration of this version and generation would list a device of the class; where they are unknown, it may. */
export function suitsConfig(
  { guid, kind, generations }: DeviceClass,
  { version, generation }: Pick<VmConfig, 'version' | 'generation'>,
): boolean {
  if (generation !== undefined && !generations.includes(generation)) return false;
  return version === undefined || version.value.major >= 8 || listedKinds.has(kind) || listedEarly.has(guid);
}

/** An instance GUID as the manifest has it: upper case in the files of 2012 R2, lower case in older and newer ones. */
export function instanceText(guid: string, { version }: Pick<VmConfig, 'version'>): string {
  return version?.value.major === 5 ? guid.toUpperCase() : guid.toLowerCase();
}

/** A whole manifest entry for each class of device that can still be added. */
export function entryChoices(name: string, number: number, config: VmConfig): DeviceChoice[] {
  const { byInstance } = deviceIndex(config);
  const free = deviceClasses.filter(({ guid, fixedInstance }) => !fixedInstance || !byInstance.get(guid)?.entry);
  return free.map((found, place) => ({
    label: `${name} ${found.name}`,
    detail: manifestName(found.guid, config.version?.value) ?? found.name,
    documentation: paragraphs(
      found.about,
      found.generations.length === 1 ? `Generation ${found.generations[0]} only.` : undefined,
      'The number in `manifest/size` must grow with the entry.',
    ),
    sortText: orderKey(suitsConfig(found, config) ? 2 : 5, place),
    lines: entryLines(found, name, number, config),
  }));
}

function entryLines(found: DeviceClass, name: string, number: number, config: VmConfig): string[] {
  const { guid, fixedInstance } = found;
  const written = manifestName(guid, config.version?.value);
  const instance = instanceText(fixedInstance ? guid : freshInstance(guid, number, config), config);
  return [
    `${name}>`,
    leafLine('device', 'string', guid),
    leafLine('flags', 'integer', '1'),
    leafLine('instance', 'string', fixedInstance ? instance : tabStop(1, instance)),
    leafLine('name', 'string', written === undefined ? tabStop(2, found.name) : inSnippet(written)),
    `</${name}>`,
  ];
}

function leafLine(name: string, type: string, snippet: string): string {
  return `  <${name} type="${type}">${snippet}</${name}>`;
}

/** An instance GUID that this VM does not have yet; the same text gives the same one, since core knows no chance. */
function freshInstance(classGuid: string, number: number, config: VmConfig): string {
  const { byInstance } = deviceIndex(config);
  return derivedGuid(`${config.id?.value ?? ''} ${classGuid} ${number}`, (guid) => byInstance.has(guid));
}

/** Most entries without a node that are offered: a damaged file may have a hundred thousand. */
const mostNodes = 100;

/** The node of each device that has none: of the manifest's entries, and of the classes that need no entry. */
export function nodeChoices(classes: ReadonlySet<string>, config: VmConfig): DeviceChoice[] {
  const { byInstance } = deviceIndex(config);
  const choices: DeviceChoice[] = [];
  for (const [instance, device] of byInstance) {
    if (choices.length === mostNodes) break;
    if (device.node || !device.entry) continue;
    const about = `Listed in the manifest as ${code(device.entry.element.name)}, without a node: its defaults hold.`;
    const text = paragraphs(device.deviceClass?.about, about);
    const inside = device.classGuid === scsiController ? scsiLines(instance, config) : ['  $0'];
    choices.push(nodeChoice(instance, deviceName(device), text, orderKey(2, choices.length), inside));
  }
  for (const found of deviceClasses) {
    const { guid, name, about, fixedInstance } = found;
    if (!fixedInstance || !classes.has(guid) || byInstance.has(guid)) continue;
    const isUsual = config.generation === undefined || found.generations.includes(config.generation);
    choices.push(nodeChoice(guid, name, about, orderKey(isUsual ? 4 : 5, choices.length), ['  $0']));
  }
  return choices;
}

/** What makes a SCSI controller without drives: an empty node is one that hosts refuse (VOCABULARY.md section 6). */
function scsiLines(instance: string, config: VmConfig): readonly string[] {
  const channel = derivedGuid(`channel of ${instance}`, (guid) => deviceIndex(config).byInstance.has(guid));
  const major = config.version?.value.major ?? 5;
  return [
    leafLine('ChannelInstanceGuid', 'string', tabStop(1, `{${channel.toUpperCase()}}`)),
    major <= 2
      ? leafLine('ElementName', 'string', 'SCSI Controller')
      : leafLine('VDEVVersion', 'integer', major >= 8 ? '512' : '256'),
  ];
}

function nodeChoice(
  instance: string,
  name: string,
  about: string,
  sortText: string,
  inside: readonly string[],
): DeviceChoice {
  const node = nodeName(instance);
  // The name of an unknown device comes from the file.
  const line = name.slice(0, 100).replace(/\s+/g, ' ');
  return {
    label: `${node} ${line}`,
    detail: `settings of ${line}`,
    documentation: paragraphs(`**${prose(name)}**`, about),
    sortText,
    lines: [`${node}>`, ...inside, `</${node}>`],
  };
}
