import { describe, expect, test } from 'vitest';
import { sniffBytes } from '../../../src/core/evidence/sniff';
import { openText, type OpenText } from '../../../src/core/texts';
import { checkpointId, dirListing, powershellListing } from '../../support/listing';

const folder = 'D:\\VMs\\APP01';
const avhdx = `root_${checkpointId(1)}.avhdx`;
const text = dirListing([
  {
    path: folder,
    files: [
      { name: 'root.vhdx', size: 32_484_884_480 },
      { name: 'root.vhdx.rct', size: 5_283_840 },
      avhdx,
      'root-AutoRecovery.avhdx',
      { name: `${checkpointId(8)}.vmcx`, size: 122_880 },
      { name: 'notes.txt', size: 7 },
    ],
  },
]);

function open(of: string): OpenText {
  const opened = openText('listing', of);
  if (!opened) throw new Error('No listing is read.');
  return opened;
}

function hoverAt(words: string): string {
  return open(text).hover(text.indexOf(words) + 1)?.markdown ?? '';
}

describe('a directory listing', () => {
  test('is one by its content, in any language and whatever its name is', () => {
    for (const one of [
      text,
      dirListing([{ path: folder, files: ['a.txt'] }], { language: 'ja' }),
      powershellListing([{ path: folder, files: [avhdx] }], 'fr'),
    ])
      expect(sniffBytes(new TextEncoder().encode(one))).toBe('listing');
  });

  test('below another text is read with it', () => {
    const writers =
      "Writer name: 'System Writer'\n   Writer Id: {e8132975-6f93-4464-a53e-1050253ae220}\n   Writer Instance Id: {5d2f0a10-7c31-4e9a-8b55-000000000001}\n   State: [1] Stable\n   Last error: No error\n\n";
    expect(sniffBytes(new TextEncoder().encode(writers + text))).toBe('vssadmin');
    const opened = openText('vssadmin', writers + text);
    expect(opened?.kinds).toContain('listing');
    expect(opened?.check({ uri: 'mem:///a.txt' }).map(({ code }) => code)).toContain('HVB060');
  });

  test('explains what a file is, what it belongs to, and whether it may be touched', () => {
    expect(hoverAt(avhdx)).toContain('**Disk of a checkpoint**');
    expect(hoverAt(avhdx)).toContain(
      `It belongs to the disk \`root\` by its name, with the id \`${checkpointId(1).toLowerCase()}\` in its name. Of that disk this folder shows: the disk itself, one differencing disk, an AutoRecovery disk, one file of change tracking.`,
    );
    expect(hoverAt(avhdx)).toContain('It has the size of a differencing disk into which nothing was written.');
    expect(hoverAt(avhdx)).toContain('Leave the file where it is and under its name');
    expect(hoverAt('root.vhdx\n')).toContain('nothing may write to it, mount it or move it');
    expect(hoverAt('root.vhdx\n')).not.toContain('nothing was written');
    expect(hoverAt('root.vhdx.rct')).toContain('Leave it beside its disk and under its name.');
    expect(hoverAt(`${checkpointId(8)}.vmcx`)).toContain('The GUID in its name is the id of its VM');
    expect(hoverAt('notes.txt')).toBe('');
    expect(hoverAt('Directory of')).toBe('');
  });

  test('has an outline of folders, disks, and the files that belong to each', () => {
    const [outline, ...others] = open(text).outline();
    expect(others).toEqual([]);
    expect([outline?.name, outline?.detail]).toEqual([folder, 'whole']);
    expect(outline?.children.map(({ name, children }) => [name, children.map((child) => child.name)])).toEqual([
      ['root.vhdx', [avhdx, 'root-AutoRecovery.avhdx', 'root.vhdx.rct']],
      [`${checkpointId(8)}.vmcx`, []],
    ]);
    expect(outline?.children[0]?.detail).toBe('Virtual hard disk, 32484884480 bytes');
    const alone = open(`${avhdx}\nother.vhdx\n`).outline()[0]?.children[0];
    expect([alone?.name, alone?.detail, alone?.children.length]).toEqual(['root', 'disk not in this folder', 1]);
  });

  test('folds its folders', () => {
    const two = powershellListing([
      { path: folder, files: [avhdx, 'root.vhdx'] },
      { path: 'E:\\Disks', files: ['data.vhdx'] },
    ]);
    const folds = open(two).folding();
    expect(folds.map(({ span }) => two.slice(span.start, span.end).split('\n').length)).toEqual([7, 6]);
    expect(two.slice(folds[0]?.span.start, folds[0]?.span.end)).toMatch(/^D:\\VMs\\APP01\n[^]*root\.vhdx$/);
  });

  test('gives away folders and names of files as what is private', () => {
    const values = open(text).privateValues();
    expect(values.every(({ kind }) => kind === 'path')).toBe(true);
    expect(values.map((value) => value.text)).toContain(`${folder}\\${avhdx}`);
    expect(
      open('SQL01_9E339AF7-...avhdx   4,194,304  4/10/2026 4:07:32 AM\n')
        .privateValues()
        .map((value) => value.text),
    ).toContain('SQL01.vhdx');
  });
});
