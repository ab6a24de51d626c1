import { vmWord } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes, vmParameter } from '../powershell';

/** Whose checkpoints they are, and how old, a configuration does not say; so the count is a hint and no more. */
export const userCheckpoints: ConfigRule = {
  code: 'HVB017',
  title: catalogueRow('HVB017').title,
  cost: 'fast',
  severity: 'hint',
  check(input, report) {
    const { config } = input;
    const { count } = config.checkpoints;
    if (!count || count.value <= 0 || !isVm(input)) return;
    const [number, them] =
      count.value === 1 ? ['1 checkpoint', 'it exists'] : [`${count.value} checkpoints`, 'they exist'];
    report({
      span: count.span,
      message: `${vmWord(config)} has ${number}, of what kind and age this file does not say; as long as ${them}, differencing disks grow and the checkpoint location cannot be changed.`,
      fixes: () => [
        {
          title: 'List the checkpoints with type and age',
          powershell: `Get-VMSnapshot ${vmParameter(config)} | Select-Object Name, SnapshotType, CreationTime, ParentSnapshotName`,
          safety: `It only reads. Leave checkpoints of type Recovery to the backup application, and remove others through Hyper-V, never by deleting their files.${hostNotes(input)}`,
        },
      ],
    });
  },
};
