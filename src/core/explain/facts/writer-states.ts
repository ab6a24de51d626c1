import { writerStates as page } from './sources';

/** A state of a VSS writer, as `vssadmin list writers` prints it: `[8] Failed`. */
export interface WriterState {
  readonly state: number;
  /** The word beside the number on an English system; the same for every failure. */
  readonly shownAs: string;
  /** The name in the SDK. */
  readonly name: string;
  readonly meaning: string;
  readonly rules: readonly string[];
  readonly source: string;
}

const failed = ['HVB086', 'HVB035'] as const;
const row = (
  state: number,
  shownAs: string,
  name: string,
  meaning: string,
  rules: readonly string[] = [],
): WriterState => ({
  state,
  shownAs,
  name,
  meaning,
  rules,
  source: page,
});
const atStep = (state: number, name: string, meaning: string): WriterState =>
  row(state, 'Failed', name, meaning, failed);

/** The enumeration VSS_WRITER_STATE. What failed is told by the last error beside it, not by the state. */
export const writerStates: readonly WriterState[] = [
  row(0, 'Unknown', 'VSS_WS_UNKNOWN', 'The state of the writer is not known, which is a mistake of the writer.', [
    'HVB086',
  ]),
  row(
    1,
    'Stable',
    'VSS_WS_STABLE',
    'The writer is idle and ready. Its last error may still be that of an earlier backup.',
  ),
  row(
    2,
    'Waiting for freeze',
    'VSS_WS_WAITING_FOR_FREEZE',
    'The writer prepared its snapshot and waits for the freeze. It is normal while a snapshot is being made.',
  ),
  row(
    3,
    'Waiting for thaw',
    'VSS_WS_WAITING_FOR_THAW',
    'The writer is frozen and waits for the thaw. It is normal for seconds, 60 at most for most writers.',
    ['HVB088'],
  ),
  row(
    4,
    'Waiting for post-snapshot',
    'VSS_WS_WAITING_FOR_POST_SNAPSHOT',
    'The snapshot is made and the writer waits to finish it. It is normal while a snapshot is being made.',
  ),
  row(
    5,
    'Waiting for completion',
    'VSS_WS_WAITING_FOR_BACKUP_COMPLETE',
    'The writer waits until the backup application says that the backup is complete. It is normal while data is copied; when no backup runs any more, that application ended without a word.',
    ['HVB091'],
  ),
  atStep(6, 'VSS_WS_FAILED_AT_IDENTIFY', 'The writer failed while it listed what it has.'),
  atStep(7, 'VSS_WS_FAILED_AT_PREPARE_BACKUP', 'The writer failed while the backup was prepared.'),
  atStep(
    8,
    'VSS_WS_FAILED_AT_PREPARE_SNAPSHOT',
    'The writer failed while it prepared the snapshot. The Hyper-V writer does the work inside the guests in this step.',
  ),
  atStep(9, 'VSS_WS_FAILED_AT_FREEZE', 'The writer failed at the freeze, or was frozen for too long.'),
  atStep(10, 'VSS_WS_FAILED_AT_THAW', 'The writer failed at the thaw; often the snapshot took too long.'),
  atStep(
    11,
    'VSS_WS_FAILED_AT_POST_SNAPSHOT',
    'The writer failed after the snapshot was made, when it had to put its data in order.',
  ),
  atStep(
    12,
    'VSS_WS_FAILED_AT_BACKUP_COMPLETE',
    'The writer failed when it was told that the backup is complete. The snapshot itself was made.',
  ),
  atStep(13, 'VSS_WS_FAILED_AT_PRE_RESTORE', 'The writer failed before a restore.'),
  atStep(14, 'VSS_WS_FAILED_AT_POST_RESTORE', 'The writer failed after a restore.'),
  atStep(15, 'VSS_WS_FAILED_AT_BACKUPSHUTDOWN', 'The writer failed when the backup application went away.'),
];
