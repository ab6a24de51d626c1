import type { DrawingNode } from './drawing';
import { group, labelNode, line, node, rect, round } from './draw-parts';
import type { SetBlock, SetFold, SetKey, SetLane, SetScene, SetSnapshot } from './set-scene';

export interface DrawSetOptions {
  /** Only the lanes between these heights are drawn. */
  readonly from?: number;
  readonly to?: number;
  /** Id of a run. */
  readonly selected?: string;
  readonly dimmed?: ReadonlySet<string>;
  /** `false`: without what stands above the lanes, for a view that keeps it in sight with `drawSetHead`. */
  readonly head?: boolean;
}

/** The lanes of a set. The size is that of the whole, whatever part is drawn. */
export function drawSet(scene: SetScene, options: DrawSetOptions = {}): DrawingNode {
  const { width, height, headerHeight, title, description } = scene;
  const { from = 0, to = height, selected, dimmed, head = true } = options;
  const lanes = scene.lanes.filter((lane) => lane.top + lane.height >= from && lane.top <= to);
  const stretch = { from: Math.max(headerHeight, from), to: Math.min(bottomOf(scene), to) };
  return node(
    'svg',
    { ...frame(width, height), class: 'sequence set', role: 'list', 'aria-label': title },
    node('title', {}, title),
    node('desc', {}, description),
    group('ticks', ...scene.ticks.map(({ x }) => line('row-line', x, stretch.from, x, stretch.to))),
    group('snapshots', ...scene.snapshots.map((one) => band(one, stretch))),
    ...lanes
      .filter(({ run }) => run === selected)
      .map(({ top, height: size }) => rect('selected-back', 0, top, width, size)),
    group('set-lines', ...lanes.flatMap((lane) => lineOf(lane, dimmed?.has(lane.run) ?? false))),
    group('folds', ...scene.folds.map((one) => fold(one, stretch))),
    group('set-lines', ...lanes.flatMap((lane) => acrossFolds(lane, scene.folds))),
    ...lanes.map((lane) => laneNode(lane, scene, lane.run === selected, dimmed?.has(lane.run) ?? false)),
    head ? headOf(scene) : undefined,
  );
}

/** What stands above the lanes: the sentence, the key, the times. */
export function drawSetHead(scene: SetScene): DrawingNode {
  return node(
    'svg',
    { ...frame(scene.width, scene.headerHeight), class: 'sequence set', 'aria-hidden': 'true' },
    headOf(scene),
  );
}

function frame(width: number, height: number): Record<string, string | number> {
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
  };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function bottomOf({ lanes, headerHeight }: SetScene): number {
  const last = lanes.at(-1);
  return last ? last.top + last.height : headerHeight;
}

function headOf({
  width,
  headerHeight,
  heading,
  zone,
  key,
  ticks,
  folds,
  snapshots,
  left,
  right,
}: SetScene): DrawingNode {
  return group(
    'set-head',
    rect('lanes-back', 0, 0, width, headerHeight),
    heading && labelNode(heading, 'heading'),
    labelNode(zone, 'zone'),
    ...key.map(keyNode),
    ...ticks.map(({ x, label }) =>
      group('tick', line('tick-line', x, headerHeight - 4, x, headerHeight), labelNode(label)),
    ),
    ...folds.map(({ label }) => (label.text === '' ? undefined : group('fold', labelNode(label)))),
    ...snapshots.map(({ label, sentence }) =>
      label.text === '' ? undefined : group('snapshot', node('title', {}, sentence), labelNode(label, 'snapshot')),
    ),
    line('lanes-edge', left, headerHeight, right, headerHeight),
  );
}

function keyNode({ phase, letter, x, label }: SetKey): DrawingNode {
  return group(`key ${phase}`, ...letterBox(x, label.y - 11, letter), labelNode(label));
}

