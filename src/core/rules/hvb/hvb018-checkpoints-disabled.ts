import { theVm } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes, vmParameter } from '../powershell';

/** UserSnapshotType 2 is "Disabled" (learn.microsoft.com, Msvm_VirtualSystemSettingData). */
const disabled = 2;

/** Users are refused checkpoints then; whether backup checkpoints are refused too, no source says. */
export const checkpointsDisabled: ConfigRule = {
  code: 'HVB018',
  title: catalogueRow('HVB018').title,
  cost: 'fast',
  severity: 'info',
  // The setting, and the parameter of Set-VM that changes it, came with 2016 and Windows 10.
  severityByHost: {
    'windows-server-2008': 'off',
    'windows-server-2008-r2': 'off',
    'windows-server-2012': 'off',
    'windows-server-2012-r2': 'off',
  },
  check(input, report) {
    const { config } = input;
    const { userType } = config.checkpoints;
    if (userType?.value !== disabled || !isVm(input)) return;
    report({
      span: userType.span,
      message: `Checkpoints of ${theVm(config)} are disabled (user_type ${disabled}): users cannot make one, and whether that also stops a backup is not known.`,
      fixes: () => [
        {
          title: 'Allow production checkpoints',
          powershell: `Set-VM ${vmParameter(config, '-Name')} -CheckpointType Production`,
          safety: `It can be done while the VM runs. Ask whoever turned them off first.${hostNotes(input)}`,
        },
        { title: 'Set user_type to 3 (production) in this text', edits: [{ span: userType.span, newText: '3' }] },
      ],
    });
  },
};
