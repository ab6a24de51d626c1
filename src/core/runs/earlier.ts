import { filetimeToIso } from '../vmconfig/filetime';
import type { Run } from './run';

/** The codes of a backup that meets an AutoRecovery file that an earlier one has left (KB3175561, LIFECYCLE B5). */
const codesOfLeftFile: ReadonlySet<string> = new Set(['0x80070050', '0x800423FB']);

/** Tells a failed run of what the backup of the same VM before it has left, where the code of its failure fits that. */
export function withEarlierLeftovers(runs: readonly Run[]): Run[] {
  const left = new Map<string, Run>();
  return runs.map((run) => {
    const key = run.vm.id ?? `${run.host}/${run.vm.name}`;
    const earlier = left.get(key);
    if (hasLeftFile(run)) left.set(key, run);
    else if (run.outcome === 'succeeded') left.delete(key);
    const code = run.story.find((line) => line.code !== undefined && codesOfLeftFile.has(line.code))?.code;
    if (!earlier || code === undefined || run.outcome !== 'failed') return run;
    const when = (filetimeToIso(earlier.start) ?? '').slice(0, 16).replace('T', ' ');
    const note = `The backup of this VM at ${when} UTC left its AutoRecovery file behind, and ${code} is what a later backup fails with then.`;
    return { ...run, notes: [...run.notes, note] };
  });
}

function hasLeftFile({ leftBehind }: Run): boolean {
  return leftBehind.some(({ kind, certainty }) => kind === 'auto-recovery-file' && certainty === 'proved');
}
