import { describe, expect, test } from 'vitest';
import type { Finding, TextEdit } from '../../../src/core/rules/rule';
import { suppressionFix } from '../../../src/core/rules/suppression';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { applyEdits, findingsOf, type RuleCheck } from '../../support/check-rule';
import { damages } from '../../support/mutation';
import { vmConfig, type BuiltVersion, type VmConfigOptions } from '../../support/vm-config';

/** A VM with much that can be mended by an edit. */
const faulty: VmConfigOptions = {
  name: 'Sales & "Support"',
  scsi: [],
  vss: 'off',
  ide: [{ path: 'D:\\VMs\\R & D.vhd' }],
  savedState: { memory: 'D:\\a.bin', device: 'D:\\a.vsv' },
  checkpoints: { count: 1, location: 'E:\\', mergePending: true, userType: 2 },
};

/** How other programs and people write the same, and slips that structure rules know. */
const ways: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['as Hyper-V writes it', (text) => text],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['in one line', (text) => text.replaceAll(/\n\s*/g, '')],
  ['with tabs', (text) => text.replaceAll(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2))],
  ['with single quotes', (text) => text.replaceAll(/="([^"]*)"/g, "='$1'")],
  ['with spaces around the equals sign', (text) => text.replaceAll('type="', 'type = "')],
  ['with values on lines of their own', (text) => text.replaceAll(/(type="\w+">)([^<]+)/g, '$1\n $2\n')],
  ['with values in CDATA', (text) => text.replaceAll(/(type="\w+">)([^<&]+)/g, '$1<![CDATA[$2]]>')],
  ['with comments everywhere', (text) => text.replaceAll(/(<[^?!][^>]*>)/g, '<!-- a -->$1<!-- b -->')],
  ['with a comment in each value', (text) => text.replaceAll(/(type="\w+">)([^<]+)/g, '$1<!-- a -->$2')],
  ['with characters by number', (text) => text.replaceAll(/(type="bool">)F/g, '$1&#70;')],
  [
    'with other words for the types',
    (text) => text.replaceAll('"bool"', '"boolean"').replaceAll('"integer"', '"Int32"'),
  ],
  ['with truth values in lower case', (text) => text.replaceAll('>False<', '>false<').replaceAll('>True<', '>TRUE<')],
  ['with truth values as numbers', (text) => text.replaceAll('>False<', '>0<').replaceAll('>True<', '>1<')],
  ['without types', (text) => text.replaceAll(/ type="(?:bool|integer)"/g, '')],
  ['with a misspelt type', (text) => text.replaceAll(' type="integer"', ' typ="integer"')],
  ['with types of another kind', (text) => text.replaceAll('"integer"', '"string"')],
  [
    'with attributes of other programs',
    (text) => text.replaceAll(/<(manifest|properties|name)\b/g, '<$1 xml:space="preserve"'),
  ],
  ['with a namespace', (text) => text.replace('<configuration>', '<configuration xmlns="urn:x" xmlns:y="urn:y">')],
  ['with text between elements', (text) => text.replaceAll(/(<(?:manifest|settings|properties)>)/g, '$1stray')],
  ['with another manifest size', (text) => text.replace(/<size type="integer">1\d</, '<size type="integer">3<')],
  ['without the manifest size', (text) => text.replace(/ *<size type="integer">1\d<\/size>\n/, '')],
  ['with a gap in the numbers', (text) => text.replaceAll('vdev004', 'vdev044')],
  ['with a number twice', (text) => text.replaceAll('vdev004', 'vdev003')],
  ['with an entry twice', (text) => text.replace(/( *<vdev003>[^]*?<\/vdev003>\n)/, '$1$1')],
  [
    'with an instance twice',
    (text) => text.replace(/( *<vdev003>[^]*?<\/vdev003>\n)/, (one) => one + one.replaceAll('vdev003', 'vdev099')),
  ],
  ['with a section twice', (text) => text.replace(/( *<properties>[^]*?<\/properties>\n)/, '$1$1')],
  ['with a device twice', (text) => text.replace(/( *<_8f0d2762[^]*?<\/_8f0d2762[^>]*>\n)/, '$1$1')],
  ['with a misspelt drive type', (text) => text.replaceAll('>VHD<', '>VDH<')],
  ['with numbers in hexadecimal', (text) => text.replace(/>1280</, '>0x500<')],
];

const versions: readonly BuiltVersion[] = ['2.0', '5.0', '9.0'];

function countByCode(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function isSyntax({ code }: Finding): boolean {
  return code.startsWith('xml/');
}

/** Syntax, structure, domain: each can speak only where the one before lets it. */
function layerOf(code: string): number {
  return code.startsWith('xml/') ? 0 : code.startsWith('vmconfig/') ? 1 : 2;
}

/** What is wrong with one edit; empty where the finding is gone, none is new, and the text is as sound as before. */
function faultsOf(text: string, finding: Finding, edits: readonly TextEdit[], check: RuleCheck): string[] {
  const before = findingsOf(text, check);
  const after = findingsOf(applyEdits(text, edits), check);
  const [old, now] = [countByCode(before), countByCode(after)];
  const faults: string[] = [];
  if ((now.get(finding.code) ?? 0) >= (old.get(finding.code) ?? 0)) faults.push('is not gone');
  for (const [code, count] of now) {
    // What can be read again, or stands apart from a syntax problem, tells what it held: that was true before too.
    const isRevealed = layerOf(code) > layerOf(finding.code);
    if (count > (old.get(code) ?? 0) && !isRevealed) faults.push(`gives a new ${code}`);
  }
  if (after.some(isSyntax) && !before.some(isSyntax)) faults.push('breaks the document');
  return faults;
}

/** Every edit of every finding of a text, each on its own. */
function faultsOfAll(text: string, check: RuleCheck = {}): { readonly tried: number; readonly faults: string[] } {
  let tried = 0;
  const faults: string[] = [];
  const doc = openVmConfig('mem:///vm.xml', text);
  // An edit is tried once for each code and title: a file may have a hundred places that want it.
  const seen = new Set<string>();
  for (const finding of findingsOf(text, check)) {
    const suppression = suppressionFix(doc, finding);
    for (const { title, edits } of [...finding.fixes(), ...(suppression ? [suppression] : [])]) {
      const key = `${finding.code} ${title}`;
      if (!edits || seen.has(key)) continue;
      seen.add(key);
      tried++;
      for (const fault of faultsOf(text, finding, edits, check)) faults.push(`${finding.code}, "${title}": ${fault}`);
    }
  }
  return { tried, faults };
}

describe('every edit takes its finding away, brings no other and leaves the text whole', () => {
  test.each(ways)('%s', (_name, change) => {
    let tried = 0;
    for (const version of versions) {
      const text = change(vmConfig({ ...faulty, version }));
      const found = faultsOfAll(text, { encoding: { name: 'utf-8', bom: false } });
      expect([...new Set(found.faults)], `version ${version}`).toEqual([]);
      tried += found.tried;
    }
    expect(tried).toBeGreaterThan(0);
  });

  test('on a damaged text', () => {
    const faults = [...damages(vmConfig(faulty), 599, 5)].flatMap((text) => faultsOfAll(text).faults);
    expect([...new Set(faults)]).toEqual([]);
  });
});
