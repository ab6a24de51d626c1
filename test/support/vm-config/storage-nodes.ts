import { isNew, isOld, isR2, type DriveOptions, type VmConfigOptions } from './options';
import { bool, int, str, type Tree } from './tree';

export function scsiNode(options: VmConfigOptions, drives: readonly DriveOptions[], at: number): Tree {
  const channel = (0xb0 + at).toString(16).toUpperCase().padStart(2, '0');
  return {
    ChannelInstanceGuid: str(`{6E8F0B5A-3D6C-4B0E-9A57-2F1C0D9E80${channel}}`),
    ...(isOld(options) ? { ElementName: str('SCSI Controller') } : { VDEVVersion: int(isNew(options) ? 512 : 256) }),
    ...(drives.length > 0 && {
      controller0: Object.fromEntries(drives.map((drive, slot) => [`drive${slot}`, driveNode(options, drive)])),
    }),
  };
}

export function ideNode(options: VmConfigOptions): Tree {
  const { ide = [{ path: 'D:\\VMs\\APP01\\APP01.vhdx' }] } = options;
  const slot = (at: number): Tree => driveNode(options, ide[at] ?? { type: 'NONE' });
  return {
    ...(isOld(options) ? { version: int(5) } : { VDEVVersion: int(isNew(options) ? 1792 : 1280) }),
    controller0: { drive0: slot(0), drive1: slot(1) },
    controller1: { drive0: slot(2), drive1: slot(3) },
  };
}

export function floppyNode(options: VmConfigOptions): Tree {
  return {
    ...(isOld(options) ? { version: int(1) } : { VDEVVersion: int(256) }),
    controller0: { drive0: { pathname: str(''), type: str('VFD') } },
  };
}

/** Storage QoS and reservations stand on virtual hard disks only, from 2012 R2 on. */
function driveNode(options: VmConfigOptions, drive: DriveOptions): Tree {
  const { path = '', type = 'VHD', shared = false, iopsLimit = 0, iopsReservation = 0 } = drive;
  const disk = type === 'VHD' && isR2(options);
  return {
    ...(disk && {
      iops_limit: int(iopsLimit),
      iops_reservation: int(iopsReservation),
      persistent_reservations_supported: bool(shared),
      weight: int(100),
    }),
    ...(disk &&
      isNew(options) && {
        caching_mode: int(0),
        ignore_flushes: bool(false),
        qos_policy_id: str('00000000-0000-0000-0000-000000000000'),
        write_hardening_method: int(0),
      }),
    pathname: str(path),
    type: str(type),
  };
}
