import { theVm } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { listVmDisks, readsOnly } from '../disk-commands';
import { catalogueRow } from '../facts/catalogue';
import { isHostUpTo } from '../host-age';
import { getVm, hostNotes } from '../powershell';

/** The flag's name was seen in real files, always False; what True means is inferred from the name. */
export const mergePending: ConfigRule = {
  code: 'HVB027',
  title: catalogueRow('HVB027').title,
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { config } = input;
    const pending = config.checkpoints.mergePending;
    // A checkpoint keeps the settings of its own time.
    if (pending?.value !== true || config.kind === 'checkpoint') return;
    // Only from 2012 R2 on a host backup makes a checkpoint of its own, with a disk for it.
    const effect = isHostUpTo('windows-server-2012', input)
      ? 'until it has, the VM writes to a differencing disk that grows'
      : 'the next backup adds one more differencing disk';
    const whileOff = isHostUpTo('windows-server-2008-r2', input)
      ? ' On this host a merge runs only while the VM is off.'
      : '';
    report({
      span: pending.span,
      message: `disk_merge_pending is True; inferred: a merge of ${theVm(config)} after a deleted checkpoint has not finished, and ${effect}.`,
      fixes: () => [
        {
          title: 'See whether a merge is running and which disks are in the chain',
          powershell: `${getVm(config)} | Format-List Name, Status, OperationalStatus; ${listVmDisks(config)}`,
          safety: `${readsOnly} Wait for event 19080; 19090 and 19100 say that the merge was interrupted or failed.${whileOff}${hostNotes(input)}`,
        },
      ],
    });
  },
};
