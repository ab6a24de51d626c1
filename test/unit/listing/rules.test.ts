import { describe, expect, test } from 'vitest';
import { describeTextRule, textFindings } from '../../support/describe-text-rule';
import { checkpointId, dirListing, powershellListing, tableListing, type FolderSpec } from '../../support/listing';

const folder = 'D:\\VMs\\APP01';
const GB = 1024 ** 3;

function avhdx(number: number, base = 'root'): string {
  return `${base}_${checkpointId(number)}.avhdx`;
}

function avhdxs(count: number, base = 'root'): string[] {
  return Array.from({ length: count }, (_unused, at) => avhdx(at + 1, base));
}

/** A whole listing; what is to be found is marked in it. */
function dir(files: FolderSpec['files'], marked?: string, more: readonly FolderSpec[] = []): string {
  return mark(dirListing([{ path: folder, files }, ...more]), marked);
}

function mark(text: string, marked?: string): string {
  return marked === undefined ? text : text.replace(` ${marked}\n`, ` [|${marked}|]\n`);
}

const look = (path = folder): string =>
  `Get-ChildItem -LiteralPath '${path}' | Where-Object Extension -in '.vhd', '.vhdx', '.avhd', '.avhdx' | ForEach-Object { Get-VHD -Path $_.FullName } | Format-List Path, ParentPath, VhdType`;

const machines = 'D:\\VMs\\Virtual Machines';
const oldVm = `${checkpointId(1)}.xml`;

describeTextRule('listing', 'HVB020', {
  fires: [
    {
      name: 'XML beside the configurations of newer VMs',
      text: mark(dirListing([{ path: machines, files: [oldVm, `${checkpointId(2)}.vmcx`] }]), oldVm),
      severity: 'info',
      says: ['ends with version 5.0', 'a host that also has .vmcx files'],
    },
    {
      name: 'XML on a host that is known',
      text: mark(dirListing([{ path: machines, files: [oldVm] }]), oldVm),
      hostOs: 'windows-server-2019',
      says: ['Windows Server 2019'],
    },
  ],
  quiet: [
    {
      name: 'that of a VM that was upgraded',
      text: dirListing([{ path: machines, files: [oldVm, oldVm.replace('xml', 'vmcx')] }]),
    },
    {
      name: 'a host of that time',
      hostOs: 'windows-server-2012-r2',
      text: dirListing([{ path: machines, files: [oldVm, `${checkpointId(2)}.vmcx`] }]),
    },
    { name: 'another folder', text: dir([oldVm, `${checkpointId(2)}.vmcx`]) },
    {
      name: 'XML of another name',
      text: dirListing([{ path: machines, files: ['a.xml', `${checkpointId(2)}.vmcx`] }]),
    },
  ],
  missing: [{ name: 'nothing tells the host', text: dirListing([{ path: machines, files: [oldVm] }]) }],
  broken: [
    {
      name: 'names without a folder',
      text: `${oldVm}\n${checkpointId(2)}.vmcx\n`,
    },
  ],
  advises: { says: 'which version it has', powershell: 'Get-VM | Format-Table Name, Id, Version' },
});

describeTextRule('listing', 'HVB024', {
  fires: [
    {
      name: 'a disk with an ampersand',
      text: dir(['R&D.vhdx', 'root.vhdx'], 'R&D.vhdx'),
      severity: 'warning',
      says: ['"R&D.vhdx"'],
    },
  ],
  quiet: [{ name: 'a file that is no disk', text: dir(['R&D.txt', 'root.vhdx']) }],
  missing: [{ name: 'no disk at all', text: dir(['notes.txt']) }],
  broken: [{ name: 'a name alone in a line', text: '[|R&D.vhdx|]\nroot.vhdx\n' }],
  advises: { says: 'Only where Acronis' },
});

const long = `D:\\${'a'.repeat(125)}\\${'b'.repeat(109)}`;
const longer = `D:\\${'a'.repeat(125)}\\${'b'.repeat(110)}`;
const twenty = 'twenty characte.vhdx';

