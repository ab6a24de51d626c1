import { disk1, type Fault } from './faults';

/** A fault that shows only with another file beside the copy. */
export interface EvidenceFault {
  readonly name: string;
  readonly code: string;
  readonly file: Fault['file'];
  /** The path of the copy in the evidence. */
  readonly named: string;
  readonly edits: Fault['edits'];
  readonly beside: Readonly<Record<string, 'the original' | 'a name'>>;
  /** What is underlined. */
  readonly on: string;
}

const guid = '4C1D8A5E-9F37-42B0-86E4-D05B7A2F931C';
const own = 'B90AC31B-C6F8-479F-9B91-07B894A6A3F6';
const avhdx = `C:\\Disks\\Default Generation 1_${guid}.avhdx`;

export const neededEvidence: readonly EvidenceFault[] = [
  {
    name: 'another VM of that name',
    code: 'HVB023',
    file: 'generation 1',
    named: 'b.xml',
    edits: [
      [`<global_id type="string">${own}`, `<global_id type="string">${guid}`],
      [`<logical_id type="string">${own}`, `<logical_id type="string">${guid}`],
    ],
    beside: { 'a.xml': 'the original' },
    on: 'Default Generation 1',
  },
  {
    name: 'another configuration of that VM',
    code: 'vmconfig/duplicate-id',
    file: 'generation 1',
    named: 'b.xml',
    edits: [['<name type="string">Default Generation 1<', '<name type="string">Copy<']],
    beside: { 'a.xml': 'the original' },
    on: own,
  },
  {
    name: 'an AutoRecovery file beside the disk',
    code: 'HVB060',
    file: 'generation 1',
    named: 'a.xml',
    edits: [],
    beside: {
      'C/Disks/Default Generation 1.vhdx': 'a name',
      'C/Disks/Default Generation 1-AutoRecovery.avhdx': 'a name',
    },
    on: disk1,
  },
  {
    name: 'the AVHDX has another name now',
    code: 'HVB067',
    file: 'generation 1',
    named: 'a.xml',
    edits: [
      [disk1, avhdx],
      // The checkpoint that an AVHDX belongs to; how many there are is a hint of its own.
      ['      <list>\n        <size type="integer">0</size>\n      </list>\n', ''],
    ],
    beside: { 'C/Disks/Default Generation 1.avhdx': 'a name' },
    on: avhdx,
  },
  {
    name: 'the disk is not in its folder',
    code: 'vmconfig/file-not-found',
    file: 'generation 1',
    named: 'a.xml',
    edits: [],
    beside: { 'C/Disks/Other.vhdx': 'a name' },
    on: disk1,
  },
];

/** Codes without a fault in this proof, and why. */
export const notInOneFile: Readonly<Record<string, string>> = {
  HVB020: 'All real files are of 5.0: on a host of 2016 they have it without a fault (vmconfig-expected.ts).',
  'internal/rule-failed': 'No file may cause it.',
  'vmconfig/no-configuration':
    'A file with another root is not recognised as a configuration; it is told of open documents.',
  'vmconfig/too-large-for-inline': 'It is told of open documents only.',
  'xml/no-root-element': 'A file without an element is not recognised.',
  'xml/too-many-problems': 'A thousand mistakes are not one.',
};
