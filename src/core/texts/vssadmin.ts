import { isVssadmin } from '../evidence/vssadmin-shape';
import { hoverVssText } from '../language/hover-vss-text';
import { foldingVssText, outlineVssText } from '../language/outline-vss-text';
import { privateValuesOfVssText } from '../report/private-vss-text';
import { checkVssDoc } from '../rules/vss-text/check-vss-text';
import { readVssText } from '../vss-text/read-vss-text';
import type { VssText } from '../vss-text/model';
import type { TextKind } from './text-kind';
import { entriesOfVssText } from './vssadmin-entries';

/** What `vssadmin list` printed. */
export const vssadmin: TextKind<VssText> = {
  kind: 'vssadmin',
  isIn: isVssadmin,
  read: readVssText,
  check: checkVssDoc,
  hover: hoverVssText,
  outline: outlineVssText,
  folding: foldingVssText,
  privateValues: privateValuesOfVssText,
  entries: entriesOfVssText,
};
