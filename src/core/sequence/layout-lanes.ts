import { actorFacts, actors, type Actor } from '../process';
import type { Run, RunStep } from '../runs';
import type { Measure } from './drawing';
import { wrapShown } from './fit-text';
import type { Lane } from './scene';
import { isEverLogged } from './step-records';

const foldedWidth = 18;
const narrowest = 84;
const widest = 210;

export interface LaneRoom {
  readonly left: number;
  readonly right: number;
  readonly measure: Measure;
  readonly open: ReadonlySet<Actor>;
}

/**
 * All actors in their one order, from who asks to where the data are. One whose steps this Windows never logs, or that has none,
 * takes no part that could be shown: its lane is a thin line until it is opened.
 */
export function layoutLanes(run: Run, { left, right, measure, open }: LaneRoom): readonly Lane[] {
  const isQuiet = (step: RunStep): boolean =>
    step.status === 'silent' || (step.status === 'not-reached' && !isEverLogged(run, step));
  const busy = new Set(run.steps.flatMap((step) => (isQuiet(step) ? [] : [step.from, step.to])));
  const isFolded = (actor: Actor): boolean => !busy.has(actor) && !open.has(actor);
  const folded = actors.filter(isFolded).length;
  const opened = actors.length - folded;
  const room = (right - left - folded * foldedWidth) / Math.max(1, opened);
  const openWidth = Math.floor(Math.min(widest, Math.max(narrowest, room)));
  let x = left;
  return actors.map((actor) => {
    const width = isFolded(actor) ? foldedWidth : openWidth;
    const lane = {
      actor,
      ...actorFacts[actor],
      lines: isFolded(actor) ? [] : wrapShown(actorFacts[actor].name, 'lane', width - 6, 3, measure),
      x: x + width / 2,
      width,
      isFolded: isFolded(actor),
      isIdle: !busy.has(actor),
    };
    x += width;
    return lane;
  });
}
