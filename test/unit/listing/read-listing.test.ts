import { describe, expect, test } from 'vitest';
import { isListing, isListingHead } from '../../../src/core/evidence/listing-shape';
import { readListing } from '../../../src/core/listing/read-listing';
import type { ListingText } from '../../../src/core/listing/model';
import {
  checkpointId,
  csvListing,
  dirListing,
  listingLanguages,
  listListing,
  lsListing,
  powershellListing,
  tableListing,
  type FolderSpec,
} from '../../support/listing';

const avhdx = `root_${checkpointId(1)}.avhdx`;
const folders: readonly FolderSpec[] = [
  {
    path: 'D:\\VMs\\APP01',
    files: [
      { name: 'Snapshots', isFolder: true },
      { name: '2014 old disks', isFolder: true },
      { name: 'root.vhdx', size: 32_484_884_480 },
      { name: 'root.vhdx.rct', size: 5_283_840 },
      { name: 'root.vhdx.mrt', size: 77_824 },
      avhdx,
      { name: `root_${checkpointId(1)}-AutoRecovery.avhdx`, size: 41_943_040 },
      { name: '480 data disk.vhdx', size: 12 },
      { name: 'notes.txt', size: 7 },
    ],
  },
  { path: 'D:\\VMs\\APP01\\Snapshots', files: [{ name: `${checkpointId(9)}.vmcx`, size: 122_880 }] },
];

const tree = [
  'Folder PATH listing for volume Data',
  'Volume serial number is 5AB0-1C2D',
  'D:\\VMS',
  '│   notes.txt',
  '│',
  '├───APP01',
  '│   │   root.vhdx',
  '│   │',
  '│   └───Snapshots',
  `│           ${avhdx}`,
  '│',
  '└───SQL01',
  '        sql.vhdx',
  '        sql.vhdx.rct',
].join('\n');

/** What it says, without the places. */
function meaning(doc: ListingText): unknown {
  return doc.folders.map(({ path, isWhole, files }) => ({
    path: path?.value,
    isWhole,
    files: files.map(({ name, size, fileKind }) => [name.value, size?.value, fileKind?.id]),
  }));
}

function meant(isWhole: boolean, keep: (name: string) => boolean = () => true): unknown {
  const kinds: Readonly<Record<string, string>> = {
    rct: 'change-tracking',
    mrt: 'change-tracking',
    vmcx: 'vmcx',
    vhdx: 'disk',
  };
  return folders.map(({ path, files }) => ({
    path,
    isWhole,
    files: files.flatMap((file) => {
      const { name, size, isFolder } =
        typeof file === 'string' ? { name: file, size: 4_194_304, isFolder: false } : file;
      if (isFolder || !keep(name)) return [];
      const extension = name.slice(name.lastIndexOf('.') + 1);
      const kind = name.includes('Auto') ? 'auto-recovery' : extension === 'avhdx' ? 'checkpoint' : kinds[extension];
      return [[name, size, kind]];
    }),
  }));
}

