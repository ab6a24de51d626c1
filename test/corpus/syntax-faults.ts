import type { Fault } from './faults';
import { emptyNotes } from './faults';

const numLock = '<num_lock type="bool">False</num_lock>';
const topology = '    <topology>\n';

function inNotes(code: string, notes: string): Fault {
  return {
    name: `in the notes: ${notes}`,
    file: 'generation 1',
    edits: [[emptyNotes, `<notes type="string">${notes}</notes>`]],
    code,
  };
}

function inLock(code: string, written: string): Fault {
  return { name: `in a leaf: ${written}`, file: 'generation 2', edits: [[numLock, written]], code };
}

function lineBefore(code: string, line: string): Fault {
  return {
    name: `on a line: ${line}`,
    file: 'template',
    edits: [[topology, `    ${line}\n${topology}`]],
    code,
  };
}

/**
 * Every mistake that the parser tells, in a real file. Two cannot be: without a root element a file is not recognised, and
 * a thousand mistakes are not one (both in test/unit/xml/problems.test.ts).
 */
export const syntaxFaults: readonly Fault[] = [
  inNotes('xml/ampersand-not-escaped', 'Fish [|&|] chips'),
  inNotes('xml/reference-not-terminated', 'Fish [|&amp|] chips'),
  inNotes('xml/unknown-entity', 'Fish[|&nbsp;|]chips'),
  inNotes('xml/invalid-reference', 'Fish[|&#0;|]chips'),
  inNotes('xml/control-character', 'Fish[|\u0001|]chips'),
  inNotes('xml/name-expected', 'fewer [|<|] 2'),
  inNotes('xml/cdata-not-closed', '[|<![CDATA[ chips|]'),
  inNotes('xml/unexpected-markup', 'Fish[|<!CHIPS>|]'),
  inLock('xml/attribute-without-value', '<num_lock [|type|]>False</num_lock>'),
  inLock('xml/value-expected', '<num_lock [|type=|]>False</num_lock>'),
  inLock('xml/value-not-quoted', '<num_lock type=[|bool|]>False</num_lock>'),
  inLock('xml/value-not-closed', '<num_lock type=[|"bool|]>False</num_lock>'),
  inLock('xml/duplicate-attribute', '<num_lock type="bool" [|type|]="bool">False</num_lock>'),
  inLock('xml/less-than-in-value', '<num_lock type="bo[|<|]ol">False</num_lock>'),
  inLock('xml/unexpected-character', '<num_lock [|"|] type="bool">False</num_lock>'),
  inLock('xml/end-tag-mismatch', '<num_lock type="bool">False[|</numlock>|]'),
  inLock('xml/end-tag-mismatch', '<num_lock type="bool">False[|<num_lock>|]'),
  inLock('xml/end-tag-attributes', '<num_lock type="bool">False[|</num_lock x="1">|]'),
  inLock('xml/element-not-closed', '<[|num_lock|] type="bool">False'),
  inLock('xml/tag-not-closed', '[|<num_lock type="bool"|]'),
  inLock('xml/invalid-name', `<[|7up|] type="string"></7up>\n    ${numLock}`),
  lineBefore('xml/comment-not-closed', '[|<!-- moved from HV00|]'),
  lineBefore('xml/double-hyphen-in-comment', '<!-- moved [|--|] from HV00 -->'),
  lineBefore('xml/instruction-not-closed', '[|<?editor moved|]'),
  lineBefore('xml/end-tag-without-start', '[|</memories>|]'),
  lineBefore('xml/declaration-not-first', '[|<?xml version="1.0"?>|]'),
  inLock('xml/space-expected', '<num_lock type="bool"[|x|]="1">False</num_lock>'),
  {
    name: 'a start tag of a group lost its bracket',
    file: 'generation 1',
    edits: [['    <processors>\n', '    [|<processors|]\n']],
    code: 'xml/tag-not-closed',
  },
  {
    name: 'the end tag of a group is gone',
    file: 'generation 1',
    edits: [
      ['    <processors>\n', '    <[|processors|]>\n'],
      ['    </processors>\n', ''],
    ],
    code: 'xml/element-not-closed',
  },
  {
    name: 'the end tag of the manifest is gone',
    file: 'generation 1',
    edits: [
      ['  <manifest>\n', '  <[|manifest|]>\n'],
      ['  </manifest>\n', ''],
    ],
    code: 'xml/element-not-closed',
  },
  {
    name: 'a document type with an entity',
    file: 'generation 1',
    edits: [['<configuration>', '[|<!DOCTYPE configuration [<!ENTITY a "aa">]>|]\n<configuration>']],
    code: 'xml/doctype-not-used',
  },
  {
    name: 'a second root',
    file: 'generation 2',
    edits: [['</configuration>', '</configuration>\n<[|configuration|]></configuration>']],
    code: 'xml/multiple-roots',
  },
  {
    name: 'text after the root',
    file: 'generation 2',
    edits: [['</configuration>', '</configuration>\n[|end of file|]']],
    code: 'xml/text-outside-root',
  },
  {
    name: 'cut off in a value',
    file: 'generation 1',
    edits: [['<low_mmio_gap_mb type="integer">128<', '<low_mmio_gap_mb type="integer">12[|8|]<']],
    cutAfter: '<low_mmio_gap_mb type="integer">128',
    code: 'xml/document-truncated',
  },
  {
    name: 'cut off in the manifest',
    file: 'generation 2',
    edits: [['<vdev010>', '<vdev010[|>|]']],
    cutAfter: '<vdev010>',
    code: 'xml/document-truncated',
  },
  {
    name: 'cut off in an end tag',
    file: 'template',
    edits: [['</topology>', '[|</topo|]logy>']],
    cutAfter: '</topo',
    code: 'xml/tag-not-closed',
  },
];