/** A band down all lanes: one snapshot for all VMs that have its letter in it. */
function band({ x, width, sentence }: SetSnapshot, { from, to }: Stretch): DrawingNode {
  return group(
    'snapshot',
    node('title', {}, sentence),
    rect('snapshot-band', x - 2, from, width + 4, to - from),
    line('snapshot-edge', x - 2, from, x - 2, to),
    line('snapshot-edge', x + width + 2, from, x + width + 2, to),
  );
}

/** Bars and lines lie under the folds, which break them; letters lie above. */
function lineOf(lane: SetLane, isDimmed: boolean): DrawingNode[] {
  const { top, height, fromX, toX, isOpen, blocks } = lane;
  const middle = top + height / 2;
  return [
    group(
      `set-line${isDimmed ? ' dimmed' : ''}`,
      line(`run-line${isOpen ? ' open' : ''}`, fromX, middle, toX, middle),
      ...blocks.filter(({ fromX, endX }) => endX > fromX).map((block) => barOf(block, middle)),
    ),
  ];
}

/** What goes on during a wait that is not drawn is dashed there, or its rest behind the fold would look like another thing. */
function acrossFolds({ top, height, fromX, toX }: SetLane, folds: readonly SetFold[]): DrawingNode[] {
  const middle = top + height / 2;
  return folds
    .filter(({ x, width }) => fromX <= x && toX >= x + width)
    .map(({ x, width }) => line('run-line open', x + 3, middle, x + width - 3, middle));
}

function barOf({ fromX, endX, status, phase, isOpen }: SetBlock, middle: number): DrawingNode {
  return group(`${status} ${phase}`, rect(isOpen ? 'open-end' : 'bar', fromX, middle - 4, endX - fromX, 8));
}

/** The axis is broken here; the break says above the lanes how much it hides. */
function fold({ x, width, hiddenSeconds }: SetFold, { from, to }: Stretch): DrawingNode {
  return group(
    'fold',
    node('title', {}, `${Math.round(hiddenSeconds)} s are not drawn here.`),
    rect('fold-back', x + 3, from, width - 6, to - from),
    zigzag(x + 3, from, to),
    zigzag(x + width - 3, from, to),
  );
}

function zigzag(x: number, from: number, to: number): DrawingNode {
  const tooth = 5;
  const teeth = Math.max(1, Math.floor((to - from) / (2 * tooth)));
  return node('path', {
    class: 'fold-edge',
    d: `M${round(x)} ${round(from)}${`l-3 ${tooth}l3 ${tooth}`.repeat(teeth)}`,
  });
}

function laneNode(lane: SetLane, { width }: SetScene, isSelected: boolean, isDimmed: boolean): DrawingNode {
  const { run, outcome, top, height, name, sign, duration, blocks, sentence } = lane;
  const marks = `${isSelected ? ' selected' : ''}${isDimmed ? ' dimmed' : ''}`;
  return node(
    'g',
    { class: `set-lane ${outcome}${marks}`, 'data-run': run, role: 'listitem', 'aria-label': sentence },
    node('title', {}, sentence),
    rect('hit', 0, top, width, height),
    labelNode(sign, 'outcome'),
    labelNode(name, 'name'),
    ...blocks.map((block) => blockNode(block, top + height / 2)),
    labelNode(duration),
  );
}

function blockNode({ phase, status, step, letter, x, endX, isOpen, sentence }: SetBlock, middle: number): DrawingNode {
  return node(
    'g',
    { class: `block ${phase} ${status}`, 'data-step': step },
    node('title', {}, sentence),
    ...letterBox(x, middle - 7.5, letter),
    isOpen
      ? node('text', { class: 'time sign', x: round(endX + 6), y: round(middle + 4), 'text-anchor': 'middle' }, '?')
      : undefined,
  );
}

function letterBox(x: number, y: number, letter: string): DrawingNode[] {
  return [
    rect('box', x, y, 15, 15, 2),
    node('text', { class: 'letter', x: round(x + 7.5), y: round(y + 11.5), 'text-anchor': 'middle' }, letter),
  ];
}
