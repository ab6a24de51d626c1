import { scsiController } from '../../vmconfig/facts/devices';
import { vmWord } from '../../vmconfig/words';
import { isAlone, isIntact, isVm } from '../absence';
import { addScsiController } from '../add-scsi-controller';
import type { ConfigInput, ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { isHostUpTo } from '../host-age';
import { hostNotes, vmParameter } from '../powershell';
import type { Fix, RelatedSpan } from '../rule';

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
    const { manifest, generation } = config;
    if (!manifest || generation !== 1 || !isIntact(input, manifest.element) || !isVm(input)) return;
    if (!isAlone(manifest.element)) return;
    // A configuration of version 2.0 names no host OS, but none of those that write it needs the controller.
    if (isHostUpTo('windows-server-2012', input)) return;
    if (config.devices.some(({ classGuid }) => classGuid === scsiController)) return;
    // An entry whose class cannot be read might be the controller.
    if (manifest.entries.some(({ classGuid }) => !classGuid)) return;
    report({
      span: manifest.element.nameSpan,
      // A configuration does not say whether its VM runs, so the message says for which state it holds.
      message: `${vmWord(config)} has no SCSI controller, so a backup through the host's VSS writer is refused while it runs (event 10103); off or saved, it is copied without one.`,
      related: savedNow(input),
      fixes: () => [addOnHost(input), ...addScsiController(input)],
    });
  },
};

function savedNow({ config: { savedState } }: ConfigInput): RelatedSpan[] {
  const file = [savedState?.memoryFile, savedState?.deviceFile].find((one) => one && one.value.trim() !== '');
  return file ? [{ span: file.span, message: 'By this saved state the VM may be saved now.' }] : [];
}

function addOnHost(input: ConfigInput): Fix {
  return {
    title: 'Add a SCSI controller on the host',
    powershell: `Add-VMScsiController ${vmParameter(input.config)}`,
    safety: `Shut the guest down first: the controller cannot be added while the VM runs. No disk has to move to it.${hostNotes(input)}`,
  };
}
