import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isListing } from '../../src/core/evidence/listing-shape';
import { readListing } from '../../src/core/listing/read-listing';
import { checkListing } from '../../src/core/rules/listing/check-listing';
import { decodeText } from '../../src/core/text/decode';

const corpus = process.env['HVB_CORPUS'];
const folder = path.resolve(corpus ?? '', 'logs/text');

/**
 * The one file with a listing: below error texts, nine files as name, size, date and time, the GUID of three of them cut
 * by the person who pasted. Written down before the first run: a disk, one AVHDX of it with change tracking of both, and the
 * configuration of its VM. An AVHDX of one disk is what any checkpoint makes, both tracking pairs are whole, and a paste
 * proves no absence: so the listing by itself gives no finding.
 */
const expected = {
  file: 'cluster/merge_failure_vm_start_anonymised.DERIVED.txt',
  files: [
    ['VM-APP01.vhdx', 32_484_884_480, 'disk'],
    ['VM-APP01.vhdx.mrt', 77_824, 'change-tracking'],
    ['VM-APP01.vhdx.rct', 5_283_840, 'change-tracking'],
    ['VM-APP01_9E339AF7-...avhdx', 4_194_304, 'checkpoint'],
    ['VM-APP01_9E339AF7-...avhdx.mrt', 77_824, 'change-tracking'],
    ['VM-APP01_9E339AF7-...avhdx.rct', 69_632, 'change-tracking'],
    ['DFD2C5F7-24D7-42BD-9812-56F2E2522E8E.vmcx', 122_880, 'vmcx'],
    ['DFD2C5F7-24D7-42BD-9812-56F2E2522E8E.vmgs', 4_194_816, 'vmgs'],
    ['DFD2C5F7-24D7-42BD-9812-56F2E2522E8E.VMRS', 53_248, 'vmrs'],
  ],
  findings: [],
};

describe.skipIf(corpus === undefined)('directory listings of the corpus', () => {
  const files = corpus === undefined ? [] : readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const texts = files.filter((name) => /\.[a-z]+$/i.test(name)).map((name) => ({ name, text: textOf(name) }));

  test('a listing stands in one file and in no other', () => {
    const having = texts.filter(({ text }) => isListing(text)).map(({ name }) => name.replaceAll('\\', '/'));
    expect(having).toEqual([expected.file]);
  });

  test('it is read whole, and its cut names are told', () => {
    const doc = readListing(textOf(expected.file));
    expect(doc.files.map(({ name, size, fileKind }) => [name.value, size?.value, fileKind?.id])).toEqual(
      expected.files,
    );
    expect(doc.problems).toHaveLength(3);
    expect(checkListing(doc, { uri: 'mem:///paste.txt' }).map(({ code }) => code)).toEqual(expected.findings);
  });

  function textOf(name: string): string {
    return decodeText(readFileSync(path.join(folder, name))).text;
  }
});