describeTextRule('listing', 'HVB026', {
  fires: [
    {
      name: 'one character too many, and another file of the folder',
      text: mark(dirListing([{ path: longer, files: [twenty, 'another disk .vhdx'.padStart(21, 'x')] }]), twenty),
      severity: 'warning',
      says: ['260 characters'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'the longest path that fits', text: dirListing([{ path: long, files: [twenty] }]) },
    {
      name: 'a share, which has its own rule',
      text: powershellListing([{ path: `\\\\${longer}`.replace('D:\\', ''), files: [twenty] }]),
    },
    { name: 'a file that is none of a VM', text: dirListing([{ path: longer, files: ['twenty character.txt'] }]) },
  ],
  missing: [
    {
      name: 'no header says the folder',
      text: dirListing([{ path: longer, files: [twenty] }]).replace(/^ Dir.*$/m, ''),
    },
  ],
  broken: [
    { name: 'a table', text: mark(tableListing([{ path: longer, files: [twenty] }])).replace(twenty, `[|${twenty}|]`) },
  ],
  advises: { says: 'Shorten the path' },
});

const left = 'root-AutoRecovery.avhdx';
const advice =
  "First let the backup application be idle, without a mount or a proxy attachment, and clear a leftover recovery checkpoint; if the file is then still there, hand this list to the application's vendor or Microsoft support.";

describeTextRule('listing', 'HVB060', {
  fires: [
    {
      name: 'an AutoRecovery disk beside its disk',
      text: dir(['root.vhdx', left], left),
      severity: 'hint',
      says: [left, 'if no job runs', '0x80070050'],
    },
    {
      name: 'that of a disk of a checkpoint, by PowerShell',
      text: mark(
        powershellListing([{ path: folder, files: ['root.vhdx', `root_${checkpointId(1)}-AutoRecovery.avhdx`] }]),
        `root_${checkpointId(1)}-AutoRecovery.avhdx`,
      ),
    },
  ],
  quiet: [
    { name: 'its change tracking alone', text: dir(['root.vhdx', `${left}.rct`]) },
    { name: 'a disk that is called so', text: dir(['AutoRecovery.vhdx', 'AutoRecovery.avhdx']) },
    { name: 'a host that makes none', hostOs: 'windows-server-2012', text: dir(['root.vhdx', left]) },
  ],
  missing: [{ name: 'no such file', text: dir(['root.vhdx', avhdx(1)]) }],
  broken: [{ name: 'a listing that was cut', text: dir(['root.vhdx', left], left).replace(/\|\]\n[^]*$/, '|]\n') }],
  advises: { says: 'See which disks of this folder', powershell: look() },
});

const snapshots = (files: FolderSpec['files']): FolderSpec => ({ path: `${folder}\\Snapshots`, files });

