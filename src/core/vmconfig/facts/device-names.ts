import type { ConfigVersion } from './host-os';
import * as devices from './devices';

/**
 * The English names that Hyper-V writes into `vdevNNN/name`, for texts that shall look like its own. Nothing is recognised by
 * them. Source: our survey of real files (DEVICES.tsv); a device that is not in it has no row.
 */
const names: Readonly<Record<string, string>> = {
  [devices.ideController]: 'Microsoft Emulated IDE Controller',
  [devices.scsiController]: 'Synthetic SCSI Controller',
  [devices.floppyController]: 'Microsoft Emulated Floppy Controller',
  [devices.networkPort]: 'Synthetic Ethernet Port',
  [devices.legacyNetworkPort]: 'Microsoft Emulated Ethernet Port',
  [devices.heartbeatComponent]: 'Microsoft Heartbeat Component',
  [devices.keyValueComponent]: 'Microsoft Key-Value Pair Exchange Component',
  [devices.shutdownComponent]: 'Microsoft Shutdown Component',
  [devices.timeComponent]: 'Microsoft Time Synchronization Component',
  [devices.vssComponent]: 'Microsoft VSS Component',
  [devices.guestServicesComponent]: 'Microsoft Guest Interface Component',
  [devices.remoteDesktopComponent]: 'Microsoft RDV Component',
  [devices.activationComponent]: 'Microsoft Hyper-V Activation Component',
  [devices.firmwareDevice]: 'Microsoft Virtual BIOS',
  [devices.tpmDevice]: 'Microsoft Virtual TPM Device',
  [devices.guestStateDevice]: 'Microsoft Guest Runtime State',
  [devices.serialPorts]: 'Microsoft Emulated Serial Controller',
  [devices.syntheticKeyboard]: 'Microsoft Synthetic Keyboard',
  [devices.syntheticMouse]: 'Microsoft Synthetic Mouse',
  [devices.syntheticVideo]: 'Microsoft Synthetic Video',
  [devices.s3Video]: 'Microsoft Emulated Video S3',
  [devices.inputController]: 'Microsoft Emulated I8042 Controller',
  [devices.inputManagement]: 'Microsoft Input Management Device',
  [devices.realTimeClock]: 'Microsoft Emulated Real Time Clock',
  '35b0b12f-a0d7-482f-80a0-f52f1ab3da2e': 'Microsoft Emulated SuperIo Device',
  '4d42d9f7-6531-4f6c-9e46-1f0477876104': 'Microsoft Emulated ISA Bus',
  '4d46d139-7821-4dc4-98a3-01e98a586a44': 'Microsoft Emulated Speaker Device',
  '72682fc4-040a-430a-be0b-224574b953fe': 'Microsoft Emulated IoAPIC',
  '84535fad-4d98-4a6a-bdcd-21d5720dc430': 'Microsoft Emulated PCI Bus',
  '87045ce9-5323-438f-93bb-1e83dcbce18e': 'Microsoft Emulated DMA Controller',
  '9cb98db1-4d09-4538-a192-2d3d8c0b6cdb': 'Microsoft Rdp Encoder',
  '9ed5fd4b-40c3-4de3-8597-98ecd17035da': 'Microsoft Synthetic Rdp Device',
  '9edd1639-9bca-40dc-b3a2-07c828da60b5': 'Microsoft Emulated PIC',
  'a28e4d02-3323-4148-9569-565930a5cb39': 'Microsoft Emulated PIT',
  'ba8735ef-e3a9-4f1b-badd-dbf3a5909915': 'Microsoft Video Monitor',
  'd41a1872-3740-41ce-a1ee-4522ab82f991': 'Microsoft VmBus',
  'db8b9818-b4bb-4725-b99d-b4612716b6b4': 'Microsoft Emulated Power Management Device',
  'deaeeed3-4119-4b44-95cf-a73604b76971': 'Microsoft Synthetic Debug Device',
  'e3c82929-edb4-475e-85a4-29aaa2a30c2d': 'Microsoft Dynamic Memory Controller',
};

/** The name Hyper-V gives a device class in the manifest of this configuration version; `undefined` where none was seen. */
export function manifestName(classGuid: string, version?: ConfigVersion): string | undefined {
  const guid = classGuid.toLowerCase();
  if (guid === devices.scsiController && version && version.major <= 2) return 'Microsoft Synthetic SCSI Controller';
  return names[guid];
}
