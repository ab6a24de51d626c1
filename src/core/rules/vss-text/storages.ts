import type { VolumeShown, VssShadow, VssStorage, VssText } from '../../vss-text/model';
import { fillOf } from '../../vss-text/sizes';
import type { Fix } from '../rule';
import { noRoom } from './code-rows';
import { reportCodes } from './codes';
import { ruleOf } from './rule-of';
import type { VssTextRule } from './vss-text-input';

/** A threshold of ours: nothing says at which share Windows begins to drop copies. */
const nearlyFull = 0.9;
/** MaxShadowCopies, and what volsnap keeps of one volume (learn.microsoft.com, Volume Shadow Copy Service). */
const mostForShares = 64;
const mostOfVolume = 512;

/** Rules on shadow copies and their storage. */
export const storageRules: readonly VssTextRule[] = [
  ruleOf('HVB031', 'error', ({ doc, machine }, report) => {
    // A host may keep it elsewhere; a guest whose host takes the snapshot may not.
    if (machine === 'host') return;
    for (const storage of latest(doc)) {
      const { forVolume, onVolume } = storage;
      if (!forVolume || !onVolume || isSame(forVolume, onVolume) || isShared(forVolume)) continue;
      report({
        span: onVolume.span,
        message: `The shadow copy storage of ${volumeWords(forVolume)} is on ${volumeWords(onVolume)}: ${machine === 'guest' ? 'the host refuses to back up this guest while it runs' : 'if this is a guest, its host refuses to back it up while it runs'}.`,
        ...(machine !== 'guest' && { atMost: 'warning' as const }),
        related: [{ span: forVolume.span, message: 'The volume that is copied.' }],
        fixes: () => [
          look(
            forVolume,
            'Plan to move the storage to the volume itself: the existing shadow copies of that volume, the Previous Versions of its users, are lost with the move.',
          ),
        ],
      });
    }
  }),
  ruleOf('HVB094', 'error', (input, report) => {
    for (const { forVolume, onVolume, used, maximum } of latest(input.doc)) {
      const fill = used && maximum && fillOf(used, maximum);
      if (fill === undefined || fill < nearlyFull) continue;
      const of = forVolume ? ` of ${volumeWords(forVolume)}` : '';
      report({
        span: used?.span ?? { start: 0, end: 0 },
        message: `The shadow copy storage${of} holds ${used?.words ?? ''} of at most ${maximum?.words ?? ''}, ${Math.floor(fill * 100)} %: a backup that reads a shadow copy can lose it, because Windows drops the oldest for room.`,
        // Copies for Previous Versions fill their storage as they should; only an event says that a backup lost its own.
        atMost: 'warning',
        related: maximum ? [{ span: maximum.span, message: 'The limit.' }] : [],
        fixes: () => [
          look(
            forVolume ?? onVolume,
            'Raise the limit or free space on the volume; never set the limit below what is in use, which deletes shadow copies.',
          ),
        ],
      });
    }
    const { codes, advice } = noRoom;
    reportCodes(input, codes, advice, report);
  }),
  ruleOf('HVB099', 'warning', ({ doc }, report) => {
    for (const [id, copies] of copiesByVolume(doc)) {
      const shares = copies.filter(({ type }) => /^ClientAccessible/i.test(type?.value ?? '')).length;
      const isNear = copies.length >= nearlyFull * mostOfVolume;
      const [first] = copies;
      if ((shares < mostForShares && !isNear) || !first?.original) continue;
      report({
        span: first.original.span,
        message: isNear
          ? `${copies.length} shadow copies of ${volumeWords(first.original)} are there, of at most ${mostOfVolume}: soon no more can be made (0x80042317).`
          : `${shares} shadow copies of ${volumeWords(first.original)} are for Previous Versions, of which Windows keeps ${mostForShares}: with each new one the oldest goes.`,
        fixes: () => [
          look(
            first.original,
            `Let the application that made them expire its copies and look why it did not; volume {${id}}. The copies for Previous Versions belong to users: deleting them is no cure.`,
          ),
        ],
      });
    }
  }),
  ruleOf('HVB145', 'error', ({ doc }, report) => {
    for (const { forVolume, onVolume } of latest(doc)) {
      if (!forVolume || !onVolume || !isShared(forVolume) || isSame(forVolume, onVolume)) continue;
      report({
        span: onVolume.span,
        message: `The shadow copy storage of the shared volume ${volumeWords(forVolume)} is on ${volumeWords(onVolume)}; only the volume itself is supported.`,
        related: [{ span: forVolume.span, message: 'The volume that is copied.' }],
        fixes: () => [
          look(
            forVolume,
            'Plan to put the association back on the same volume; the shadow copies that it holds are lost with that.',
          ),
        ],
      });
    }
  }),
];

/** Ids of volumes differ from computer to computer, so of two lists of one paste that have the same the later one holds. */
function latest({ storages }: VssText): readonly VssStorage[] {
  const byVolume = new Map<string, VssStorage>();
  for (const storage of storages) {
    const { forVolume, onVolume, span } = storage;
    const key = forVolume ? `${forVolume.id} ${onVolume?.id ?? ''}` : `at ${span.start}`;
    byVolume.delete(key);
    byVolume.set(key, storage);
  }
  return [...byVolume.values()];
}

/** Each copy once, however many lists of one paste have it. */
function copiesByVolume({ shadows }: VssText): Map<string, VssShadow[]> {
  const seen = new Set<string>();
  const found = new Map<string, VssShadow[]>();
  for (const shadow of shadows) {
    const { copyId, original } = shadow;
    if (!copyId || !original || seen.has(copyId.value)) continue;
    seen.add(copyId.value);
    const known = found.get(original.id);
    if (known) known.push(shadow);
    else found.set(original.id, [shadow]);
  }
  return found;
}

function isSame(a: VolumeShown, b: VolumeShown): boolean {
  return a.id === b.id;
}

/** Cluster Shared Volumes are mounted below C:\ClusterStorage on every node. */
function isShared({ mount = '' }: VolumeShown): boolean {
  return /(?:^|\\)ClusterStorage\\/i.test(mount);
}

function volumeWords({ mount, id }: VolumeShown): string {
  return mount === undefined || /^\??$/.test(mount.trim()) ? `the volume {${id}}` : mount;
}

/** What is copied must be safe to paste: only a drive letter goes into a command. */
function look(volume: VolumeShown | undefined, title: string): Fix {
  const letter = /^([A-Z]):\\?$/i.exec(volume?.mount?.trim() ?? '')?.[1];
  if (letter === undefined) return { title };
  return { title, powershell: `vssadmin list shadows /for=${letter.toUpperCase()}:`, safety: 'It only lists.' };
}
