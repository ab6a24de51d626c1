import { scsiController } from '../../vmconfig/facts/devices';
import { vmWord } from '../../vmconfig/words';
import { isIntact } from '../absence';
import { addScsiController } from '../add-scsi-controller';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { vmParameter } from '../powershell';

/**
 * The checkpoint backup of 2012 R2 adds a disk to the running guest and takes it out again; only a SCSI controller can do
 * that. Hosts before work in the guest's own volumes, later ones need it only for jobs through the host's VSS writer.
 */
export const noScsiController: ConfigRule = {
  code: 'HVB001',
  title: catalogueRow('HVB001').title,
  cost: 'fast',
  severity: 'warning',
  severityByHost: {
    'windows-server-2008': 'off',
    'windows-server-2008-r2': 'off',
    'windows-server-2012': 'off',
    'windows-server-2012-r2': 'error',
    // There is no Hyper-V VSS writer on client Windows (event 10130).
    'windows-client': 'off',
  },
  check(input, report) {
    const { config } = input;
    const { manifest, generation, kind } = config;
    if (!manifest || generation !== 1 || kind === 'checkpoint' || !isIntact(input, manifest.element)) return;
    if (config.devices.some(({ classGuid }) => classGuid === scsiController)) return;
    // An entry whose class cannot be read might be the controller.
    if (manifest.entries.some(({ classGuid }) => !classGuid)) return;
    report({
      span: manifest.element.nameSpan,
      message: `${vmWord(config)} has no SCSI controller, so a backup through the host's VSS writer is refused while it runs (event 10103).`,
      fixes: () => [
        {
          title: 'Add a SCSI controller on the host',
          powershell: `Add-VMScsiController ${vmParameter(config)}`,
          safety:
            'Shut the guest down first: the controller cannot be added while the VM runs. No disk has to move to it.',
        },
        ...addScsiController(input),
      ],
    });
  },
};
