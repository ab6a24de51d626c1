import type { BuildRange, ProviderKey } from '../process';
import { firstLabel } from './clocks';
import { judgeConsistency } from './consistency';
import type { RunEvent } from './event';
import { filesAfter, leftBehindBy } from './files';
import { settleGeneration } from './generation';
import { likelyMeaning, runLimit, type Draft } from './group';
import type { KnownBuild } from './host-builds';
import { hasFailedCheckpoint } from './no-run';
import type { Scene } from './observe';
import { isCutOff, judgeOutcome } from './outcome';
import type { Run, RunStep } from './run';
import { stepEventsOf, type StepEvent } from './step-events';
import { runSteps } from './steps';
import { tellStory } from './story';

/** Makes a run of the records of one backup. */
export function makeRun(draft: Draft, next: Draft | undefined, scene: Scene): Run {
  const { events } = draft;
  const host = hostOf(events, scene);
  const known: KnownBuild = scene.builds.get(host) ?? { builds: {}, from: 'unknown' };
  const settled = settleGeneration(events, known);
  const own = stepEventsOf(events, settled.generation, scene.roles);
  const correction = scene.correction.get(host) ?? 0n;
  const start = events[0]?.time ?? 0n;
  const last = events.at(-1)?.time ?? start;
  const spans = scene.spans.get(firstLabel(host).toLowerCase()) ?? [];
  const times = { first: start - correction, last: last - correction };
  const dayLater = last + runLimit;
  const nextStart = next?.events[0]?.time ?? dayLater;
  const window = {
    from: times.first,
    to: (nextStart < dayLater ? nextStart : dayLater) - correction,
    // A merge more than a day later makes a group of its own, and is a merge all the same.
    isMergedLater: next?.events[0] !== undefined && likelyMeaning(next.events[0])?.step === 'checkpoint-merge',
  };
  const steps = runSteps({ generation: settled.generation, events: own, known, host, spans, ...window });
  const story = tellStory(own);
  const { outcome, reason } = judgeOutcome({ events: own, steps, story, known, host, spans, ...times });
  const { consistency, reasons } = judgeConsistency(settled.generation, own, steps, known, story[0]?.step);
  const leftBehind = leftBehindBy(own, steps, settled.generation, {
    cause: story[0]?.step,
    isCut: isCutOff(spans, host, times.last),
  });
  const vm = vmOf(draft, scene);
  return {
    id: `${vm.id ?? `${host}/${vm.name}`}@${String(start)}`,
    origin: 'observed',
    vm,
    host,
    ...(known.hostOs && { hostOs: known.hostOs }),
    generation: settled.generation,
    generationFrom: settled.from,
    ...exactBuild(known.builds),
    ...requestorOf(events),
    ...setOf(events),
    start,
    ...(isEnded(outcome, own, steps) && { end: last }),
    outcome,
    outcomeReason: reason,
    consistency,
    consistencyReasons: reasons,
    steps,
    files: filesAfter(own, steps, settled.generation, consistency, leftBehind),
    leftBehind,
    story,
    notes: notesOf(events, own, settled.note),
  };
}

/** The computer that logs of VMs; else one that is no guest, for a guest may be the first that logs of its backup. */
function hostOf(events: readonly RunEvent[], { roles }: Scene): string {
  const ofVm = events.find(({ meanings }) => meanings[0]?.scope === 'vm');
  const ofNoGuest = events.find(({ record }) => roles.get(record.host)?.role !== 'guest');
  return (ofVm ?? ofNoGuest ?? events[0])?.record.host ?? '';
}

function vmOf({ events, vmKey }: Draft, { vms }: Scene): Run['vm'] {
  const id = events.find(({ vmId }) => vmId !== undefined)?.vmId;
  const name = events.find(({ vmName }) => vmName !== undefined)?.vmName;
  return { ...(id !== undefined && { id }), name: name ?? (id === undefined ? vmKey : (vms.nameOf(id) ?? id)) };
}

function exactBuild({ from, to }: BuildRange): { build?: string } {
  return from !== undefined && from === to ? { build: from } : {};
}

function requestorOf(events: readonly RunEvent[]): { requestor?: string } {
  const found = events.flatMap(({ meanings }) => requestors[meanings[0]?.provider ?? 'vss'] ?? [])[0];
  return found === undefined ? {} : { requestor: found };
}

/** Who is told by what it logs itself. */
const requestors: Partial<Record<ProviderKey, string>> = {
  backup: 'Windows Server Backup',
  wbadmin: 'Windows Server Backup',
  avamar: 'Avamar',
  bareos: 'Bareos',
};

function setOf(events: readonly RunEvent[]): { setId?: string } {
  const ofHost = events.find(
    ({ setId, meanings: [first] }) => setId !== undefined && first?.scope === 'host' && first.isContext !== true,
  );
  return ofHost?.setId === undefined ? {} : { setId: ofHost.setId };
}

/** An end is stated where the run is over: it failed, or its last step is done. Else it stays open. */
function isEnded(outcome: Run['outcome'], events: readonly StepEvent[], steps: readonly RunStep[]): boolean {
  if (outcome === 'failed') return true;
  if (outcome === 'incomplete') return false;
  return events.length > 0 && steps.some(({ id, end }) => end !== undefined && lastSteps.has(id));
}

const lastSteps = new Set([
  'checkpoint-merge',
  'backup-complete',
  'snapshot-delete',
  'reference-point-delete',
  'transfer',
]);

function notesOf(events: readonly RunEvent[], own: readonly StepEvent[], generationNote: string | undefined): string[] {
  const notes = generationNote === undefined ? [] : [generationNote];
  const meanings = events.flatMap((event) => likelyMeaning(event) ?? []);
  const isSure = meanings.some(({ signature }) => signature.backup === 'only');
  if (!isSure && hasFailedCheckpoint(events)) {
    notes.push('These records tell of a checkpoint; none of them says that a backup had asked for it.');
  }
  if (!events.some((event) => event.meanings[0]?.scope === 'vm')) {
    const guest = own.some(({ isGuest }) => isGuest);
    notes.push(
      guest
        ? "No record of a host names this VM: it is called as its guest's computer or its disk is."
        : 'No record names this VM: it is called as its disk is, and a VM with several disks may stand here several times.',
    );
  }
  const double = events.filter((event) => event.meanings.length > 1);
  for (const id of new Set(double.map(({ record }) => record.eventId))) {
    const event = double.find(({ record }) => record.eventId === id);
    const says = event?.meanings.map((one) => one.says).join('; or ') ?? '';
    notes.push(
      `Event ${id} means different things on different Windows versions, and that of this host is not known: ${says}.`,
    );
  }
  const volumes = own.filter(({ signature, isGuest }) => isGuest && signature.provider === 'ntfs').length;
  if (volumes > 0) {
    notes.push(
      `${volumes} volume ${volumes === 1 ? 'line' : 'lines'} in the guest during the backup: those of the AutoRecovery disk. One disk may show several volumes, so this is not the number of disks.`,
    );
  }
  return notes;
}
