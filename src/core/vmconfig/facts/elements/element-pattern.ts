import { nodeGuid } from '../../node-name';
import { parseGuid } from '../../values';
import {
  firmwareDevice,
  floppyController,
  guestStateDevice,
  ideController,
  integrationComponentGuids,
  keyValueComponent,
  legacyNetworkPort,
  networkPort,
  realTimeClock,
  s3Video,
  scsiController,
  serialPorts,
  syntheticVideo,
} from '../devices';

/**
 * What stands for the changing part of a name in a pattern.
 * `device`: `_<guid>_`, any device node, and `_<class ide>_`, the nodes of one class. `number`: `drive<n>`.
 * `three-digits`: `vdev<nnn>`. `guid`: `Feature_<guid>`. `variable`: `_<variable>`, a UEFI variable as `_` + vendor GUID + name.
 */
export const placeholders = ['device', 'number', 'three-digits', 'guid', 'variable'] as const;
export type Placeholder = (typeof placeholders)[number];

/** One name of a pattern, ready to be matched. */
export interface Segment {
  /** As written in the pattern. */
  readonly text: string;
  /** Absent for a name that is matched as it stands. */
  readonly placeholder?: Placeholder;
  /** What stands before the placeholder. */
  readonly prefix: string;
  /** The classes of `_<class …>_`; absent for any. */
  readonly classes?: readonly string[];
}

/** The words of `_<class …>_`. */
const classWords: Readonly<Record<string, readonly string[]>> = {
  ide: [ideController],
  scsi: [scsiController],
  floppy: [floppyController],
  network: [networkPort],
  'legacy-network': [legacyNetworkPort],
  firmware: [firmwareDevice],
  serial: [serialPorts],
  'guest-state': [guestStateDevice],
  video: [syntheticVideo],
  's3-video': [s3Video],
  clock: [realTimeClock],
  integration: integrationComponentGuids,
  'key-value': [keyValueComponent],
};

/** Reads one name of a pattern; throws on a word that is not in the tables, which only a wrong row can cause. */
export function parseSegment(text: string): Segment {
  const open = text.indexOf('<');
  if (open < 0) return { text, prefix: text };
  const prefix = text.slice(0, open);
  const word = text.slice(open + 1, text.indexOf('>'));
  if (word === 'n') return { text, prefix, placeholder: 'number' };
  if (word === 'nnn') return { text, prefix, placeholder: 'three-digits' };
  if (word === 'variable') return { text, prefix, placeholder: 'variable' };
  if (word === 'guid') return { text, prefix, placeholder: text === '_<guid>_' ? 'device' : 'guid' };
  const classes = classWords[word.replace(/^class /, '')];
  if (!classes) throw new Error(`"${text}" has a placeholder that no table knows.`);
  return { text, prefix, placeholder: 'device', classes };
}

/** What a device node's instance GUID is an instance of. */
export type ClassOf = (instanceGuid: string) => string | undefined;

/** True when a name of a document is what the segment stands for. */
export function matchesSegment(
  { text, prefix, placeholder, classes }: Segment,
  name: string,
  classOf: ClassOf,
): boolean {
  if (placeholder === undefined) return name === text;
  if (!name.startsWith(prefix)) return false;
  const rest = name.slice(prefix.length);
  switch (placeholder) {
    case 'number':
    case 'three-digits':
      return /^[0-9]{1,9}$/.test(rest);
    case 'guid':
      return parseGuid(rest) !== undefined;
    case 'variable':
      return rest.length > 36 && parseGuid(rest.slice(0, 36)) !== undefined;
    case 'device': {
      const guid = nodeGuid(name);
      const classGuid = guid === undefined || classes === undefined ? guid : classOf(guid);
      return classGuid !== undefined && (classes === undefined || classes.includes(classGuid.toLowerCase()));
    }
  }
}
