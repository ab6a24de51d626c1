import type { Run } from '../runs';
import { durationInWords, secondsBetween } from '../text/duration';
import type { Measure } from './drawing';
import { fitText, type Fitted } from './fit-text';
import { boxGap, boxSize, placeBlocks } from './place-blocks';
import type { Label } from './scene';
import { timeAxis, type TimeAxis } from './set-axis';
import { axisHead, keyOf } from './set-head';
import { phasesOf, setPhases, type PhaseSpan } from './set-phases';
import type { SetBlock, SetLane, SetScene, SetSnapshot } from './set-scene';
import { snapshotBands, type SnapshotBand } from './set-snapshots';
import { describeSet, laneSentence, outcomeSigns, phaseSentence, titleOfSet } from './set-words';
import { byStart } from './run-order';
import { clockOf, type Clock } from './times';

export interface SetLayoutOptions {
  readonly measure: Measure;
  readonly width: number;
  /** `UTC`, or an IANA name. */
  readonly timeZone?: string;
  /** `false`: the title stands elsewhere on the page, and the picture begins below it. */
  readonly hasHeading?: boolean;
}

const laneHeight = 22;
const wholeHeader = 84;
const headingHeight = 26;
const margin = 10;
const signWidth = 18;
/** Less than that is not worth looking at; a narrower view scrolls. */
const leastPlot = 160;

/** A run with what is drawn of it. */
interface Row {
  readonly run: Run;
  readonly spans: readonly PhaseSpan[];
}

/** Lays out the runs of one snapshot set; any runs will do. */
export function layoutSet(
  runs: readonly Run[],
  { measure, width, timeZone, hasHeading = true }: SetLayoutOptions,
): SetScene {
  const headerHeight = hasHeading ? wholeHeader : wholeHeader - headingHeight;
  const clock = clockOf(timeZone);
  const rows = [...runs].sort(byStart).map((run): Row => ({ run, spans: phasesOf(run) }));
  const names = rows.map(({ run }) => fitText(run.vm.name, 'lane', Math.min(180, width * 0.3), measure));
  const durations = rows.map(({ run }) => durationOf(run));
  const widest = (widths: readonly number[]): number => widths.reduce((a, b) => Math.max(a, b), 0);
  const zone = `${clock.day(rows[0]?.run.start ?? 0n)} ${clock.offset(rows[0]?.run.start ?? 0n)}`;
  const zoneWidth = measure(zone, 'time');
  const left = Math.max(margin + zoneWidth + 12, margin + signWidth + widest(names.map((name) => name.width)) + 12);
  const aside = widest(durations.map((text) => measure(text, 'time'))) + 8 + margin;
  const pads = padsOf(rows);
  const right = Math.max(width - aside, left + pads.left + leastPlot + pads.right);
  const start = rows[0]?.run.start ?? 0n;
  const seconds = (time: bigint): number => secondsBetween(start, time);
  const axis = timeAxis(
    timesOf(rows).map(seconds),
    left + pads.left,
    right - pads.right,
    (wait) => measure(durationInWords(wait), 'note') + 14,
  );
  const bands = snapshotBands(rows, (time) => axis.x(seconds(time)));
  const space: Space = { axis, seconds, left, right, bands, clock };
  const lanes = rows.map(({ run, spans }, at): SetLane => {
    const top = headerHeight + at * laneHeight;
    const base = top + laneHeight - 7;
    const name = names[at];
    return {
      run: run.id,
      outcome: run.outcome,
      top,
      height: laneHeight,
      name: label(name?.text ?? '', 'lane', margin + signWidth, base, name?.width ?? 0, 'start', name?.full),
      sign: label(outcomeSigns[run.outcome], 'lane', margin + signWidth / 2 - 3, base, 10, 'middle'),
      duration: label(durations[at] ?? '', 'time', right + 8, base, measure(durations[at] ?? '', 'time'), 'start'),
      ...lineOf(run, space),
      blocks: blocksOf(spans, space),
      sentence: laneSentence(run, spans, clock),
    };
  });
  const snapshots = bands.map((band) => snapshotOf(band, headerHeight - 24, clock, measure));
  const title = titleOfSet(rows);
  const key = keyOf(lanes, { x: margin, y: headerHeight - 44 }, measure);
  const sceneWidth = right + aside;
  const heading = hasHeading ? headingOf(title, sceneWidth - 2 * margin, measure) : undefined;
  return {
    width: sceneWidth,
    height: headerHeight + rows.length * laneHeight + margin,
    headerHeight,
    left,
    right,
    ...(heading && { heading: label(heading.text, 'lane', margin, 18, heading.width, 'start', heading.full) }),
    zone: label(zone, 'time', margin, headerHeight - 6, zoneWidth, 'start'),
    key,
    ...axisHead(axis, start, clock, measure, { left, right, y: headerHeight - 6 }),
    snapshots: withoutOverlaps(snapshots),
    lanes,
    title,
    description: describeSet(
      runs,
      clock,
      key.map(({ phase, letter }) => `${letter} ${setPhases[phase].word}`),
    ),
  };
}

