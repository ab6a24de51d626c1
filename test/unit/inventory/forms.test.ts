import { describe, expect, test } from 'vitest';
import { readInventory } from '../../../src/core/inventory/read-inventory';
import type { Inventory } from '../../../src/core/inventory/model';
import { sniffPlainText } from '../../../src/core/evidence/sniff-plain-text';
import { textFindings } from '../../support/describe-text-rule';
import { printed, psForms, session, type PsObject } from '../../support/powershell';

const sets: Readonly<Record<string, readonly PsObject[]>> = {
  checkpoints: [
    {
      type: 'VMSnapshot',
      properties: {
        VMName: 'SQL 01',
        Name: 'before patch',
        SnapshotType: { word: 'Standard', number: 0 },
        CreationTime: '03/06/2014 22:00:05',
        ParentSnapshotName: null,
      },
    },
    {
      type: 'VMSnapshot',
      properties: {
        VMName: 'SQL 01',
        Name: 'SQL 01 - Backup - (3/6/2014)',
        SnapshotType: { word: 'Recovery', number: 1 },
        CreationTime: '03/06/2014 23:00:05',
        ParentSnapshotName: 'before patch',
      },
    },
  ],
  vms: [
    {
      type: 'VirtualMachine',
      properties: {
        Name: 'SQL 01',
        State: { word: 'Running', number: 2 },
        CheckpointType: { word: 'Disabled', number: 2 },
        Generation: 2,
        Version: '9.0',
        IsClustered: true,
      },
    },
    {
      type: 'VirtualMachine',
      properties: {
        Name: 'APP',
        State: { word: 'Off', number: 3 },
        CheckpointType: { word: 'ProductionOnly', number: 4 },
        Generation: 1,
        Version: '5.0',
        IsClustered: false,
      },
    },
  ],
  disks: ['a1', 'a2'].map((name, at) => ({
    type: 'Microsoft.Vhd.PowerShell.VirtualHardDisk',
    properties: {
      Path: `D:\\V M\\${name}.avhdx`,
      VhdFormat: { word: 'VHDX', number: 3 },
      VhdType: { word: 'Differencing', number: 4 },
      FileSize: at === 0 ? 4194304 : 42949672960,
      Size: 42949672960,
      ParentPath: 'D:\\V M\\a.vhdx',
      Attached: at === 1,
    },
  })),
  drives: [
    {
      type: 'HardDiskDrive',
      properties: {
        VMName: 'SQL 01',
        ControllerType: { word: 'SCSI', number: 1 },
        ControllerNumber: 0,
        ControllerLocation: 11,
        DiskNumber: null,
        Path: 'D:\\V M\\a1.avhdx',
      },
    },
  ],
};

/** Values without their places, which differ from form to form. */
function plain(doc: Inventory): unknown {
  const { vms, checkpoints, disks, drives, services, controllers, replications } = doc;
  return JSON.parse(
    JSON.stringify({ vms, checkpoints, disks, drives, services, controllers, replications }, (key, value: unknown) =>
      key === 'span' || key === 'output' ? undefined : value instanceof Set ? [...value].sort() : value,
    ),
  );
}

/** Every value stands where its place says. */
function expectPlaces(text: string, doc: Inventory): void {
  for (const one of [...doc.vms, ...doc.checkpoints, ...doc.disks, ...doc.drives])
    for (const value of Object.values(one) as unknown[])
      if (typeof value === 'object' && value !== null && 'span' in value && 'value' in value) {
        const { span } = value as { span: { start: number; end: number } };
        expect(span.start).toBeLessThan(span.end);
        expect(one.span.start).toBeLessThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(one.span.end);
        const shown = text.slice(span.start, span.end);
        expect(shown.trim()).toBe(shown);
      }
}

describe('the same objects in five forms', () => {
  for (const [name, objects] of Object.entries(sets)) {
    const list = readInventory(printed('list', objects));
    for (const form of psForms)
      test(`${name} as ${form}`, () => {
        const text = printed(form, objects);
        const doc = readInventory(text);
        expect(doc.problems).toEqual([]);
        expect(doc.read).toHaveLength(objects.length);
        expect(plain(doc)).toEqual(plain(list));
        expectPlaces(text, doc);
        const told = (of: string): string[] =>
          textFindings('powershell', of).map(({ code, severity, message }) => `${code} ${severity} ${message}`);
        expect(told(text)).toEqual(told(printed('list', objects)));
        if (form === 'csv') expect(sniffPlainText(text.slice(0, 4096), 'csv')).toBe('powershell');
        expect(sniffPlainText(text.slice(0, 4096), 'txt')).toBe('powershell');
      });
  }
});

test('rows of Export-Csv with another delimiter, with quotes and line breaks in a value, and with too few values', () => {
  const { vms, problems } = readInventory(
    '"Name";"Notes";"Generation";"State";"Version"\n"a ""b""";"one\ntwo";"2";"Off";"9.0"\n"c";;"2"\n"d";;"1";"Running";"9.0"\n\nmore\n',
  );
  expect(vms.map(({ name, notes, state }) => [name?.value, notes?.value, state?.value])).toEqual([
    ['a "b"', 'one\ntwo', 'Off'],
    ['d', undefined, 'Running'],
  ]);
  expect(problems.map(({ message }) => message)).toEqual(['This row has 3 values, and there are 5 names above it.']);
});

