import type { LogRecord } from '../logs/record';
import type { Signature, StepId } from '../process';
import { fieldOf } from './fields';

/**
 * What only the data of a record can tell. VHDMP logs every virtual disk that is mounted and NTFS every volume: they count here
 * only when the name shows that a backup was at work, or when they come while a guest is backed up.
 */
export function refine(signature: Signature, record: LogRecord): Signature | undefined {
  if (signature.provider === 'vhdmp' && record.eventId <= 2) return mountedDisk(signature, record);
  if (signature.provider === 'ntfs') return mountedVolume(signature, record);
  return signature;
}

/** Steps that a refined record can prove, so that they do not pass for silent: by file name, and by arrival or removal. */
export const mountSteps: readonly StepId[] = ['autorecovery-attach', 'autorecovery-detach', 'auto-recovery'];

function mountedDisk(signature: Signature, record: LogRecord): Signature | undefined {
  const file = fieldOf(record, 'VhdFileName') ?? record.data[0]?.value ?? '';
  const isArrival = record.eventId === 1;
  if (/autorecovery[^\\/]*$/i.test(file)) {
    return {
      ...signature,
      verdict: 'proves',
      backup: 'only',
      steps: { checkpoint: isArrival ? 'autorecovery-attach' : 'autorecovery-detach' },
      says: isArrival ? 'the AutoRecovery disk was added' : 'the AutoRecovery disk was removed',
    };
  }
  if (/harddiskvolumeshadowcopy/i.test(file)) {
    return {
      ...signature,
      verdict: 'proves',
      backup: 'only',
      edge: isArrival ? 'start' : 'end',
      steps: { 'guest-snapshot': 'auto-recovery' },
      says: isArrival
        ? 'a virtual disk of the shadow copy was mounted on the host'
        : 'a virtual disk of the shadow copy was unmounted',
    };
  }
  return undefined;
}

/**
 * A shadow copy that is mounted, or a volume that appears in a guest while it is backed up: the disk that is repaired there.
 * Volumes are not counted as disks: the disk of a generation 1 guest shows its system and its boot partition.
 */
function mountedVolume(signature: Signature, record: LogRecord): Signature {
  const text = record.data.map(({ value }) => value).join(' ');
  if (!/harddiskvolumeshadowcopy/i.test(text)) return { ...signature, scope: 'guest' };
  return {
    ...signature,
    steps: { 'guest-snapshot': 'volume-snapshot', checkpoint: 'volume-snapshot', 'reference-point': 'volume-snapshot' },
    says: 'the shadow copy was mounted as a volume',
  };
}
