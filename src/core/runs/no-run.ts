import { recordName } from '../logs/record-name';
import type { RunEvent } from './event';
import { likelyMeaning, type Draft } from './group';
import type { Run } from './run';
import { filetimeToIso } from '../vmconfig/filetime';

/**
 * Whether records that name one VM are of a backup: one of them is logged by backups only, or a failed checkpoint is among them
 * (which may be one made by hand, and the run says so), or a merge of a checkpoint with a snapshot of its host or guest before it.
 */
export function isBackup({ events }: Draft): boolean {
  const meanings = events.flatMap((event) => likelyMeaning(event) ?? []);
  // What is of a whole job or volume makes no VM's run; a disk that a backup mounts is of one VM.
  const isOwn = (scope: string, provider: string): boolean => scope !== 'host' || provider === 'vhdmp';
  if (meanings.some(({ signature: { backup, scope, provider } }) => backup === 'only' && isOwn(scope, provider)))
    return true;
  if (hasFailedCheckpoint(events)) return true;
  const isMerge = meanings.some(
    ({ step, signature }) => step === 'checkpoint-merge' && signature.verdict !== 'belongs',
  );
  const isMade = meanings.some(({ step, signature }) => step === 'checkpoint-create' && signature.verdict === 'proves');
  const isSaved = meanings.some(({ step, signature }) => step === 'save' && signature.verdict === 'proves');
  const isSnapshotted = meanings.some(
    ({ signature }) =>
      ['vssaudit', 'esent', 'snapshot-driver', 'backup'].includes(signature.provider) ||
      (signature.provider === 'cluster' && signature.backup === 'only') ||
      (['vss', 'volsnap'].includes(signature.provider) && signature.verdict === 'fails'),
  );
  return (isMerge || isMade || isSaved) && isSnapshotted;
}

/** A checkpoint that failed, with nothing that only a backup logs. */
export function hasFailedCheckpoint(events: readonly RunEvent[]): boolean {
  return events.some((event) => {
    const meaning = likelyMeaning(event);
    return (
      meaning?.signature.verdict === 'fails' &&
      meaning.signature.stops === true &&
      meaning.signature.scope === 'vm' &&
      (meaning.signature.provider === 'vmms' || meaning.signature.provider === 'worker')
    );
  });
}

/** Sentences on records that made no run, so that none is dropped in silence. */
export function leftOverNotes(dropped: readonly Draft[], lonely: readonly RunEvent[], runs: readonly Run[]): string[] {
  const notes: string[] = [];
  if (runs.length === 0) notes.push('No backup of a VM was found in these records.');
  for (const { events } of dropped) {
    const merges = events.filter((event) => likelyMeaning(event)?.step === 'checkpoint-merge');
    const [first] = merges;
    if (!first) continue;
    const vm = first.vmName ?? first.vmId ?? 'a VM';
    notes.push(
      `A checkpoint of ${vm} was merged at ${timeOf(first)} on ${first.record.host}; nothing else shows whether a backup or a person had made it.`,
    );
  }
  return [...notes, ...dropped.flatMap(textNotes), ...lonelyNotes(lonely)];
}

/** What a text says went wrong with a VM of which no backup was found. */
function textNotes({ events }: Draft): string[] {
  const told = events.filter(({ record }) => record.mark !== undefined && record.level > 0 && record.level <= 3);
  return told.map((event) => {
    const { provider, host } = event.record;
    const where = host === '' ? '' : ` on ${host}`;
    const says = likelyMeaning(event)?.signature.says ?? '';
    const vm = event.vmName ?? event.vmId ?? '';
    return `${provider} ${recordName(event.record)}${where} at ${timeOf(event)}, of VM ${vm}: ${says}. No backup of it was found at that time.`;
  });
}

function lonelyNotes(lonely: readonly RunEvent[]): string[] {
  const failures = lonely.filter((event) => likelyMeaning(event)?.signature.verdict === 'fails');
  const seen = new Map<string, { readonly event: RunEvent; count: number }>();
  for (const event of failures) {
    const key = `${event.record.host} ${event.record.provider} ${recordName(event.record)}`;
    const known = seen.get(key);
    if (known) known.count++;
    else seen.set(key, { event, count: 1 });
  }
  return [...seen.values()].map(({ event, count }) => {
    const { provider, host } = event.record;
    const says = likelyMeaning(event)?.signature.says ?? '';
    const more = count === 1 ? '' : `, and ${count - 1} more`;
    const where = host === '' ? '' : ` on ${host}`;
    return `${provider} ${recordName(event.record)}${where} at ${timeOf(event)}${more}: ${says}. No backup of a VM was found at that time.`;
  });
}

function timeOf({ record }: RunEvent): string {
  return filetimeToIso(record.time) ?? `time ${String(record.time)}`;
}
