import { describe, expect, test } from 'vitest';
import { sniffBytes } from '../../../src/core/evidence/sniff';
import { textKinds } from '../../../src/core/texts/text-kinds';
import * as diskshadow from '../../support/diskshadow';
import * as kernel from '../../support/kernel-log';
import * as listing from '../../support/listing';
import * as powershell from '../../support/powershell';
import * as product from '../../support/product-log';
import * as vssadmin from '../../support/vssadmin';
import * as wbadmin from '../../support/wbadmin';

const sniff = (text: string, name: string): string => sniffBytes(new TextEncoder().encode(text), name);

const disk = 'VM01_9E339AF7-90B7-4E25-98A0-000000000001.avhdx';
const folders = [{ path: 'D:\\VMs', files: ['VM01.vhdx', disk] }];
const objects: readonly powershell.PsObject[] = [
  { type: 'VMSnapshot', properties: { VMName: 'VM01', Name: 'Backup', SnapshotType: { word: 'Recovery', number: 1 } } },
];
const drives: readonly powershell.PsObject[] = [
  {
    type: 'HardDiskDrive',
    properties: {
      VMName: 'VM01',
      ControllerType: 'SCSI',
      ControllerNumber: 0,
      ControllerLocation: 1,
      Path: `D:\\VMs\\${disk}`,
    },
  },
];

/** What the generators write of each kind, in every language and form. */
const written: Readonly<Record<string, readonly string[]>> = {
  vssadmin: vssadmin.vssLanguages.flatMap((language) => [
    vssadmin.writerList([{ name: 'Hyper-V', id: vssadmin.ids.hyperV, state: 9 }, { state: 1 }], language),
    vssadmin.providerList([{ name: 'Array', id: vssadmin.ids.guestProvider, type: 'Software' }], language),
    vssadmin.storageList([{}], language),
    vssadmin.shadowList([{ number: 1 }], language),
  ]),
  diskshadow: [
    diskshadow.failed('8004230D', false),
    diskshadow.writersStatus([{}]),
    diskshadow.session(['create'], diskshadow.shadow()),
    diskshadow.providers([{ id: `{${diskshadow.ids.software}}`, type: 'VSS_PROV_SYSTEM', name: 'System' }]),
  ],
  powershell: [
    ...powershell.psForms.flatMap((form) => [objects, drives].map((all) => powershell.printed(form, all))),
    powershell.session(['Get-VMSnapshot *', powershell.asTable(objects)]),
  ],
  listing: [
    ...listing.listingLanguages.flatMap((language) => [
      listing.dirListing(folders, { language }),
      listing.powershellListing(folders, language),
    ]),
    listing.lsListing(['VM01.vhdx', disk]),
    listing.tableListing(folders),
    listing.listListing(folders),
    listing.csvListing(folders),
  ],
  'kernel-log': [
    ...kernel.logStyles.map((style) => kernel.logged([...kernel.boot, ...kernel.snapshot], style)),
    kernel.unitStatus('hypervvssd', 'inactive (dead)'),
  ],
  wbadmin: [
    ...wbadmin.wbadminLanguages.map((language) => wbadmin.versionList([{ id: '03/06/2014-21:00' }], language)),
    wbadmin.session('wbadmin start backup -include:D: -backuptarget:E:', [wbadmin.skipped('VM01 (Online)')]),
  ],
  'product-log': [
    new product.SqlWriterLog().start('+01:00').begin().toString(),
    product.utilityLine('ERROR', 'VM01', 'It failed.'),
    product.dpmLine('agent.cpp(12)', 'WARNING', 'It failed.'),
    product.dpmJob('It failed.'),
    product.avamarLine('Error', 12345, 'It failed.'),
    product.bareosLine('Fatal error: Command plugin "hyper-v:VM01" failed'),
    product.veeamFailure('0x800423f4'),
    product.acronisErrors([{ error: 1, module: 2, message: 'It failed.' }]),
    product.alphaVssFailure(),
  ],
  message: [
    'Microsoft-Windows-Hyper-V-VMMS-Admin/19100:\nIt failed.\n',
    "'VM01' background disk merge failed to complete: in use (0x80070020). (Virtual machine ID 3F2504E0-4F89-41D3-9A0C-0305E82C3301)\n",
  ],
};

describe.each(Object.entries(written))('what is written of %s', (kind, texts) => {
  test('is taken for it, pasted or saved', () => {
    const taken = texts.flatMap((text) => ['', 'pasted.txt'].map((name) => sniff(text, name)));
    expect(new Set(taken)).toEqual(new Set([kind]));
  });

  test('is found in a longer paste, and no other kind finds itself in it', () => {
    const found = texts.map((text) => [...textKinds.values()].filter((one) => one.isIn(text)).map((one) => one.kind));
    expect(found).toEqual(texts.map(() => [kind]));
  });
});
