import type { Measure } from './drawing';
import { fitText } from './fit-text';
import type { SceneItem } from './scene-items';
import type { Label, Moment, Tick, TimeFold } from './scene';
import type { MarkRoom } from './text-places';
import { foldHeight, type Gap, type TimeScale } from './time-scale';
import { durationInWords, sameMillisecond, type Clock } from './times';

/** The waits that are not drawn, each above what comes after it. */
export function foldsOf(items: readonly SceneItem[], { ys, gaps }: TimeScale, room: MarkRoom): TimeFold[] {
  return gaps
    .filter(({ kind }) => kind === 'folded')
    .map(({ to, seconds }) => {
      const y = (ys[to] ?? 0) - (items[to]?.above ?? 0) - foldHeight;
      const text = `${durationInWords(seconds)} not drawn`;
      const fitted = fitText(text, 'note', room.right - room.left - 40, room.measure);
      return {
        y,
        height: foldHeight,
        hiddenSeconds: seconds,
        // At the axis: bars go by in the middle.
        label: { ...fitted, font: 'note', x: room.left + 8, y: y + foldHeight / 2 + 4, anchor: 'start' },
      };
    });
}

/** Rows that follow each other too closely to be drawn to scale, each group once. */
export function momentsOf(items: readonly SceneItem[], { ys, gaps }: TimeScale): Moment[] {
  const groups: Gap[][] = [];
  for (const gap of gaps) {
    if (gap.kind !== 'close') continue;
    const group = groups.at(-1);
    if (group?.at(-1)?.to === gap.from) group.push(gap);
    else groups.push([gap]);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const top = ys[first.from] ?? 0;
    const seconds = group.reduce((sum, gap) => sum + gap.seconds, 0);
    const rows = items.slice(first.from, last.to + 1).filter(({ isEnd }) => !isEnd).length;
    const span = seconds === 0 ? 'at the same time' : `within ${durationInWords(seconds)}`;
    return [
      {
        top,
        height: (ys[last.to] ?? top) - top,
        seconds,
        sentence: `${rows} ${rows === 1 ? 'step' : 'steps'} ${span}, closer than can be drawn to scale.`,
      },
    ];
  });
}

const fromAxis = 14;

/** The time beside each row and each end, once where it is the same; the day where it changes. */
export function ticksOf(
  items: readonly SceneItem[],
  { ys }: TimeScale,
  gutter: number,
  clock: Clock,
  measure: Measure,
): Tick[] {
  const ticks: Tick[] = [];
  let before: bigint | undefined;
  items.forEach(({ time }, at) => {
    if (time === undefined || (before !== undefined && sameMillisecond(before, time))) return;
    const y = ys[at] ?? 0;
    const isNewDay = before === undefined || clock.day(before) !== clock.day(time);
    const isNewOffset = before !== undefined && clock.offset(before) !== clock.offset(time);
    const day = [isNewDay ? clock.day(time) : '', isNewOffset ? clock.offset(time) : ''].join(' ').trim();
    ticks.push({
      y,
      time,
      label: tickLabel(clock.clock(time), y + 4, gutter, measure),
      ...(day !== '' && { day: tickLabel(day, y - 10, gutter, measure) }),
    });
    before = time;
  });
  return ticks;
}

function tickLabel(text: string, y: number, gutter: number, measure: Measure): Label {
  return { ...fitText(text, 'time', gutter - fromAxis, measure), font: 'time', x: gutter - fromAxis, y, anchor: 'end' };
}
