import { hoverWbadmin } from '../language/hover-wbadmin';
import { foldingWbadmin, outlineWbadmin } from '../language/outline-wbadmin';
import { privateValuesOfWbadmin } from '../report/private-wbadmin';
import { checkWbadmin } from '../rules/wbadmin/check-wbadmin';
import { entriesOfWbadmin } from '../wbadmin/entries';
import type { WbadminText } from '../wbadmin/model';
import { readWbadmin } from '../wbadmin/read-wbadmin';
import { isWbadmin } from '../wbadmin/shape';
import type { TextKind } from './text-kind';

/** What wbadmin printed, and the text logs of Windows Server Backup. */
export const wbadmin: TextKind<WbadminText> = {
  kind: 'wbadmin',
  isIn: isWbadmin,
  read: readWbadmin,
  check: checkWbadmin,
  hover: hoverWbadmin,
  outline: outlineWbadmin,
  folding: foldingWbadmin,
  privateValues: privateValuesOfWbadmin,
  entries: entriesOfWbadmin,
};
