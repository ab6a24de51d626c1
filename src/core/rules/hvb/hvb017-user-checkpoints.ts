import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { vmParameter } from '../powershell';

/** Whose checkpoints they are, and how old, a configuration does not say; so the count is a hint and no more. */
export const userCheckpoints: ConfigRule = {
  code: 'HVB017',
  title: catalogueRow('HVB017').title,
  cost: 'fast',
  severity: 'hint',
  check({ config }, report) {
    const { count } = config.checkpoints;
    if (!count || count.value <= 0 || config.kind === 'checkpoint') return;
    const number = count.value === 1 ? '1 checkpoint' : `${count.value} checkpoints`;
    report({
      span: count.span,
      message: `${vmWord(config)} has ${number}; on a production VM they grow, and the checkpoint location cannot be changed.`,
      fixes: () => [
        {
          title: 'List the checkpoints with type and age',
          powershell: `Get-VMSnapshot ${vmParameter(config)} | Select-Object Name, SnapshotType, CreationTime, ParentSnapshotName`,
          safety: 'It only reads. Remove checkpoints through Hyper-V, never by deleting AVHDX files.',
        },
      ],
    });
  },
};
