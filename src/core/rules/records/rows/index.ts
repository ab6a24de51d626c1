import type { RecordRule } from '../record-rule';
import { backupRows } from './backup';
import { diskRows } from './disks';
import { guestRows } from './guest';
import { vmRows } from './vm';
import { vssRows } from './vss';

/** Every rule that is a row, by code. */
export const recordRows: readonly RecordRule[] = [...vmRows, ...guestRows, ...diskRows, ...vssRows, ...backupRows].sort(
  (a, b) => (a.code < b.code ? -1 : 1),
);
