import { buildsOf, stepOfEvent, type StepId } from '../process';
import { intersectBuilds, type BuildRange } from '../process/builds';
import type { HostOs } from '../vmconfig/facts/host-os';
import { providerOf, type EventRow } from './facts/events';

/**
 * The step that an event of a row marks, on one host OS or on all of the row. It comes from the signatures by which runs are
 * found; a row says it itself only for events that they do not read.
 */
export function stepOf(row: EventRow, eventId: number, hostOs?: HostOs): StepId | undefined {
  const { name, side } = providerOf(row.provider);
  const own: BuildRange = { ...startOf(row.from), ...endOf(row.to) };
  // The path of a backup is the host's: what a guest logs is of whichever its host took.
  const host = hostOs === undefined || side === 'guest' ? {} : buildsOf(hostOs);
  return stepOfEvent(name, eventId, intersectBuilds(own, host) ?? own) ?? row.step;
}

function startOf(from: HostOs | undefined): BuildRange {
  const build = from === undefined ? undefined : buildsOf(from).from;
  return build === undefined ? {} : { from: build };
}

function endOf(to: HostOs | undefined): BuildRange {
  const build = to === undefined ? undefined : buildsOf(to).to;
  return build === undefined ? {} : { to: build };
}
