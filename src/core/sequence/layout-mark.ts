import type { Run } from '../runs';
import { fitText } from './fit-text';
import { lowerLines } from './lower-lines';
import type { RowPlan } from './plan-row';
import type { Mark } from './scene';
import { clearX, labelAt, startX, type MarkRoom, type RowPlace } from './text-places';
import type { Clock } from './times';
import { stepSentence } from './words';

const labelRise = 9;
const gap = 8;

/** Where a row stands in time. */
export interface RowTime {
  readonly y: number;
  readonly endY: number | undefined;
  /** Lanes on which a bar of an earlier step goes by. */
  readonly bars: readonly number[];
}

/** A row as a mark. */
export function layoutMark(run: Run, plan: RowPlan, { y, endY, bars }: RowTime, room: MarkRoom, clock: Clock): Mark {
  const { step, index } = plan.ordered;
  const { from, to } = step;
  const [fromX, toX] = [room.laneOf(from).x, room.laneOf(to).x];
  const place = { fromX, toX, y, bars };
  return {
    index,
    step: step.id,
    status: step.status,
    from,
    to,
    fromX,
    toX,
    top: y - plan.above,
    height: plan.above + plan.below,
    y,
    ...(endY !== undefined && { endY }),
    ...firstLine(plan, place, room),
    ...lowerLines(plan, place, room),
    isOpen: plan.isOpen,
    sentence: stepSentence(run, plan.ordered, clock),
  };
}

/** The name over the arrow, with the status beside it where the step is quiet. */
function firstLine(
  { ordered: { step }, words, isQuiet }: RowPlan,
  { fromX, toX, y: arrowY, bars }: RowPlace,
  room: MarkRoom,
): Pick<Mark, 'label' | 'badge'> {
  const { left, right, measure } = room;
  const y = arrowY - labelRise;
  const badge = isQuiet && words.badge !== undefined ? fitText(words.badge, 'note', 170, measure) : undefined;
  const name = fitText(step.label, 'label', right - left - (badge ? badge.width + gap : 0), measure);
  const width = name.width + (badge ? gap + badge.width : 0);
  const middle = startX((fromX + toX) / 2, width, room);
  const x = clearX(middle, width, room, bars);
  const isTight = badge !== undefined || x !== middle;
  return {
    label: { ...labelAt(name, 'label', x, y), ...(isTight && { isTight }) },
    ...(badge && { badge: labelAt(badge, 'note', x + name.width + gap, y) }),
  };
}