interface Space {
  readonly axis: TimeAxis;
  readonly seconds: (time: bigint) => number;
  readonly left: number;
  readonly right: number;
  readonly bands: readonly SnapshotBand[];
  readonly clock: Clock;
}

/** Every time that is drawn: the axis is true between them. */
function timesOf(rows: readonly Row[]): bigint[] {
  return rows.flatMap(({ run, spans }) =>
    [run.start, run.end, ...spans.flatMap(({ start, end }) => [start, end])].filter((time) => time !== undefined),
  );
}

/** Room at both ends, so that letters that come at once find place beside each other. */
function padsOf(rows: readonly Row[]): { readonly left: number; readonly right: number } {
  const step = boxSize + boxGap;
  let before = 0;
  let after = 0;
  for (const { spans } of rows) {
    const at = spans.findIndex(({ phase }) => phase === 'snapshot');
    before = Math.max(before, at < 0 ? 0 : at);
    after = Math.max(after, spans.length - Math.max(at, 0));
  }
  return { left: before * step + boxGap, right: (after + 1) * step };
}

function blocksOf(spans: readonly PhaseSpan[], { axis, seconds, left, right, bands, clock }: Space): SetBlock[] {
  const snapshot = spans.find(({ phase }) => phase === 'snapshot')?.start;
  const snapshotX = bands.find(({ times }) => snapshot !== undefined && times.has(snapshot))?.x;
  return placeBlocks(spans, { axis, seconds, left, right, snapshotX }).map(({ span, x, fromX, endX }): SetBlock => {
    const { phase, status, step, isOpen } = span;
    const sentence = phaseSentence(span, clock);
    return { phase, letter: setPhases[phase].letter, status, step, x, width: boxSize, fromX, endX, isOpen, sentence };
  });
}

function lineOf({ start, end }: Run, { axis, seconds, right }: Space): Pick<SetLane, 'fromX' | 'toX' | 'isOpen'> {
  const fromX = axis.x(seconds(start));
  return { fromX, toX: end === undefined ? right : Math.max(fromX, axis.x(seconds(end))), isOpen: end === undefined };
}

/** The title, in less than its room: a computer without the font that was measured takes a wider one. */
function headingOf(title: string, room: number, measure: Measure): Fitted {
  const safe = room * 0.88;
  // The rest of the set's id is the least that a reader at a glance misses.
  const short =
    measure(title, 'lane') > safe ? title.replace(/^(Snapshot set \{[0-9a-f]{8})[^}]*\}/i, '$1\u2026}') : title;
  const fit = fitText(short, 'lane', safe, measure);
  return short === title ? fit : { ...fit, full: title };
}

function durationOf({ start, end }: Run): string {
  return end === undefined ? 'no end' : durationInWords(secondsBetween(start, end));
}

function snapshotOf(
  { x, width, times, count, vms }: SnapshotBand,
  y: number,
  clock: Clock,
  measure: Measure,
): SetSnapshot {
  const [time = 0n] = [...times].sort((a, b) => (a < b ? -1 : 1));
  const many = count === 1 ? '' : `${count} \u00d7 `;
  const text = `${many}S ${clock.clock(time).slice(0, 8)}, ${vms} ${vms === 1 ? 'VM' : 'VMs'}`;
  const what = count === 1 ? 'A storage snapshot' : `${count} storage snapshots`;
  return {
    x,
    width,
    time,
    count,
    vms,
    label: label(text, 'time', x + width / 2, y, measure(text, 'time'), 'middle'),
    sentence: `${what} at ${clock.clock(time)} for ${vms} ${vms === 1 ? 'VM' : 'VMs'}.`,
  };
}

/** Labels that would stand on the one before them are left to the hover. */
function withoutOverlaps(snapshots: readonly SetSnapshot[]): SetSnapshot[] {
  let free = 0;
  return snapshots.map((one) => {
    const from = one.label.x - one.label.width / 2;
    if (from < free) return { ...one, label: { ...one.label, text: '', width: 0 } };
    free = from + one.label.width + 6;
    return one;
  });
}

function label(
  text: string,
  font: Label['font'],
  x: number,
  y: number,
  width: number,
  anchor: Label['anchor'],
  full?: string,
): Label {
  return { text, font, x, y, width, anchor, ...(full !== undefined && { full }) };
}