describe('dir', () => {
  test.each(listingLanguages)('means the same in %s, and every place is where its text is', (language) => {
    const text = dirListing(folders, { language });
    const doc = readListing(text);
    expect(meaning(doc)).toEqual(meant(true));
    expect(doc.problems).toEqual([]);
    expect(doc.free.map(({ bytes, from, to }) => [bytes, from, to])).toEqual([[900_000_000_000, 0, 2]]);
    for (const { name, size, written, span } of doc.files) {
      expect(text.slice(name.span.start, name.span.end)).toBe(name.value);
      expect(text.slice(size?.span.start, size?.span.end).replace(/\D/g, '')).toBe(String(size?.value));
      expect(text.slice(written?.span.start, written?.span.end)).toBe(written?.value);
      expect(text.slice(span.start, span.end)).toMatch(/^\d.*\S$/);
    }
    for (const { path } of doc.folders) expect(text.slice(path?.span.start, path?.span.end)).toBe(path?.value);
  });

  const ways: readonly (readonly [string, (text: string) => string])[] = [
    ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['with CR alone', (text) => text.replaceAll('\n', '\r')],
    ['quoted as mail', (text) => text.replace(/^/gm, '> ')],
    ['with trailing spaces', (text) => text.replace(/$/gm, '  ')],
    ['with prose around', (text) => `Hello all, this is what I get:\n\n${text}\nAny idea?`],
    ['without indent', (text) => text.replace(/^ +/gm, '')],
    ['under a prompt', (text) => `D:\\>dir /s VMs\\APP01\n${text}\nD:\\>`],
    ['with a narrow space between groups', (text) => text.replace(/(?<=\d),(?=\d{3})/g, '\u202f')],
    ['with a space of a wrong code page', (text) => text.replace(/(?<=\d),(?=\d{3})/g, 'ÿ')],
    ['with seconds', (text) => text.replaceAll('10:00 PM', '22:00:01')],
    ['with dots in the half of the day', (text) => text.replaceAll('10:00 PM', '10:00 p.m.')],
    ['with the folder as a link', (text) => text.replace('<DIR>          Snap', '<JUNCTION>     Snap')],
    ['with DIR in another language', (text) => text.replaceAll('<DIR>', '<REP>')],
  ];
  test.each(ways)('means the same %s', (_how, change) => {
    const doc = readListing(change(dirListing(folders)));
    expect(meaning(doc)).toEqual(meant(true));
    expect(doc.problems).toEqual([]);
  });

  test('with owners (/q) and short names (/x) has the names alone', () => {
    const row = (rest: string): string => `03/06/2014  10:00 PM    32,484,884,480 ${rest}`;
    const { files } = readListing(
      [
        row('BUILTIN\\Administrators root.vhdx'),
        row('NT AUTHORITY\\SYSTEM    data disk.vhdx'),
        row('ROOT_9~1.AVH root_2.avhdx'),
        row('             data.vhdx'),
        row('A~B.VHDX and more.vhdx'),
      ].join('\n'),
    );
    expect(files.map(({ name }) => name.value)).toEqual([
      'root.vhdx',
      'data disk.vhdx',
      'root_2.avhdx',
      'data.vhdx',
      'A~B.VHDX and more.vhdx',
    ]);
  });

  test('a name that the console cut goes on in the next line', () => {
    const text = dirListing([{ path: 'D:\\V', files: [avhdx] }]).replace('0000001.avhdx', '00\n00001.avhdx');
    const doc = readListing(text);
    expect(doc.files.map(({ name, disk }) => [name.value, disk?.kind])).toEqual([[avhdx, 'checkpoint']]);
    expect(doc.folders[0]?.isWhole).toBe(true);
  });

  test.each([
    ['root.vh', 'dx'],
    ['root.vhd', 'x'],
    ['root.vhdx', '.rct'],
    ['root.vhdx.r', 'ct'],
    ['root_9E339AF7-90B7-4E25-98A0-000000000001-AutoRec', 'overy.avhdx'],
  ])('a name cut after %s is one with the %s below it', (first, rest) => {
    const doc = readListing(
      dirListing([{ path: 'D:\\V', files: [first + rest, 'a.vhdx'] }]).replace(first, `${first}\n`),
    );
    expect(doc.files.map(({ name }) => name.value)).toEqual([first + rest, 'a.vhdx']);
    expect(doc.folders[0]?.isWhole).toBe(true);
  });

  test('a line between files that is not understood leaves the folder in doubt', () => {
    const text = dirListing(folders.slice(0, 1), { all: false }).replace('notes.txt', 'not\nes.txt');
    expect(readListing(text).folders[0]?.isWhole).toBe(false);
  });

  test('a folder is whole only with its header, all of its lines, and no name asked for', () => {
    const text = dirListing(folders.slice(0, 1), { all: false });
    const isWhole = (changed: string): boolean | undefined => readListing(changed).folders[0]?.isWhole;
    expect(isWhole(text)).toBe(true);
    expect(isWhole(text.replace(/^.*root\.vhdx\n/m, ''))).toBe(false);
    expect(isWhole(text.replace('5,283,840 ', '5,283,841 '))).toBe(false);
    expect(isWhole(text.replace(/^.* Directory of .*\n/m, ''))).toBe(false);
    expect(isWhole(text.replace(/^.* File\(s\).*\n/m, ''))).toBe(false);
    expect(isWhole(text.slice(0, text.indexOf(' File(s)')))).toBe(false);
    expect(isWhole(dirListing([{ path: 'D:\\VMs', files: ['root.vhdx'], isFiltered: true }]))).toBe(false);
  });

  test('a sum that does not agree is told', () => {
    const text = dirListing(folders.slice(0, 1), { all: false }).replace(/^.*notes\.txt\n/m, '');
    const [problem, ...others] = readListing(text).problems;
    expect(others).toEqual([]);
    expect(problem?.message).toBe(
      'This line counts 7 files with 32536383507 bytes; above it 6 with 32536383500 were read, so something is missing there.',
    );
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe('7 File(s) 32,536,383,507 bytes');
  });
});

