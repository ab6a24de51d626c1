import { entriesOfKernelLog } from '../kernel-log/entries';
import type { KernelLog } from '../kernel-log/model';
import { readKernelLog } from '../kernel-log/read-kernel-log';
import { isKernelLog } from '../kernel-log/shape';
import { hoverKernelLog } from '../language/hover-kernel-log';
import { foldingKernelLog, outlineKernelLog } from '../language/outline-kernel-log';
import { privateValuesOfKernelLog } from '../report/private-kernel-log';
import { checkKernelLog } from '../rules/kernel-log/check-kernel-log';
import type { TextKind } from './text-kind';

/** What a Linux guest logs of VSS. */
export const kernelLog: TextKind<KernelLog> = {
  kind: 'kernel-log',
  isIn: isKernelLog,
  read: readKernelLog,
  check: checkKernelLog,
  hover: hoverKernelLog,
  outline: outlineKernelLog,
  folding: foldingKernelLog,
  privateValues: privateValuesOfKernelLog,
  entries: entriesOfKernelLog,
};
