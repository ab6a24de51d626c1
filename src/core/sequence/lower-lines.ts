import type { Measure } from './drawing';
import { fitText } from './fit-text';
import { gaugeOf, limitMarkAt } from './limit-gauge';
import { secondLine, thirdLine, type RowPlan } from './plan-row';
import type { Mark } from './scene';
import {
  barDistance,
  besideDistance,
  besideX,
  clearX,
  labelAt,
  startX,
  type MarkRoom,
  type RowPlace,
} from './text-places';

/** Room between the text of a badge and its border. */
export const badgePad = 5;
const gap = 8;

type SecondLine = Pick<Mark, 'badge' | 'note' | 'duration' | 'limit'>;

/** What stands under the arrow; nothing for a step whose status stands beside its name. */
export function lowerLines(plan: RowPlan, place: RowPlace, room: MarkRoom): SecondLine & Pick<Mark, 'absent'> {
  if (plan.isQuiet) return {};
  const parts = partsOf(plan, place.y + secondLine, widthFor(plan, place, room), room.measure);
  return {
    ...placed(parts, plan, place, room),
    ...absentLine(plan, place, place.y + (parts.length === 0 ? secondLine : thirdLine), room),
  };
}

/** Something of the second line, to be put where it begins. */
interface Part {
  readonly width: number;
  readonly at: (x: number) => SecondLine;
}

/** All of the width over a bare arrow; beside a bar or a loop the wider of its sides, so that no word lies on it. */
function widthFor({ ordered: { end } }: RowPlan, { fromX, toX }: RowPlace, { left, right }: MarkRoom): number {
  if (end === undefined && fromX !== toX) return right - left;
  return Math.max(right - toX - besideDistance(fromX === toX), toX - barDistance - left);
}

/** Badge, gauge or duration, and why; what finds no room stands in the sentence of the step only. */
function partsOf({ words, limit, duration, ordered }: RowPlan, y: number, room: number, measure: Measure): Part[] {
  const parts: Part[] = [];
  let used = 0;
  const add = (part: Part): void => {
    if (used + part.width > room) return;
    parts.push(part);
    used += part.width + gap;
  };
  if (words.badge !== undefined) {
    const badge = fitText(words.badge, 'note', Math.min(180, room - 2 * badgePad), measure);
    add({
      width: badge.width + 2 * badgePad,
      at: (x) => ({ badge: { ...labelAt(badge, 'note', x + badgePad, y), isTight: true } }),
    });
  }
  if (limit) {
    const gauge = gaugeOf(limit, measure);
    add({ width: gauge.width, at: (x) => ({ limit: limitMarkAt(limit, gauge, x, y) }) });
  }
  if (duration !== undefined) {
    const lasts = fitText(duration, 'note', 160, measure);
    add({ width: lasts.width, at: (x) => ({ duration: { ...labelAt(lasts, 'note', x, y), isTight: true } }) });
  }
  if (words.note !== undefined && room - used > 60) {
    const whole = fitText(words.note, 'note', room - used, measure);
    const isCut = whole.full !== undefined && words.shortNote !== undefined;
    const note = isCut ? fitText(words.shortNote, 'note', room - used, measure) : whole;
    // Left of a bar or a loop it ends where that begins.
    const isBeside = ordered.end !== undefined || ordered.step.from === ordered.step.to;
    const tight = isBeside ? ({ isTight: true } as const) : {};
    add({ width: note.width, at: (x) => ({ note: { ...labelAt(note, 'note', x, y), ...tight } }) });
  }
  return parts;
}

/** Beside the bar or the loop where there is one, else in the middle of the arrow. */
function placed(parts: readonly Part[], { ordered }: RowPlan, place: RowPlace, room: MarkRoom): SecondLine {
  const { fromX, toX, bars } = place;
  const width = Math.max(0, parts.reduce((sum, part) => sum + part.width + gap, 0) - gap);
  const isBare = ordered.end === undefined && fromX !== toX;
  let x = isBare ? clearX(startX((fromX + toX) / 2, width, room), width, room, bars) : besideX(place, width, room);
  let made: SecondLine = {};
  for (const part of parts) {
    made = { ...made, ...part.at(x) };
    x += part.width + gap;
  }
  return made;
}

/** What is not there, under the rest: beside the place where the bar runs out. */
function absentLine({ words }: RowPlan, place: RowPlace, y: number, room: MarkRoom): Pick<Mark, 'absent'> {
  if (words.absent === undefined) return {};
  const text = fitText(words.absent, 'note', room.right - room.left - 2 * badgePad, room.measure);
  const x = besideX(place, text.width + 2 * badgePad, room);
  return { absent: { ...labelAt(text, 'note', x + badgePad, y), isTight: true } };
}