describeTextRule('listing', 'HVB062', {
  fires: [
    {
      name: 'four of one disk',
      text: dir(['root.vhdx', ...avhdxs(4)], avhdx(1)),
      severity: 'info',
      says: ['4 AVHDX files of root with 16.0 MB lie in this folder', 'a listing shows no checkpoints'],
      related: 3,
    },
    { name: 'two dozen', text: dir(['root.vhdx', ...avhdxs(24)], avhdx(1)), severity: 'warning', related: 5 },
    {
      name: 'one, and a whole folder of checkpoints without one',
      text: dir(['root.vhdx', avhdx(1)], avhdx(1), [snapshots(['notes.txt'])]),
      severity: 'warning',
      says: ['One AVHDX file of root', 'lies in this folder', 'holds no configuration of a checkpoint'],
    },
  ],
  quiet: [
    { name: 'three, as checkpoints make them', text: dir(['root.vhdx', ...avhdxs(3)]) },
    { name: 'four of four disks', text: dir(['a', 'b', 'c', 'd'].flatMap((base) => [`${base}.vhdx`, avhdx(1, base)])) },
    { name: 'the data of a VHD Set', text: dir(['root.vhds', ...avhdxs(9)]) },
    {
      name: 'one, and its checkpoint',
      text: dir(['root.vhdx', avhdx(1)], undefined, [snapshots([`${checkpointId(7)}.vmcx`])]),
    },
    {
      name: 'one, and a folder of checkpoints of another VM',
      text: dir(['root.vhdx', avhdx(1)], undefined, [{ path: 'D:\\VMs\\SQL01\\Snapshots', files: ['notes.txt'] }]),
    },
  ],
  missing: [
    {
      name: 'one, and a folder of checkpoints of which a pattern was asked for',
      text: dir(['root.vhdx', avhdx(1)], undefined, [{ ...snapshots(['a.txt']), isFiltered: true }]),
    },
  ],
  broken: [
    {
      name: 'files without a folder, their GUIDs cut by hand',
      text: ['[|root_11...avhdx|]', 'root_22...avhdx', 'root_33...avhdx', 'root_44...avhdx']
        .map((name) => `${name}   4,194,304  4/10/2026 4:07:32 AM\n`)
        .join(''),
      related: 3,
    },
  ],
  advises: { says: 'compare them with the checkpoints of the VM', powershell: look() },
});

