import { durationInWords } from '../text/duration';
import type { Measure } from './drawing';
import { boxSize } from './place-blocks';
import { axisTicks, type TimeAxis } from './set-axis';
import { phaseOrder, setPhases } from './set-phases';
import type { SetFold, SetKey, SetLane, SetScene, SetTick } from './set-scene';
import type { Clock } from './times';

/** The letters that the lanes use, in a line. */
export function keyOf(
  lanes: readonly SetLane[],
  from: { readonly x: number; readonly y: number },
  measure: Measure,
): SetKey[] {
  const used = new Set(lanes.flatMap(({ blocks }) => blocks.map(({ phase }) => phase)));
  let { x } = from;
  return phaseOrder
    .filter((phase) => used.has(phase))
    .map((phase): SetKey => {
      const { letter, word } = setPhases[phase];
      const width = measure(word, 'note');
      const own = x;
      x += boxSize + 5 + width + 18;
      return {
        phase,
        letter,
        x: own,
        label: { text: word, font: 'note', x: own + boxSize + 5, y: from.y, width, anchor: 'start' },
      };
    });
}

/** Times and folds above the lanes; where both want a place the fold has it. */
export function axisHead(
  axis: TimeAxis,
  start: bigint,
  clock: Clock,
  measure: Measure,
  plot: { readonly left: number; readonly right: number; readonly y: number },
): Pick<SetScene, 'ticks' | 'folds'> {
  const folds = axis.folds.map(({ from, to, x, width }): SetFold => {
    const text = durationInWords(to - from);
    const wide = measure(text, 'note');
    const label = { text, font: 'note', x: x + width / 2, y: plot.y, width: wide, anchor: 'middle' } as const;
    return { x, width, hiddenSeconds: to - from, label };
  });
  const spread = withoutOverlaps(folds);
  const taken = spread.map(({ label }): [number, number] => [label.x - label.width / 2, label.x + label.width / 2]);
  const ticks: SetTick[] = [];
  let day = clock.day(start);
  const rounded = axisTicks(axis, measure('22:00:00', 'time') + 24, secondOfDay(start, clock));
  for (const at of rounded.length === 0 ? [0] : rounded) {
    const time = start + BigInt(Math.round(at * 10_000_000));
    const text = tickText(time, day, clock);
    const width = measure(text, 'time');
    const x = axis.x(at);
    // The only time there is stands where the picture begins.
    const from = rounded.length === 0 ? x : x - width / 2;
    if (from < plot.left || from + width > plot.right) continue;
    if (taken.some(([a, b]) => from < b + 6 && from + width > a - 6)) continue;
    taken.push([from, from + width]);
    ticks.push({ x, time, label: { text, font: 'time', x: from + width / 2, y: plot.y, width, anchor: 'middle' } });
    day = clock.day(time);
  }
  return { ticks, folds: spread };
}

function withoutOverlaps(folds: readonly SetFold[]): SetFold[] {
  let free = 0;
  return folds.map((fold) => {
    const from = fold.label.x - fold.label.width / 2;
    if (from < free) return { ...fold, label: { ...fold.label, text: '', width: 0 } };
    free = from + fold.label.width + 6;
    return fold;
  });
}

/** Seconds since midnight, by the clock of the zone. */
function secondOfDay(time: bigint, clock: Clock): number {
  const match = /^(\d\d):(\d\d):(\d\d)\.(\d{3})$/.exec(clock.clock(time));
  if (!match) return 0;
  const [hours = 0, minutes = 0, seconds = 0, ms = 0] = match.slice(1).map(Number);
  return hours * 3600 + minutes * 60 + seconds + ms / 1000 + Number(time % 10_000n) / 10_000_000;
}

/** `22:00:05`, tenths where there are any, the day before it where it is another. */
function tickText(time: bigint, day: string, clock: Clock): string {
  // Clocks cut; a round time must not fall back by a unit that was lost in reckoning.
  const near = time + 5_000n;
  const text = clock.clock(near);
  const shown = /\.0\d\d$/.test(text) ? text.slice(0, 8) : text.slice(0, 10);
  return clock.day(near) === day ? shown : `${clock.day(near)} ${shown}`;
}
