import { documentOf } from '../xml';
import { manifestName } from '../vmconfig/facts/device-names';
import { scsiController } from '../vmconfig/facts/devices';
import type { ConfigVersion } from '../vmconfig/facts/host-os';
import type { Manifest } from '../vmconfig/model';
import { nodeGuid, nodeName } from '../vmconfig/node-name';
import { isAlone, isIntact } from './absence';
import type { ConfigInput } from './config-input';
import { derivedGuid } from './derived-guid';
import { insertElement, type NewElement } from './insert-element';
import type { Fix } from './rule';

/** How an empty controller is written, by major configuration version (VOCABULARY.md sections 5 and 6). */
interface ControllerShape {
  readonly leaf: NewElement['leaves'][number];
  readonly upperCaseInstance: boolean;
}

const named: ControllerShape = { leaf: ['ElementName', 'string', 'SCSI Controller'], upperCaseInstance: false };
const revised: ControllerShape = { leaf: ['VDEVVersion', 'integer', '256'], upperCaseInstance: true };

/** Seen: 2.0, 5.0 and 9.0. 1.0 and 4.0 are taken to be like their neighbour; for other versions nothing is proposed. */
const shapes: Readonly<Record<number, ControllerShape>> = {
  1: named,
  2: named,
  4: revised,
  5: revised,
  9: { leaf: ['VDEVVersion', 'integer', '512'], upperCaseInstance: false },
};

/**
 * The edit that writes an empty SCSI controller into the open text: manifest entry, size and device node. Only where the
 * document is sound, since a number or a place guessed in a damaged manifest would make it worse.
 */
export function addScsiController(input: ConfigInput): readonly Fix[] {
  const { config } = input;
  const { root, manifest, version } = config;
  const shape = version && shapes[version.value.major];
  const entry = manifest && nextEntry(manifest);
  if (!shape || !entry || !manifest.size || !isIntact(input, root)) return [];
  // A second manifest, or a second size in it, is a fault that comes first.
  if (!isAlone(manifest.element) || !isAlone(manifest.size.element)) return [];
  const { text } = documentOf(root);
  const [instance, channel] = newGuids(input, text);
  const edits = [
    insertElement(text, root, node(instance, channel, shape), (name) => nodeGuid(name) !== undefined),
    { span: manifest.size.span, newText: String(manifest.entries.length + 1) },
    insertElement(text, manifest.element, manifestEntry(entry, instance, shape, version.value), isEntryName),
  ];
  return [
    {
      title: 'Add a SCSI controller to this text (a preview of what the host will write)',
      edits,
      safety: 'It changes the open text and no host: there, add the controller with PowerShell while the VM is off.',
    },
  ];
}

/** The name after the last entry, when the entries are complete and numbered without a gap, and size is a plain number. */
function nextEntry({ element, entries, size }: Manifest): string | undefined {
  const isPlain = size && /^[0-9]+$/.test(documentOf(element).text.slice(size.span.start, size.span.end));
  const isSound = entries.every(
    (entry, at) => entry.element.name === entryName(at + 1) && entry.classGuid && entry.instance,
  );
  // No file with more than three digits was seen.
  return isPlain && isSound && entries.length < 999 ? entryName(entries.length + 1) : undefined;
}

function entryName(number: number): string {
  return `vdev${String(number).padStart(3, '0')}`;
}

function isEntryName(name: string): boolean {
  return name.startsWith('vdev');
}

function newGuids({ config }: ConfigInput, text: string): readonly [instance: string, channel: string] {
  const seed = config.id?.value ?? config.logicalId?.value ?? config.name?.value ?? '';
  const written = text.toLowerCase();
  const instance = derivedGuid(`scsi controller of ${seed}`, (guid) => written.includes(guid));
  const channel = derivedGuid(`channel of ${seed}`, (guid) => guid === instance || written.includes(guid));
  return [instance, channel];
}

function node(instance: string, channel: string, { leaf }: ControllerShape): NewElement {
  return {
    name: nodeName(instance),
    leaves: [['ChannelInstanceGuid', 'string', `{${channel.toUpperCase()}}`], leaf],
  };
}

function manifestEntry(
  name: string,
  instance: string,
  { upperCaseInstance }: ControllerShape,
  version: ConfigVersion,
): NewElement {
  return {
    name,
    leaves: [
      ['device', 'string', scsiController],
      ['flags', 'integer', '1'],
      ['instance', 'string', upperCaseInstance ? instance.toUpperCase() : instance],
      ['name', 'string', manifestName(scsiController, version) ?? ''],
    ],
  };
}