describeTextRule('listing', 'HVB064', {
  fires: [
    {
      name: 'a whole folder without the disk',
      text: dir([avhdx(1), avhdx(2), 'data.vhdx'], avhdx(1)),
      severity: 'warning',
      says: ['of root', 'inferred: its parent is missing'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'the disk is there', text: dir([avhdx(1), 'ROOT.VHDX']) },
    {
      name: 'the disk is in another folder',
      text: dir([avhdx(1)], undefined, [{ path: 'E:\\Disks', files: ['root.vhdx'] }]),
    },
    { name: 'the data of a VHD Set', text: dir([avhdx(1), 'root.vhds']) },
    {
      name: 'a disk with a GUID in its name, however Hyper-V names its checkpoints',
      text: dir([`root_${checkpointId(7)}.vhdx`, avhdx(1), avhdx(2, `root_${checkpointId(7)}`)]),
    },
    {
      name: 'a folder of checkpoints before 2012 R2',
      text: dirListing([{ path: 'D:\\VMs\\Snapshots\\X', files: [avhdx(1)] }]),
    },
    {
      name: 'the disk is there, which a console cut',
      text: dir([avhdx(1), 'root.vhdx']).replace('root.vhdx', 'root.vh\ndx'),
    },
  ],
  missing: [
    { name: 'only these were asked for', text: dirListing([{ path: folder, files: [avhdx(1)], isFiltered: true }]) },
    { name: 'PowerShell prints no sum', text: powershellListing([{ path: folder, files: [avhdx(1)] }]) },
  ],
  broken: [{ name: 'a line was left out', text: dir([avhdx(1), 'root.vhdx']).replace(/^.*root\.vhdx\n/m, '') }],
  advises: { says: 'Look which file the disk names as its parent', powershell: look() },
});

const old = `${avhdx(1)}.old`;
const copied = `root_${checkpointId(1)} - Kopie.avhdx`;

describeTextRule('listing', 'HVB067', {
  fires: [
    {
      name: 'an ending behind its own',
      text: dir(['root.vhdx', old], old),
      severity: 'warning',
      says: ['".old" was added'],
    },
    { name: 'a copy made in Explorer', text: dir(['root.vhdx', copied], copied), says: ['" - Kopie" was added'] },
    {
      name: 'without a GUID',
      text: dir(['root.vhdx', 'root.avhdx.bak'], 'root.avhdx.bak'),
      says: ['".bak" was added'],
    },
  ],
  quiet: [
    {
      name: 'names that Hyper-V makes',
      text: dir([
        'root.vhdx',
        avhdx(1),
        `${avhdx(1)}.rct`,
        `${avhdx(1)}.mrt`,
        `root_${checkpointId(1)}-AutoRecovery.avhdx`,
        `root_${checkpointId(1)}.hrl`,
        `root_${checkpointId(2)}.vhdx`,
        `root_${checkpointId(3)}_${checkpointId(4)}.avhdx`,
        'quorum.avhds',
      ]),
    },
    { name: 'a copy of a disk that is no checkpoint', text: dir(['root - Kopie.vhdx', 'root.vhdx.old']) },
  ],
  missing: [{ name: 'no such file', text: dir(['root.vhdx']) }],
  broken: [{ name: 'a name that is cut', text: 'root_9E339AF7-...avhdx.old   4,194,304  4/10/2026 4:07:32 AM\n' }],
  advises: { says: 'See which files of this folder name which parent', powershell: look() },
});

const big = { name: 'root.vhdx', size: 400 * GB };
const free = (bytes: number, files: FolderSpec['files'], isMarked = false): string => {
  const text = dirListing([{ path: folder, files }], { free: bytes });
  return isMarked ? text.replace(/(2 Dir\(s\) .*)/, '[|$1|]') : text;
};

describeTextRule('listing', 'HVB072', {
  fires: [
    {
      name: 'less than a tenth of the disks',
      text: free(39 * GB, [big, 'data.vhdx'], true),
      severity: 'warning',
      says: ['39.0 GB are free', 'a tenth of the 400.0 GB'],
      related: 2,
    },
    {
      name: 'less than a merge may need',
      text: free(50 * GB, [big, { name: avhdx(1), size: 60 * GB }], true),
      says: ['50.0 GB are free', '60.0 GB of the checkpoints', 'a merge may need'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'a tenth', text: free(40 * GB, [big]) },
    { name: 'files that are no disks', text: free(1 * GB, [{ name: 'a.iso', size: 400 * GB }]) },
    {
      name: 'the data of a VHD Set is not merged',
      text: free(50 * GB, ['root.vhds', { name: avhdx(1), size: 60 * GB }]),
    },
    {
      name: 'disks of another volume',
      text: dirListing(
        [
          { path: 'C:\\ClusterStorage\\Volume1', files: ['root.vhdx'] },
          { path: 'C:\\ClusterStorage\\Volume2', files: [{ name: 'data.vhdx', size: 900 * GB }] },
        ],
        { free: 10 * GB },
      ),
    },
  ],
  missing: [{ name: 'no line says what is free', text: free(1 * GB, [big]).replace(/^.*Dir\(s\).*$/m, '') }],
  broken: [
    {
      name: 'lines above are missing, what is there suffices',
      text: free(1 * GB, [big, 'a.vhdx'], true).replace(/^.*a\.vhdx\n/m, ''),
    },
  ],
  advises: { says: 'Free space or enlarge the volume' },
});

const list = (name: string, attributes: string): string =>
  `FullName   : D:\\VMs\\${name}\nLength     : 4194304\nAttributes : ${attributes}\n`;

describeTextRule('listing', 'HVB074', {
  fires: [
    {
      name: 'a disk that is compressed',
      text: list('root.vhdx', '[|Archive, Compressed|]'),
      severity: 'warning',
      says: ['root.vhdx is compressed'],
      related: 1,
    },
    { name: 'one that is encrypted', text: list(avhdx(1), '[|Archive, Encrypted|]'), says: ['is encrypted'] },
  ],
  quiet: [
    { name: 'a disk that is not', text: list('Compressed.vhdx', 'Archive, NotContentIndexed') },
    { name: 'a file that is no disk', text: list('root.iso', 'Archive, Compressed') },
  ],
  missing: [{ name: 'a listing without attributes', text: dir(['root.vhdx']) }],
  broken: [
    { name: 'a list that was cut', text: list('root.vhdx', '[|Compre, Compressed|]').replace(/\nLength.*/, '') },
  ],
  advises: { says: 'take compression off' },
});

describeTextRule('listing', 'HVB075', {
  fires: [
    { name: 'a VHD', text: dir(['root.vhd', 'data.vhdx'], 'root.vhd'), severity: 'info', says: ['root.vhd'] },
    {
      name: 'beside files of Windows Server 2016',
      text: dir(['root.vhd', `${checkpointId(1)}.vmcx`], 'root.vhd'),
      severity: 'warning',
    },
    {
      name: 'on a host that is known',
      text: dir(['root.vhd'], 'root.vhd'),
      hostOs: 'windows-server-2019',
      severity: 'warning',
    },
  ],
  quiet: [
    { name: 'its differencing disk', text: dir([`root_${checkpointId(1)}.avhd`, 'root.vhdx']) },
    { name: 'a host without change tracking', text: dir(['root.vhd']), hostOs: 'windows-server-2012-r2' },
  ],
  missing: [{ name: 'no VHD', text: dir(['root.vhdx']) }],
  broken: [{ name: 'names alone', text: '[|root.vhd|]\ndata.vhdx\n', severity: 'info' }],
  advises: { says: 'See the format and the parents', powershell: look() },
});

describeTextRule('listing', 'HVB170', {
  fires: [
    {
      name: 'change tracking without its disk',
      text: dir(['data.vhdx', 'root.vhdx.rct', 'root.vhdx.mrt'], 'root.vhdx.rct').replace(
        ' root.vhdx.mrt',
        ' [|root.vhdx.mrt|]',
      ),
      severity: 'info',
      says: ['but not root.vhdx'],
    },
    {
      name: 'one file of the two',
      text: dir(['root.vhdx', 'root.vhdx.rct'], 'root.vhdx.rct'),
      says: ['not root.vhdx.mrt'],
    },
    { name: 'the other', text: dir(['root.vhdx', 'root.vhdx.mrt'], 'root.vhdx.mrt'), says: ['not root.vhdx.rct'] },
  ],
  quiet: [
    { name: 'a disk with both, in any case', text: dir(['root.vhdx', 'ROOT.vhdx.RCT', 'root.VHDX.mrt']) },
    { name: 'a disk without any', text: dir(['root.vhdx', 'data.vhdx']) },
  ],
  missing: [
    {
      name: 'only these were asked for',
      text: dirListing([{ path: folder, files: ['root.vhdx.rct'], isFiltered: true }]),
    },
    { name: 'PowerShell prints no sum', text: powershellListing([{ path: folder, files: ['root.vhdx.rct'] }]) },
  ],
  broken: [
    {
      name: 'a line was left out',
      text: dir(['root.vhdx', 'root.vhdx.rct', 'root.vhdx.mrt']).replace(/^.*mrt\n/m, ''),
    },
  ],
  advises: { says: 'Allow one full backup' },
});

describe('findings', () => {
  test('come in the order of the text', () => {
    const starts = textFindings('listing', dir(['x.vhd', left, old, 'z.vhdx.rct', 'R&D.vhdx'])).map(
      ({ span }) => span?.start,
    );
    expect(starts.length).toBeGreaterThan(4);
    expect(starts).toEqual([...starts].sort((a, b) => (a ?? 0) - (b ?? 0)));
  });

  test('are of the later listing where a folder was listed twice', () => {
    const text = `D:\\>dir\n${dir(['root.vhdx', left])}\nD:\\>dir\n${dir(['root.vhdx'])}`;
    expect(textFindings('listing', text)).toEqual([]);
  });

  test('a folder without a name gives no command', () => {
    const [finding] = textFindings('listing', `root.vhdx\n${left}\n`, 'HVB060');
    expect(finding?.fixes()).toEqual([
      {
        title: `See which disks of this folder name which file as their parent. ${advice} It must not be put together with its parent.`,
      },
    ]);
  });

  test('a quote in a path is quoted in the command', () => {
    const text = dirListing([{ path: "D:\\O'Brien", files: [left] }]);
    expect(textFindings('listing', text, 'HVB060')[0]?.fixes()[0]?.powershell).toContain(
      "-LiteralPath 'D:\\O''Brien' |",
    );
  });
});
