import { matchBuilds, since2012R2, spanBuilds, type BuildMatch, type BuildRange } from '../builds';
import { hostSignatures } from './host';
import { providerKey, providers, type ProviderKey } from './providers';
import type { GenerationId, StepId } from '../steps';
import type { Signature } from './signature';
import { textSignatures } from './texts';
import { vmmsSignatures } from './vmms';
import { vssSignatures } from './vss';

/** Every signature of events of Windows, of every generation; those of text logs stand by themselves, for no Windows writes them. */
export const signatures: readonly Signature[] = [...vmmsSignatures, ...hostSignatures, ...vssSignatures];

/** A signature and how sure it is that this host's build means it so. */
export interface SignatureMatch {
  readonly signature: Signature;
  /** `maybe`: the build is not known well enough. */
  readonly build: Exclude<BuildMatch, 'no'>;
}

const byEvent = new Map<string, Signature[]>();
for (const signature of signatures) {
  for (const id of signature.ids) {
    const key = `${signature.provider} ${id}`;
    byEvent.set(key, [...(byEvent.get(key) ?? []), signature]);
  }
}

const byMark = new Map<string, Signature[]>();
for (const signature of textSignatures) {
  for (const mark of signature.marks ?? []) byMark.set(mark, [...(byMark.get(mark) ?? []), signature]);
}

/** What an event of this provider and id can mean on a host of these builds; nothing for one that no row knows. */
export function signaturesOf(provider: string, eventId: number, builds: BuildRange = {}): readonly SignatureMatch[] {
  const key = providerKey(provider);
  if (key === undefined) return [];
  return (byEvent.get(`${key} ${eventId}`) ?? []).flatMap((signature) => {
    const build = matchBuilds(signature.builds, builds);
    return build === 'no' ? [] : [{ signature, build }];
  });
}

/** What says which signatures a record has: its provider and id, or, of a line of a text log, its mark. */
export interface RecordSign {
  readonly provider: string;
  readonly eventId: number;
  readonly mark?: string;
}

/** What a record of any log can mean on a host of these builds. */
export function signaturesOfRecord(record: RecordSign, builds: BuildRange = {}): readonly SignatureMatch[] {
  const { provider, eventId, mark } = record;
  if (mark === undefined) return signaturesOf(provider, eventId, builds);
  return (byMark.get(mark) ?? []).map((signature) => ({ signature, build: 'yes' }));
}

/** The step that a line of a text log marks; nothing for one that stands beside a backup. */
export function stepOfMark(mark: string): StepId | undefined {
  const [signature] = byMark.get(mark) ?? [];
  if (!signature || signature.isContext === true) return undefined;
  return pathsOf({}).flatMap((generation) => signature.steps[generation] ?? [])[0];
}

/**
 * The step that an event marks on a host of these builds, where it marks one. A host that can take several paths is told of that
 * of the VSS writer first, for a record alone does not say which was taken.
 */
export function stepOfEvent(provider: string, eventId: number, builds: BuildRange = {}): StepId | undefined {
  const marking = signaturesOf(provider, eventId, builds).filter(({ signature }) => signature.isContext !== true);
  for (const generation of pathsOf(builds)) {
    for (const { signature } of marking) {
      const step = signature.steps[generation];
      if (step !== undefined) return step;
    }
  }
  return undefined;
}

function pathsOf(builds: BuildRange): readonly GenerationId[] {
  return matchBuilds(since2012R2, builds) === 'no'
    ? ['guest-snapshot']
    : ['checkpoint', 'reference-point', 'guest-snapshot'];
}

/** True for a record that some signature knows, on any build. */
export function isBackupRecord({ provider, eventId, mark }: RecordSign): boolean {
  return mark === undefined ? isBackupEvent(provider, eventId) : byMark.has(mark);
}

/** True for a provider and id of the tables, on any build: what `events` shows by default. */
export function isBackupEvent(provider: string, eventId: number): boolean {
  const key = providerKey(provider);
  return key !== undefined && byEvent.has(`${key} ${eventId}`);
}

/**
 * The builds that have this event at all: a record of it bounds the host's build. Only for providers of the host itself, whose
 * message tables were read build by build.
 */
export function buildsWith(provider: string, eventId: number): BuildRange | undefined {
  const key = providerKey(provider);
  if (key === undefined || !hostProviders.has(key)) return undefined;
  const rows = byEvent.get(`${key} ${eventId}`);
  return rows?.map(({ builds }) => builds).reduce(spanBuilds);
}

const hostProviders: ReadonlySet<ProviderKey> = new Set(['vmms', 'worker', 'integration', 'integration-vss']);

/** Provider names and ids of all signatures, for a reader that decodes only these. */
export function backupEvents(): readonly { readonly provider: string; readonly ids: readonly number[] }[] {
  const ids = new Map<ProviderKey, Set<number>>();
  for (const { provider, ids: own } of signatures) {
    const known = ids.get(provider) ?? new Set<number>();
    for (const id of own) known.add(id);
    ids.set(provider, known);
  }
  return [...ids].map(([key, known]) => ({ provider: providers[key], ids: [...known].sort((a, b) => a - b) }));
}
