import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { vmParameter } from '../powershell';

/** UserSnapshotType 2 is "Disabled" (learn.microsoft.com, Msvm_VirtualSystemSettingData). */
const disabled = 2;

/** Users are refused checkpoints then; whether backup checkpoints are refused too, no source says. */
export const checkpointsDisabled: ConfigRule = {
  code: 'HVB018',
  title: catalogueRow('HVB018').title,
  cost: 'fast',
  severity: 'info',
  check({ config }, report) {
    const { userType } = config.checkpoints;
    if (userType?.value !== disabled || config.kind === 'checkpoint') return;
    report({
      span: userType.span,
      message: `Checkpoints of ${vmWord(config)} are disabled (${disabled}); whether that also stops a backup is not known.`,
      fixes: () => [
        {
          title: 'Allow production checkpoints',
          powershell: `Set-VM ${vmParameter(config, '-Name')} -CheckpointType Production`,
          safety: 'Ask whoever turned them off first.',
        },
        { title: 'Set user_type to 3 (production) in this text', edits: [{ span: userType.span, newText: '3' }] },
      ],
    });
  },
};
