import { describeTextRule } from '../../support/describe-text-rule';

const state = (node: string, reason: string, info = 'FileSystemRedirected'): string =>
  `BlockRedirectedIOReason      : NotBlockRedirected\nFileSystemRedirectedIOReason : ${reason}\nName                         : Cluster Disk 4\nNode                         : ${node}\nStateInfo                    : ${info}\n\n`;

describeTextRule('powershell', 'HVB144', {
  fires: [
    {
      name: 'a filter driver, on two nodes',
      text: `${state('HV01', '[|IncompatibleFileSystemFilter|]')}${state('HV02', 'IncompatibleFileSystemFilter')}`,
      severity: 'warning',
      says: ['"Cluster Disk 4"', 'on 2 nodes, HV01 among them', 'a file system filter driver'],
      related: 1,
    },
    {
      name: 'one of two reasons, as a sum in JSON',
      text: '{ "FileSystemRedirectedIOReason": [|5|], "BlockRedirectedIOReason": 0, "Name": "V", "Node": "H", "StateInfo": 3 }',
      says: ['UserRequest, IncompatibleVolumeFilter', 'a volume driver'],
    },
  ],
  quiet: [
    { name: 'direct', text: state('HV01', 'NotFileSystemRedirected', 'Direct') },
    { name: 'ReFS is redirected by design', text: state('HV01', 'FileSystemReFs') },
    { name: 'somebody asked for it', text: state('HV01', 'UserRequest') },
  ],
  missing: [{ name: 'no reason', text: 'Name      : V\nNode      : HV01\nStateInfo : FileSystemRedirected\n' }],
  broken: [{ name: 'a reason that is none', text: state('HV01', 'IncompatibleFile') }],
  advises: { says: 'List the filter drivers', powershell: 'fltmc instances' },
});

const disk = (name: string, parent: string): string =>
  `Path       : D:\\V\\${name}\nVhdType    : Differencing\nParentPath : ${parent}\n\n`;

describeTextRule('powershell', 'HVB069', {
  fires: [
    {
      name: 'a disk that is its own parent',
      text: disk('a_1.avhdx', '[|d:\\v\\A_1.avhdx|]'),
      severity: 'error',
      says: ['a_1.avhdx names itself as its parent'],
    },
    {
      name: 'a ring of three, told once',
      text: `${disk('x.avhdx', 'D:\\V\\a.avhdx')}${disk('a.avhdx', '[|D:\\V\\b.avhdx|]')}${disk('b.avhdx', 'D:\\V\\c.avhdx')}${disk('c.avhdx', 'D:\\V\\a.avhdx')}`,
      says: ['a.avhdx is among its own parents'],
    },
  ],
  quiet: [{ name: 'a chain', text: `${disk('a.avhdx', 'D:\\V\\b.avhdx')}${disk('b.avhdx', 'D:\\V\\c.vhdx')}` }],
  missing: [{ name: 'no parents', text: 'Path    : D:\\V\\a.vhdx\nVhdType : Fixed\n' }],
  broken: [
    {
      name: 'paths that are cut',
      text: 'Path      VhdType      ParentPath\n----      -------      ----------\nD:\\V\\a... Differencing D:\\V\\a...\n',
    },
  ],
  advises: { says: 'Change nothing in the chain' },
});

const columns = `
DriveLetter FriendlyName FileSystemType DriveType HealthStatus OperationalStatus SizeRemaining      Size
----------- ------------ -------------- --------- ------------ ----------------- -------------      ----
`;
const vhd = (path: string, size: number): string => `Path    : ${path}\nVhdType : Dynamic\nSize    : ${size}\n\n`;
const gb = 1024 ** 3;

describeTextRule('powershell', 'HVB072', {
  fires: [
    {
      name: 'too little room for two disks, as a German Windows prints it',
      text: `${columns}D           VMs          NTFS           Fixed     Healthy      OK                      [|12,50 GB|] 500,00 GB\n\n${vhd('D:\\V\\a.vhdx', 100 * gb)}${vhd('D:\\V\\b.vhdx', 100 * gb)}`,
      severity: 'warning',
      says: ['12.5 GB are free on D:', '10 % of the 200.0 GB that the 2 disks'],
      related: 2,
    },
    {
      name: 'as numbers in a list',
      text: `DriveLetter   : D\nSizeRemaining : [|1073741824|]\nSize          : 536870912000\n\n${vhd('D:\\a.vhdx', 100 * gb)}`,
      says: ['1.0 GB'],
    },
  ],
  quiet: [
    {
      name: 'room enough, and the parent of a chain is not counted again',
      text: `DriveLetter   : D\nSizeRemaining : ${12 * gb}\nSize          : 536870912000\n\n${vhd('D:\\V\\b.vhdx', 100 * gb)}Path       : D:\\V\\b_1.avhdx\nVhdType    : Differencing\nSize       : ${100 * gb}\nParentPath : D:\\V\\b.vhdx\n`,
    },
    {
      name: 'the disks lie on a shared volume below C:',
      text: `DriveLetter   : C\nSizeRemaining : 1024\nSize          : 536870912000\n\n${vhd('C:\\ClusterStorage\\Volume1\\a.vhdx', 100 * gb)}`,
    },
  ],
  missing: [{ name: 'no volumes', text: vhd('D:\\a.vhdx', 100 * gb) }],
  broken: [
    {
      name: 'a size that cannot be read',
      text: `DriveLetter   : D\nSizeRemaining : some\nSize          : 1\n\n${vhd('D:\\a.vhdx', 100 * gb)}`,
    },
  ],
  advises: { says: 'Free space or enlarge the volume' },
});
