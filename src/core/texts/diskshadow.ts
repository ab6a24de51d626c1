import { formatDiskshadow } from '../diskshadow/format';
import type { DiskshadowText } from '../diskshadow/model';
import { readDiskshadow } from '../diskshadow/read-diskshadow';
import { isDiskshadowIn } from '../diskshadow/shape';
import { definitionOfAlias, referencesOfAlias } from '../language/alias-places';
import { completeDiskshadow } from '../language/completion-diskshadow';
import { hoverDiskshadow } from '../language/hover-diskshadow';
import { foldingDiskshadow, outlineDiskshadow } from '../language/outline-diskshadow';
import { privateValuesOfDiskshadow } from '../report/private-diskshadow';
import { checkDiskshadow } from '../rules/diskshadow/check-diskshadow';
import { entriesOfDiskshadow } from './diskshadow-entries';
import type { TextKind } from './text-kind';

/** A script of diskshadow, or what a session of it showed. */
export const diskshadow: TextKind<DiskshadowText> = {
  kind: 'diskshadow',
  isIn: isDiskshadowIn,
  read: readDiskshadow,
  check: checkDiskshadow,
  hover: hoverDiskshadow,
  outline: outlineDiskshadow,
  folding: foldingDiskshadow,
  complete: completeDiskshadow,
  format: formatDiskshadow,
  definition: definitionOfAlias,
  references: referencesOfAlias,
  privateValues: privateValuesOfDiskshadow,
  entries: entriesOfDiskshadow,
};
