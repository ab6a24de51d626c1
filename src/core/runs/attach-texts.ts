import type { Window } from './attach';
import type { RunEvent } from './event';
import { guidOf } from './fields';
import type { Draft } from './group';

/**
 * Gives backups what text logs tell of their host or guest in their time. A text is weaker than a log of Windows: what it says of a
 * snapshot set or a volume must agree with what the backup's own records say, and one that names no computer must name the set. What
 * was attached is put into the backups; the rest is returned.
 */
export function attachTexts(
  texts: readonly RunEvent[],
  /** The backups of its host or VM in whose time a record lies; of all hosts where it names none. */
  mayBeOf: (event: RunEvent) => readonly Window[],
): RunEvent[] {
  const facts = new Map<Draft, SnapshotFacts>();
  const factsOf = (draft: Draft): SnapshotFacts => {
    let known = facts.get(draft);
    if (!known) facts.set(draft, (known = snapshotFacts(draft)));
    return known;
  };
  const lonely: RunEvent[] = [];
  const taken: (readonly [Draft, RunEvent])[] = [];
  for (const event of texts) {
    const found = mayBeOf(event).filter(({ draft }) => agrees(event, factsOf(draft)));
    if (found.length === 0) lonely.push(event);
    for (const { draft } of found) taken.push([draft, event]);
  }
  for (const [draft, event] of taken) draft.events.push(event);
  return lonely;
}

/** What the logs of Windows say of the snapshots of a backup. */
interface SnapshotFacts {
  readonly sets: ReadonlySet<string>;
  readonly volumes: ReadonlySet<string>;
}

function snapshotFacts({ events }: Draft): SnapshotFacts {
  const logged = events.filter(({ record }) => record.mark === undefined);
  return {
    sets: new Set(logged.flatMap(({ setId }) => setId ?? [])),
    volumes: new Set(logged.flatMap(({ volume }) => volumeIdIn(volume) ?? [])),
  };
}

function agrees({ record, setId, volume }: RunEvent, { sets, volumes }: SnapshotFacts): boolean {
  const isOfSet = setId !== undefined && sets.has(setId);
  if (record.host === '' && !isOfSet) return false;
  if (setId !== undefined && sets.size > 0 && !isOfSet) return false;
  const id = volumeIdIn(volume);
  return isOfSet || id === undefined || volumes.size === 0 || volumes.has(id);
}

/** The GUID of `\\\\?\\Volume{...}\\`: letters and folders say nothing, since a volume has several. */
function volumeIdIn(volume: string | undefined): string | undefined {
  return guidOf(/Volume(\{[0-9a-f-]{36}\})/i.exec(volume ?? '')?.[1]);
}
