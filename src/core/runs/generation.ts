import { matchBuilds, type GenerationId } from '../process';
import { since2012R2, since2016, upTo2012 } from '../process/builds';
import type { RunEvent } from './event';
import type { KnownBuild } from './host-builds';
import type { Run } from './run';

/** Which backup path the records of a run show, and why. */
export interface SettledGeneration {
  readonly generation: GenerationId;
  readonly from: Run['generationFrom'];
  readonly note?: string;
}

/**
 * Up to 2012 there is one path, on 2012 R2 another; from 2016 on both the VSS writer and WMI are in use, and only records that
 * one of them alone leaves can tell which it was.
 */
export function settleGeneration(events: readonly RunEvent[], known: KnownBuild): SettledGeneration {
  if (matchBuilds(upTo2012, known.builds) === 'yes') return { generation: 'guest-snapshot', from: reason(known) };
  const isNew = matchBuilds(since2016, known.builds);
  if (matchBuilds(since2012R2, known.builds) === 'yes' && isNew === 'no') {
    return { generation: 'checkpoint', from: reason(known) };
  }
  const possible = (generation: string): boolean =>
    generation !== 'guest-snapshot' || matchBuilds(upTo2012, known.builds) !== 'no';
  const only = (generation: GenerationId): boolean =>
    events.some(({ meanings }) =>
      meanings.every(
        ({ steps, backup }) => backup === 'only' && Object.keys(steps).filter(possible).join() === generation,
      ),
    );
  if (only('reference-point')) return { generation: 'reference-point', from: 'records' };
  if (only('checkpoint')) return { generation: 'checkpoint', from: 'records' };
  if (only('guest-snapshot')) return { generation: 'guest-snapshot', from: 'records' };
  if (events.some(isExport)) return { generation: 'reference-point', from: 'records' };
  if (isNew === 'yes') {
    return {
      generation: 'checkpoint',
      from: 'assumed',
      note: "Nothing in the records tells whether this job used the host's VSS writer or WMI; the steps of the VSS writer are shown.",
    };
  }
  return {
    generation: 'checkpoint',
    from: 'assumed',
    note: 'The Windows version of the host is not known; the steps of 2012 R2 and later are shown. Name it with --host-os.',
  };
}

function reason({ from }: KnownBuild): Run['generationFrom'] {
  return from === 'events' ? 'records' : 'host-os';
}

/** An export of a running VM is how WMI backups read; it is logged for other exports too, so it only breaks a tie. */
function isExport({ record, meanings }: RunEvent): boolean {
  return record.eventId === 18303 && meanings[0]?.provider === 'vmms';
}