describe('other listings', () => {
  test.each(listingLanguages)('Get-ChildItem -Recurse means the same in %s', (language) => {
    const doc = readListing(powershellListing(folders, language));
    expect(meaning(doc)).toEqual(meant(false));
    expect(doc.problems).toEqual([]);
  });

  test('five letters of attributes, a link and a share', () => {
    const text = [
      '    Directory: Microsoft.PowerShell.Core\\FileSystem::\\\\nas01\\vms$\\APP01',
      '',
      'Mode                LastWriteTime     Length Name',
      '-a---         06.03.2014     22:00 8589934592 root.vhdx',
      'd----         06.03.2014     22:00            2014 old',
      '-a---l        06.03.2014     22:00          4 link.vhdx',
    ].join('\n');
    expect(meaning(readListing(text))).toEqual([
      {
        path: '\\\\nas01\\vms$\\APP01',
        isWhole: false,
        files: [
          ['root.vhdx', 8_589_934_592, 'disk'],
          ['link.vhdx', 4, 'disk'],
        ],
      },
    ]);
  });

  const isOfVm = (name: string): boolean => !name.endsWith('.txt');
  test.each([
    ['FullName and Length as a table', tableListing(folders.map(withoutFolders))],
    ['FullName and Length as CSV', csvListing(folders.map(withoutFolders))],
    ['CSV with the separator of another country', csvListing(folders.map(withoutFolders), ';')],
    [
      'CSV without quotes and type',
      csvListing(folders.map(withoutFolders))
        .replace(/^#.*\r\n/, '')
        .replaceAll('"', ''),
    ],
    ['FullName and Length as a list', listListing(folders.map(withoutFolders))],
    [
      'a list whose long values are wrapped',
      listListing(folders.map(withoutFolders)).replaceAll('APP01\\', 'APP01\n           \\'),
    ],
  ])('%s mean the same', (_how, text) => {
    expect(meaning(readListing(text))).toEqual(meant(false, isOfVm));
  });

  test('paths one a line have no sizes', () => {
    const lines = folders.flatMap(({ path, files }) =>
      withoutFolders({ path, files }).files.map((file) => `${path}\\${typeof file === 'string' ? file : file.name}`),
    );
    const doc = readListing(lines.join('\r\n'));
    expect(doc.folders.map(({ path }) => path?.value)).toEqual(folders.map(({ path }) => path));
    expect(doc.files).toHaveLength(7);
    expect(doc.files.every(({ size }) => size === undefined)).toBe(true);
  });

  test('ls -la of a share, with a group of two words, quotes and a link', () => {
    const text = lsListing([
      { name: '.', isFolder: true },
      { name: 'root.vhdx', size: 32_484_884_480 },
      { name: "'data disk.vhdx'", size: 5 },
      avhdx,
    ]).concat(
      '-rw-r--r--  1 root root  31G 2014-03-06 22:00 rounded.vhdx\n',
      'lrwxrwxrwx  1 root root   9 6. Mär 22:00 link.vhdx -> root.vhdx\n',
      '-rw-r--r--  1 root root 77824 2014-03-06 22:00:01.123456789 +0100 full.vhdx.mrt\n',
    );
    const { files } = readListing(text);
    expect(files.map(({ name, size, written }) => [name.value, size?.value, written?.value])).toEqual([
      ['root.vhdx', 32_484_884_480, 'Mar  6 22:00'],
      ['data disk.vhdx', 5, 'Mar  6 22:00'],
      [avhdx, 4_194_304, 'Mar  6 22:00'],
      ['rounded.vhdx', undefined, '2014-03-06 22:00'],
      ['link.vhdx', 9, '6. Mär 22:00'],
      ['full.vhdx.mrt', 77_824, '2014-03-06 22:00:01.123456789 +0100'],
    ]);
    for (const { name } of files) expect(text.slice(name.span.start, name.span.end)).toBe(name.value);
  });

  test('ls -R has a folder at each header', () => {
    const text = `/volume1/vms/APP01:\n${lsListing(['root.vhdx'])}\n/volume1/vms/APP01/Snapshots:\n${lsListing([avhdx])}`;
    expect(readListing(text).folders.map(({ path, files }) => [path?.value, files.length])).toEqual([
      ['/volume1/vms/APP01', 1],
      ['/volume1/vms/APP01/Snapshots', 1],
    ]);
  });

  const inTree = [
    ['D:\\VMS', ['notes.txt']],
    ['D:\\VMS\\APP01', ['root.vhdx']],
    ['D:\\VMS\\APP01\\Snapshots', [avhdx]],
    ['D:\\VMS\\SQL01', ['sql.vhdx', 'sql.vhdx.rct']],
  ];
  test.each([
    ['tree /f', tree],
    ['tree /f /a', tree.replaceAll('├───', '+---').replaceAll('└───', '\\---').replaceAll('│', '|')],
    ['tree /f in a wrong code page', tree.replaceAll('├───', 'ÃÄÄÄ').replaceAll('└───', 'ÀÄÄÄ').replaceAll('│', '³')],
    ['tree /f with no-break spaces', tree.replace(/^(│ )(?= )/gm, '│\u00a0')],
  ])('%s', (_how, text) => {
    expect(
      readListing(text).folders.map(({ path, files }) => [path?.value, files.map(({ name }) => name.value)]),
    ).toEqual(inTree);
  });

  test('tree of Unix, below the folder it was called in', () => {
    const { folders: found } = readListing(`.\n├── APP01\n│   ├── root.vhdx\n│   └── ${avhdx}\n└── notes.txt\n`);
    expect(found.map(({ path, files }) => [path?.value, files.map(({ name }) => name.value)])).toEqual([
      ['.\\APP01', ['root.vhdx', avhdx]],
    ]);
  });

  test('names with size and date behind them, GUIDs cut by hand, below other text', () => {
    const text = [
      "'Virtual Machine APP01' failed to start.",
      'Error code 0x20.',
      '',
      'root.vhdx                    32,484,884,480  4/9/2026  8:04:18 PM',
      'root_9E339AF7-...avhdx            4,194,304  4/10/2026 4:07:32 AM',
      'root_9E339AF7-...avhdx.rct           69,632  4/10/2026 4:07:32 AM',
      '',
      'Name : Volume4',
    ].join('\n');
    const doc = readListing(text);
    expect(
      doc.files.map(({ name, size, disk, isCut }) => [name.value, size?.value, disk?.kind, disk?.base, isCut]),
    ).toEqual([
      ['root.vhdx', 32_484_884_480, 'disk', 'root', false],
      ['root_9E339AF7-...avhdx', 4_194_304, 'checkpoint', 'root', true],
      ['root_9E339AF7-...avhdx.rct', 69_632, 'change-tracking', 'root', true],
    ]);
    expect(doc.problems.map(({ message }) => message)).toEqual(
      ['avhdx', 'avhdx.rct'].map(
        (end) =>
          `The name "root_9E339AF7-...${end}" is cut off; what it stands for cannot be compared with other names.`,
      ),
    );
    expect(isListing(text)).toBe(true);
  });

  test('a list of all properties has the attributes, and the folder from the line above', () => {
    const text = [
      '    Verzeichnis: D:\\VMs',
      '',
      'Name           : root.vhdx',
      'Length         : 8589934592',
      'CreationTime   : 06.03.2014 22:00:00',
      'LastWriteTime  : 06.03.2014 22:00:01',
      'Attributes     : Archive, Compressed',
      'VersionInfo    :',
      '',
      'Name           : notes',
      'Length         : 1',
    ].join('\n');
    const { files, folders: found } = readListing(text);
    expect(files.map(({ name, written, attributes }) => [name.value, written?.value, attributes?.value])).toEqual([
      ['root.vhdx', '06.03.2014 22:00:01', 'Archive, Compressed'],
    ]);
    expect(found[0]?.path?.value).toBe('D:\\VMs');
  });

  test('a name that PowerShell cut before its extension is told', () => {
    const text = powershellListing([{ path: 'D:\\VMs', files: ['root_9E339AF7-90B7-4E25…', 'a long note…'] }]);
    expect(readListing(text).problems.map(({ message }) => message)).toEqual([
      'The name "root_9E339AF7-90B7-4E25…" is cut off; what it stands for cannot be compared with other names.',
    ]);
  });

  test('a path that a table cut is told', () => {
    const text = tableListing([{ path: 'D:\\VMs', files: ['root.vhdx'] }]).replace(
      /\n\n$/,
      '\nD:\\VMs\\APP01\\Virt... 7\n',
    );
    expect(readListing(text).problems.map(({ message }) => message)).toEqual([
      'The path in this line is cut off; Format-List prints paths whole.',
    ]);
  });

  test('an AVHDX of a VHD Set, GUID files and others have their kinds', () => {
    const names = ['quorum.vhds', `${checkpointId(1)}.xml`, `${checkpointId(1)}.vsv`, 'root.hrl', 'boot.iso', 'a.txt'];
    const { files } = readListing(dirListing([{ path: 'D:\\V', files: names }]));
    expect(files.map(({ fileKind }) => fileKind?.id)).toEqual(['vhd-set', 'vm-config', 'vsv', 'hrl', 'iso', undefined]);
  });
});

function withoutFolders({ path, files }: FolderSpec): FolderSpec {
  return { path, files: files.filter((file) => typeof file === 'string' || !file.isFolder) };
}

describe('what is a listing', () => {
  test.each([
    ['dir', dirListing(folders)],
    ['dir of any folder', dirListing([{ path: 'C:\\Users', files: ['a.txt'] }])],
    ['PowerShell', powershellListing(folders)],
    ['a table', tableListing(folders.map(withoutFolders))],
    ['a list', listListing(folders.map(withoutFolders))],
    ['CSV', csvListing(folders.map(withoutFolders))],
    ['a list of one file', listListing([{ path: 'D:\\VMs', files: ['root.vhdx'] }])],
    ['ls', lsListing(['root.vhdx'])],
    ['a tree without branches', 'Volumeseriennummer : 1234-ABCD\r\nD:.\r\n    root.vhdx\r\n    root.vhdx.rct\r\n'],
    ['a tree', tree],
    ['names one a line', `root.vhdx\n${avhdx}\n`],
  ])('%s is', (_name, text) => {
    expect(isListingHead(text)).toBe(true);
  });

  test.each([
    ['one path', 'D:\\VMs\\root.vhdx\n'],
    ['a sentence', 'The disk root.vhdx has 32,484,884,480 bytes since 4/9/2026 8:04:18 PM, says the log.'],
    [
      'a log',
      `2026-04-09 20:04:18 Disk D:\\VMs\\root.vhdx was opened\n2026-04-09 20:04:19 Disk D:\\VMs\\${avhdx} was opened\n`,
    ],
    [
      'Get-VHD',
      'ComputerName : HV01\nPath         : D:\\VMs\\root.vhdx\nVhdFormat    : VHDX\nFileSize     : 4194304\n',
    ],
    ['a script', `add volume D:\n# D:\\VMs\\root.vhdx\nexec copy.cmd root.vhdx\n`],
    [
      'a table of other properties',
      `Path                   FileSize\n----                   --------\nD:\\VMs\\root.vhdx       4194304\nD:\\VMs\\data.vhdx       4194304\n`,
    ],
    ['other CSV', 'Path,Length\r\nD:\\root.vhdx,1\r\nD:\\data.vhdx,2\r\n'],
    ['a list of anything', 'Name : Volume4\nLength : 3\n'],
  ])('%s is none', (_name, text) => {
    expect([isListing(text), isListingHead(text)]).toEqual([false, false]);
    expect(readListing(text).files.length).toBeLessThan(2);
  });
});

describe('what is cut, damaged or hostile', () => {
  const all = [
    dirListing(folders, { language: 'pl' }),
    powershellListing(folders, 'de'),
    lsListing([avhdx]),
    tableListing(folders.map(withoutFolders)),
    listListing(folders.map(withoutFolders)),
    csvListing(folders.map(withoutFolders)),
    'D:.\n│   a.vhdx\n└───B\n        c.vhdx\n',
  ].join('\n\n');

  test('cut off anywhere, each name is one of the whole or the beginning of one', () => {
    const names = new Set(readListing(all).files.map(({ name }) => name.value));
    for (let end = 0; end <= all.length; end += 5) {
      const doc = readListing(all.slice(0, end));
      for (const { name, span } of doc.files.slice(0, -1)) {
        expect(names.has(name.value), name.value).toBe(true);
        expect(span.end).toBeLessThanOrEqual(end);
      }
      readListing(all.slice(end));
      isListingHead(all.slice(end, end + 4_096));
    }
  });

  test('a character changed anywhere makes nothing throw', () => {
    for (let at = 0; at < all.length; at += 7)
      for (const put of ['', '\u0000', '\n', ':', '\\', '<', ' ', '9', '\ud800', '\t'])
        readListing(all.slice(0, at) + put + all.slice(at + 1));
  });

  test('hostile text takes time in proportion to its length', () => {
    const pieces = [
      '1/1/1 ',
      '1.',
      '│   ',
      '<DIR> ',
      'D:\\',
      '.vhdx',
      'a.vhdx ',
      '- ',
      '-rw-r--r-- 1 a ',
      '9,999',
      ' : ',
      '> ',
      '_9e339af7',
    ];
    for (const piece of pieces) {
      const line = piece.repeat(Math.floor(30_000 / piece.length));
      readListing(`${line}\n`.repeat(8));
      isListing(`${line}\n`.repeat(8));
      const short = piece.repeat(Math.floor(1_900 / piece.length));
      readListing(`${short}\n`.repeat(200));
      isListing(`${short}\n`.repeat(200));
    }
  });

  test('100 MB of one line is told and not read', () => {
    const text = 'x.vhdx '.repeat(15_000_000);
    expect(isListing(text)).toBe(false);
    const { files, problems } = readListing(text);
    expect(files).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      'A line of 105000000 characters was not read: no listing has one as long.',
    ]);
  });
});
