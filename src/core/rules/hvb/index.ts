import type { ConfigRule } from '../config-input';
import { noScsiController } from './hvb001-no-scsi-controller';
import { backupServiceOff } from './hvb003-backup-service-off';
import { savedState } from './hvb007-saved-state';
import { checkpointLocation } from './hvb010-checkpoint-location';
import { passThroughDisk } from './hvb011-pass-through-disk';
import { sharedVhdx2012R2 } from './hvb014-shared-vhdx-2012-r2';
import { sharedVhdxNotSet } from './hvb015-shared-vhdx-not-set';
import { userCheckpoints } from './hvb017-user-checkpoints';
import { checkpointsDisabled } from './hvb018-checkpoints-disabled';
import { configVersionOld } from './hvb020-config-version-old';
import { configVersionUnsupported } from './hvb021-config-version-unsupported';
import { duplicateVmName } from './hvb023-duplicate-vm-name';
import { ampersand } from './hvb024-ampersand';
import { illegalName } from './hvb025-illegal-name';
import { pathTooLong } from './hvb026-path-too-long';
import { mergePending } from './hvb027-merge-pending';
import { virtualTpm } from './hvb028-vtpm';
import { autoRecoveryLeft } from './hvb060-auto-recovery-left';
import { avhdxMoved } from './hvb067-avhdx-moved';
import { attachedAvhdx } from './hvb068-attached-avhdx';
import { vhdFormat } from './hvb075-vhd-format';
import { severalCsv } from './hvb150-several-csv';
import { smbPath } from './hvb158-smb-path';

/** The domain rules on one VM configuration, sorted by code. One file per rule; adding one is a file, a line here and a test. */
export const hvbRules: readonly ConfigRule[] = [
  noScsiController,
  backupServiceOff,
  savedState,
  checkpointLocation,
  passThroughDisk,
  sharedVhdx2012R2,
  sharedVhdxNotSet,
  userCheckpoints,
  checkpointsDisabled,
  configVersionOld,
  configVersionUnsupported,
  duplicateVmName,
  ampersand,
  illegalName,
  pathTooLong,
  mergePending,
  virtualTpm,
  autoRecoveryLeft,
  avhdxMoved,
  attachedAvhdx,
  vhdFormat,
  severalCsv,
  smbPath,
];
