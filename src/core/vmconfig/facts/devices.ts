/**
 * Device classes of VM configurations, matched by GUID and never by name: names changed between versions ("Microsoft
 * Synthetic SCSI Controller" in 2.0, "Synthetic SCSI Controller" from 5.0). Source: our survey of real files, VOCABULARY.md
 * section 5 and DEVICES.tsv; the last two rows come from ExHyperV and are not in any sample.
 */
export interface DeviceClass {
  /** Lower case, no braces. */
  readonly guid: string;
  readonly name: string;
  /** What it is and why a backup cares, one or two sentences. */
  readonly about: string;
  readonly kind: DeviceKind;
  /** Generations it occurs in. */
  readonly generations: readonly (1 | 2)[];
  /** True when the instance GUID is the class GUID; only network and SCSI have random instances. */
  readonly fixedInstance: boolean;
  /** Where the fact comes from. */
  readonly source: string;
}

export const deviceKinds = [
  'ide',
  'scsi',
  'floppy',
  'network',
  'legacy-network',
  'integration',
  'video',
  'input',
  'firmware',
  'serial',
  'tpm',
  'guest-state',
  'gpu',
  'pci',
  'platform',
] as const;

export type DeviceKind = (typeof deviceKinds)[number];

/** Class GUIDs that rules, the reader and the element table ask for by name. */
export const ideController = '83f8638b-8dca-4152-9eda-2ca8b33039b4';
export const scsiController = 'd422512d-2bf2-4752-809d-7b82b5fcb1b4';
export const floppyController = '8f0d2762-0b00-4e04-af4f-19010527cb93';
export const networkPort = '2fc216b0-d2e2-4967-9b6d-b8a5c9ca2778';
export const legacyNetworkPort = '718032da-6efb-4ef4-8152-9a2fbda945bf';
export const heartbeatComponent = '84eaae65-2f2e-45f5-9bb5-0e857dc8eb47';
export const keyValueComponent = '2a34b1c2-fd73-4043-8a5b-dd2159bc743f';
export const shutdownComponent = '9f8233ac-be49-4c79-8ee3-e7e1985b2077';
export const timeComponent = '2497f4de-e9fa-4204-80e4-4b75c46419c0';
export const vssComponent = '5ced1297-4598-4915-a5fc-ad21bb4d02a4';
export const guestServicesComponent = '6c09bb55-d683-4da0-8931-c9bf705f6480';
export const remoteDesktopComponent = '6c5addb9-a11a-4e8e-84cb-e6208201db63';
export const activationComponent = 'bc12c717-8898-4688-8ee4-2cd14894f8ea';
export const firmwareDevice = 'ac6b8dc1-3257-4a70-b1b2-a9c9215659ad';
export const tpmDevice = '736e6aa9-a3f8-49c0-9550-a963214d259a';
export const guestStateDevice = '917bd8cb-3bb6-4124-9383-b7d21ac07f79';
export const serialPorts = '8e3a359f-559a-4b6a-98a9-1690a6100ed7';
export const syntheticKeyboard = '197f74e3-b84b-46de-8ae6-82f1cd181cdc';
export const syntheticMouse = '58f75a6d-d949-4320-99e1-a2a2576d581c';
export const syntheticVideo = 'f3cf6965-e8d3-44a9-9b7d-a04245ea7525';
export const s3Video = '7d80d3db-61ee-4879-8879-5609f1100ad0';
export const inputController = '655bc5c5-a784-46b7-81bc-e26328f7eb0e';
export const inputManagement = 'de6cdc86-e1fb-4940-801b-c3c1a26c4da4';
export const realTimeClock = 'e51b7ef6-4a7f-4780-aaae-d4b291aacd2e';

/** The six integration services that Hyper-V Manager lists; an administrator can turn each off. */
export const integrationComponentGuids: readonly string[] = [
  heartbeatComponent,
  keyValueComponent,
  shutdownComponent,
  timeComponent,
  vssComponent,
  guestServicesComponent,
];

const survey = 'VOCABULARY.md section 5';
const both = [1, 2] as const;
const first = [1] as const;
const second = [2] as const;

type Row = readonly [guid: string, name: string, kind: DeviceKind, generations: readonly (1 | 2)[], about: string];

