import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { getVm, vmParameter } from '../powershell';

/** The flag's name was seen in real files, always False; what True means is inferred from the name. */
export const mergePending: ConfigRule = {
  code: 'HVB027',
  title: catalogueRow('HVB027').title,
  cost: 'fast',
  severity: 'warning',
  check({ config }, report) {
    const pending = config.checkpoints.mergePending;
    if (pending?.value !== true) return;
    report({
      span: pending.span,
      message: `disk_merge_pending is True; inferred: a merge of ${vmWord(config)} after a deleted checkpoint has not finished, and the next backup adds one more differencing disk.`,
      fixes: () => [
        {
          title: 'See whether a merge is running and which disks are in the chain',
          powershell: `${getVm(config)} | Select-Object Name, Status, OperationalStatus; Get-VMHardDiskDrive ${vmParameter(config)} | Get-VHD`,
          safety: 'It only reads. Wait for event 19080; 19090 and 19100 say that the merge was interrupted or failed.',
        },
      ],
    });
  },
};
