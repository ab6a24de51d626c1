import { theVm } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';

/** WMI property AllowFullSCSICommandSet (learn.microsoft.com, Msvm_VirtualSystemSettingData); Microsoft recommends False. */
export const fullScsiCommandSet: ConfigRule = {
  code: 'vmconfig/full-scsi-command-set',
  title: 'The guest may send any SCSI command to its pass-through disks',
  cost: 'fast',
  severity: 'warning',
  check({ config }, report) {
    const allowed = config.fullScsiCommandSet;
    if (allowed?.value !== true) return;
    report({
      span: allowed.span,
      message: `storage_allow_full_scsi_command_set is True, so SCSI commands of the guest of ${theVm(config)} reach pass-through disks unfiltered; the default is False.`,
      fixes: () => [
        {
          title: 'List the VMs of the host that have it',
          powershell:
            'Get-CimInstance -Namespace root/virtualization/v2 -ClassName Msvm_VirtualSystemSettingData | Where-Object AllowFullSCSICommandSet | Select-Object ElementName, VirtualSystemIdentifier',
          safety:
            'It only reads. Ask whoever set it: guest clusters and storage tools on pass-through disks may need it. Only WMI changes it, with the VM off.',
        },
        { title: 'Set it to False in this text', edits: [{ span: allowed.span, newText: 'False' }] },
      ],
    });
  },
};
