import { expect, test } from 'vitest';
import { openText } from '../../../src/core/texts';

const text = `VMName Name  SnapshotType CreationTime        ParentSnapshotName
------ ----  ------------ ------------        ------------------
SQL-01 first Recovery     03/06/2014 22:00:00

Path       : D:\\VMs\\SQL-01\\a.avhdx
VhdType    : Differencing
ParentPath : D:\\VMs\\SQL-01\\a.vhdx
`;

test('a type of checkpoint and a parent are explained, other places are not', () => {
  const opened = openText('powershell', text);
  expect(opened?.hover(text.indexOf('Recovery') + 2)?.markdown).toContain('A checkpoint of a backup.');
  expect(opened?.hover(text.indexOf('a.vhdx'))?.markdown).toContain('This text does not show it.');
  expect(opened?.hover(text.indexOf('------'))).toBeUndefined();
});

test('the outline has VMs with their checkpoints, then disks; each output folds', () => {
  const opened = openText('powershell', text);
  const items = opened?.outline() ?? [];
  expect(items.map(({ name }) => name)).toEqual(['SQL-01', 'D:\\VMs\\SQL-01\\a.avhdx']);
  expect(items[0]?.children.map(({ name, detail }) => `${name} ${detail}`)).toEqual(['first Recovery']);
  expect(opened?.folding().length).toBeGreaterThan(0);
});

test('names of VMs and checkpoints and paths are private', () => {
  const values = openText('powershell', text)?.privateValues() ?? [];
  expect(values).toContainEqual({ kind: 'vm', text: 'SQL-01' });
  expect(values).toContainEqual({ kind: 'path', text: 'D:\\VMs\\SQL-01\\a.vhdx' });
});
