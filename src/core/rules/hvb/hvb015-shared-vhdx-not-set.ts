import { readDiskName } from '../../evidence/disk-name';
import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere, theVm } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { quotePowerShell } from '../powershell';

/** From 2016 on a shared disk can be checkpointed and backed up, but only as a VHD Set (`.vhds`). */
export const sharedVhdxNotSet: ConfigRule = {
  code: 'HVB015',
  title: catalogueRow('HVB015').title,
  cost: 'fast',
  severity: 'error',
  severityByHost: {
    'windows-server-2008': 'off',
    'windows-server-2008-r2': 'off',
    'windows-server-2012': 'off',
    // There it is HVB014, whatever the format.
    'windows-server-2012-r2': 'off',
  },
  check(input, report) {
    const { config, host } = input;
    // Without a host OS the configuration version must say that the host is 2016 or later.
    if (!isVm(input) || (!host.os && (config.version?.value.major ?? 0) < 8)) return;
    for (const drive of virtualDisksOf(config)) {
      const name = readDiskName(lastSegment(drive.path.value));
      // Of an AVHDX the base would have to be converted, and what that is its header says.
      if (drive.shared?.value !== true || name?.kind === 'change-tracking' || name?.extension !== 'vhdx') continue;
      const path = drive.path.value;
      report({
        span: drive.path.span,
        atMost: 'warning',
        message: `The disk at ${driveWhere(drive)} of ${theVm(config)} is shared (inferred from persistent_reservations_supported) and is no VHD Set, so a checkpoint of the VM is refused (event 18174).`,
        related: [{ span: drive.shared.span, message: 'This says that it is shared.' }],
        fixes: () => [
          {
            title: 'Convert the shared disk to a VHD Set',
            powershell: `Convert-VHD -Path ${quotePowerShell(path)} -DestinationPath ${quotePowerShell(`${path.slice(0, -'vhdx'.length)}vhds`)}`,
            safety:
              'Shut every node of the guest cluster down, take a copy, detach the disk from all of them first. Then attach the .vhds to all, start one node and look at the disk.',
          },
        ],
      });
    }
  },
};