const rows: readonly Row[] = [
  [syntheticKeyboard, 'Synthetic keyboard', 'input', both, 'The keyboard of the VM over VMBus.'],
  [
    timeComponent,
    'Time synchronization',
    'integration',
    both,
    'Integration service that sets the guest clock by the host clock.',
  ],
  [
    keyValueComponent,
    'Key-value pair exchange',
    'integration',
    both,
    'Integration service through which host and guest tell each other names, versions and addresses. Shown as "Data Exchange".',
  ],
  [
    networkPort,
    'Network adapter',
    'network',
    both,
    'A synthetic network adapter; each has an instance GUID of its own.',
  ],
  [
    '35b0b12f-a0d7-482f-80a0-f52f1ab3da2e',
    'Super I/O chip',
    'platform',
    first,
    'Emulated chip of the generation 1 board, listed from configuration version 9.0.',
  ],
  [
    '4d42d9f7-6531-4f6c-9e46-1f0477876104',
    'ISA bus',
    'platform',
    first,
    'Emulated bus of the generation 1 board, listed from configuration version 9.0.',
  ],
  [
    '4d46d139-7821-4dc4-98a3-01e98a586a44',
    'Speaker',
    'platform',
    first,
    'Emulated speaker of the generation 1 board, listed from configuration version 9.0.',
  ],
  [syntheticMouse, 'Synthetic mouse', 'input', both, 'The mouse of the VM over VMBus.'],
  [
    vssComponent,
    'Backup (volume shadow copy)',
    'integration',
    both,
    'Integration service that lets the host ask the guest to quiesce for a backup. Turned off, a running VM cannot be backed up application-consistently.',
  ],
  [inputController, 'i8042 controller', 'input', first, 'Emulated keyboard and mouse controller of generation 1.'],
  [
    guestServicesComponent,
    'Guest services',
    'integration',
    both,
    'Integration service that copies files into the guest, from Windows Server 2012 R2 on. It is off by default and no backup needs it.',
  ],
  [
    remoteDesktopComponent,
    'Remote desktop virtualization',
    'integration',
    both,
    'Integration component for remote desktop sessions into the VM.',
  ],
  [
    legacyNetworkPort,
    'Legacy network adapter',
    'legacy-network',
    first,
    'An emulated network adapter for guests without integration services and for network boot of generation 1.',
  ],
  [
    '72682fc4-040a-430a-be0b-224574b953fe',
    'I/O APIC',
    'platform',
    both,
    'Emulated interrupt controller, listed from configuration version 9.0.',
  ],
  [
    tpmDevice,
    'Virtual TPM',
    'tpm',
    second,
    'A virtual Trusted Platform Module. A restore elsewhere needs the key protector of this VM.',
  ],
  [s3Video, 'S3 video', 'video', first, 'Emulated graphics adapter of generation 1.'],
  [
    ideController,
    'IDE controller',
    'ide',
    first,
    'The emulated IDE controller of generation 1 with two channels of two drives. Nothing can be added to it while the VM runs.',
  ],
  [
    '84535fad-4d98-4a6a-bdcd-21d5720dc430',
    'PCI bus',
    'platform',
    first,
    'Emulated bus of the generation 1 board, listed from configuration version 9.0.',
  ],
  [
    heartbeatComponent,
    'Heartbeat',
    'integration',
    both,
    'Integration service by which the guest says that it is alive.',
  ],
  [
    '87045ce9-5323-438f-93bb-1e83dcbce18e',
    'DMA controller',
    'platform',
    first,
    'Emulated chip of the generation 1 board, listed from configuration version 9.0.',
  ],
  [
    serialPorts,
    'Serial ports',
    'serial',
    both,
    'Two serial ports, each connected to a named pipe of the host or to nothing.',
  ],
  [floppyController, 'Floppy controller', 'floppy', first, 'Emulated diskette drive of generation 1.'],
  [
    guestStateDevice,
    'Guest runtime state',
    'guest-state',
    both,
    'Run-time state kept in a .vmgs file, from configuration version 9.0. The file belongs to the backup.',
  ],
  [
    '9cb98db1-4d09-4538-a192-2d3d8c0b6cdb',
    'RDP encoder',
    'video',
    both,
    'Encodes the console picture, listed from configuration version 9.0.',
  ],
  [
    '9ed5fd4b-40c3-4de3-8597-98ecd17035da',
    'Synthetic RDP device',
    'video',
    both,
    'Carries the console session, listed from configuration version 9.0.',
  ],
  [
    '9edd1639-9bca-40dc-b3a2-07c828da60b5',
    'Interrupt controller (PIC)',
    'platform',
    first,
    'Emulated chip of the generation 1 board, listed from configuration version 9.0.',
  ],
  [shutdownComponent, 'Shutdown', 'integration', both, 'Integration service by which the host shuts the guest down.'],
  [
    'a28e4d02-3323-4148-9569-565930a5cb39',
    'Timer (PIT)',
    'platform',
    first,
    'Emulated chip of the generation 1 board, listed from configuration version 9.0.',
  ],
  [
    firmwareDevice,
    'Firmware (BIOS or UEFI)',
    'firmware',
    both,
    'Identity, boot order and, in generation 2, secure boot and the UEFI variables.',
  ],
  [
    'ba8735ef-e3a9-4f1b-badd-dbf3a5909915',
    'Video monitor',
    'video',
    both,
    'Console display, listed from configuration version 9.0.',
  ],
  [
    activationComponent,
    'Automatic activation',
    'integration',
    both,
    'Activates a Windows Server guest by its Datacenter host. It has no settings of its own.',
  ],
  [
    'd41a1872-3740-41ce-a1ee-4522ab82f991',
    'VMBus',
    'platform',
    both,
    'The bus between host and guest, listed from configuration version 9.0.',
  ],
  [
    scsiController,
    'SCSI controller',
    'scsi',
    both,
    'A synthetic SCSI controller; each has an instance GUID of its own and room for 64 drives. Disks can be added to it while the VM runs, which the checkpoint backup of Windows Server 2012 R2 needs.',
  ],
  [
    'db8b9818-b4bb-4725-b99d-b4612716b6b4',
    'Power management',
    'platform',
    both,
    'Emulated power management of the board.',
  ],
  [
    inputManagement,
    'Input management',
    'input',
    both,
    'Routes keyboard and mouse to the emulated or the synthetic devices.',
  ],
  [
    'deaeeed3-4119-4b44-95cf-a73604b76971',
    'Synthetic debug device',
    'platform',
    both,
    'Kernel debugging over VMBus, listed from configuration version 9.0.',
  ],
  [
    'e3c82929-edb4-475e-85a4-29aaa2a30c2d',
    'Dynamic memory',
    'platform',
    both,
    'Grows and shrinks the memory of the VM, listed from configuration version 9.0.',
  ],
  [realTimeClock, 'Real-time clock', 'platform', both, 'Emulated CMOS clock; its skew against the host is kept here.'],
  [syntheticVideo, 'Synthetic video', 'video', both, 'Graphics adapter over VMBus.'],
];

const later: readonly Row[] = [
  [
    '2fcc454e-a36a-4c77-bb5e-a2d75a51f02c',
    'Assigned PCI device',
    'pci',
    both,
    'A physical device of the host that is given to the VM.',
  ],
  [
    '99dcd00c-fbd6-42d3-9dfd-1b5ad7058f61',
    'GPU partition',
    'gpu',
    both,
    'A share of a physical graphics processor of the host.',
  ],
];

const build =
  (source: string) =>
  ([guid, name, kind, generations, about]: Row): DeviceClass => ({
    guid,
    name,
    about,
    kind,
    generations,
    fixedInstance: kind !== 'scsi' && kind !== 'network' && kind !== 'pci' && kind !== 'gpu',
    source,
  });

/** Every known device class. */
export const deviceClasses: readonly DeviceClass[] = [
  ...rows.map(build(survey)),
  ...later.map(build('ExHyperV VmcxSchema.cs, not in samples')),
];

const byGuid = new Map(deviceClasses.map((row) => [row.guid, row]));

/** The class of a GUID in any case, with or without braces. */
export function deviceClass(guid: string): DeviceClass | undefined {
  return byGuid.get(guid.replace(/[{}]/g, '').trim().toLowerCase());
}