test('drives inside a VM are read, those inside a checkpoint are not', () => {
  const drive = { VMName: 'A', ControllerType: 1, ControllerNumber: 0, ControllerLocation: 3, Path: 'D:\\a.vhdx' };
  const vm = { Name: 'A', State: 2, Generation: 2, Version: '9.0', HardDrives: [drive] };
  const of = (value: unknown): Inventory => readInventory(JSON.stringify(value, undefined, 2));
  expect(of([vm, vm]).drives.map(({ controllerLocation, path }) => [controllerLocation?.value, path?.value])).toEqual([
    [3, 'D:\\a.vhdx'],
    [3, 'D:\\a.vhdx'],
  ]);
  const { drives, checkpoints } = of({
    VMName: 'A',
    Name: 'x',
    SnapshotType: 0,
    HardDrives: [{ ...drive, VMSnapshotName: 'x' }],
  });
  expect([drives.length, checkpoints.length]).toEqual([0, 1]);
});

test('a state by a number that two versions of the module count differently is not known, by its word it is', () => {
  const [byNumber] = readInventory('{ "Name": "A", "Generation": 2, "State": 32787 }').vms;
  expect(byNumber?.state?.isKnown).toBe(false);
  const [byWord] = readInventory('Name       : A\nGeneration : 2\nState      : PausedCritical\n').vms;
  expect(byWord?.state).toMatchObject({ value: 'PausedCritical', isKnown: true });
});

test('JSON that is cut ends at the next prompt, and what follows is read', () => {
  const { vms, problems } = readInventory(
    'PS C:\\> Get-VM | ConvertTo-Json\n[\n  { "Name": "A", "State": 2, "Generation": 2 },\n  { "Name": "B",\nPS C:\\> Get-VM\n\nName State Generation Version\n---- ----- ---------- -------\nC    Off            1 9.0\n',
  );
  expect(vms.map(({ name }) => name?.value)).toEqual(expect.arrayContaining(['A', 'C']));
  expect(problems.map(({ message }) => message)).toEqual(['The JSON that begins here is cut off.']);
});

test('far more objects than a host has are read up to a limit, which is said', () => {
  const { problems, vms } = readInventory('{"Name":"A","Generation":2,"State":3}\n'.repeat(60_000));
  expect(vms.length).toBeGreaterThan(40_000);
  expect(problems.map(({ message }) => message)).toEqual([`Only the first ${vms.length} objects were read.`]);
});

test('an output between two prompts is whole, an empty one too, one of a chosen VM is not all', () => {
  const { outputs } = readInventory(
    session(
      ['Get-VM', printed('table', sets['vms'] ?? [])],
      ['Get-VM | Get-VMSnapshot', ''],
      ['Get-VMSnapshot -VMName APP', ''],
    ),
  );
  const shown = outputs.map(({ cmdlet, class: of, hasBeginning, hasEnd, isAll }) => [
    cmdlet,
    of,
    hasBeginning,
    hasEnd,
    isAll,
  ]);
  expect(shown).toContainEqual(['get-vm', 'vm', true, true, true]);
  expect(shown).toContainEqual(['get-vmsnapshot', undefined, true, true, true]);
  expect(shown).toContainEqual(['get-vmsnapshot', undefined, true, true, false]);
});

test('numbers at the right are cut at their own column, and what has no room is cut', () => {
  const text = `
VMName ControllerType ControllerNumber ControllerLocation DiskNumber Path
------ -------------- ---------------- ------------------ ---------- ----
SQL-01 SCSI                          0                 12            D:\\VMs\\SQL-01\\Virtual Har...
`;
  const [drive] = readInventory(text).drives;
  expect(drive?.controllerLocation?.value).toBe(12);
  expect(drive?.path?.isCut).toBe(true);
});

test('a value that was too long for the window is one value', () => {
  const [disk] = readInventory('Path    : D:\\VMs\\a-\n          b.vhdx\nVhdType : Fixed\n').disks;
  expect(disk?.path?.value).toBe('D:\\VMs\\a-b.vhdx');
  expect(disk?.type?.value).toBe('Fixed');
});

test('nothing throws on any cut or any mutation, in any form', () => {
  for (const objects of Object.values(sets))
    for (const form of psForms) {
      const text = session(['Get-VM', printed(form, objects)]).replace(/\n/g, '\r\n');
      for (let at = 0; at < text.length; at += 37) {
        readInventory(text.slice(0, at));
        readInventory(`${text.slice(0, at)}{"<\u00a0-${text.slice(at + 5)}`);
      }
    }
});

test('one line without end is read in bounded time', () => {
  for (const part of ['a', ' ', '-', '{"', '<Objs ', 'Name : ', '[{']) {
    const doc = readInventory(part.repeat(1_000_000));
    expect(doc.vms).toEqual([]);
  }
});
