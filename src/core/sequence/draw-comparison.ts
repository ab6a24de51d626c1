import type { StepStatus } from '../runs';
import type { ComparedCell, ComparedRow, ComparisonColumn, ComparisonScene } from './comparison-scene';
import type { DrawingNode } from './drawing';
import { cross, group, labelNode, line, node, polygon, rect, round } from './draw-parts';

export interface DrawComparisonOptions {
  /** Only the rows between these heights are drawn. */
  readonly from?: number;
  readonly to?: number;
  /** Position in the rows of the comparison. */
  readonly selected?: number;
}

/** Two runs side by side. */
export function drawComparison(scene: ComparisonScene, options: DrawComparisonOptions = {}): DrawingNode {
  const { width, height, headerHeight, heading, columns, title, description } = scene;
  const { from = 0, to = height, selected } = options;
  const rows = scene.rows.filter((row) => row.top + row.height >= from && row.top <= to);
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const [, second] = columns;
  return node(
    'svg',
    {
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      class: 'sequence comparison',
      role: 'list',
      'aria-label': title,
    },
    node('title', {}, title),
    node('desc', {}, description),
    ...columns
      .filter((column) => column.isPredicted)
      .map((column) =>
        rect('predicted-frame', column.x - 4, headerHeight + 1, column.width + 4, height - headerHeight - 4, 4),
      ),
    ...columns.map(({ x }) => line('column-edge', x - 8, Math.max(headerHeight, from), x - 8, Math.min(height, to))),
    ...rows.map((row) => rowNode(row, scene, row.index !== undefined && row.index === selected)),
    group(
      'comparison-head',
      rect('lanes-back', 0, 0, width, headerHeight),
      ...heading.map((one) => labelNode(one, 'heading')),
      ...columns.map(columnNode),
      line('lanes-edge', 0, headerHeight, second.x + second.width, headerHeight),
    ),
  );
}

function columnNode({ run, outcome, name, when }: ComparisonColumn): DrawingNode {
  return node('g', { class: `column ${outcome}`, 'data-run': run }, labelNode(name, 'name'), labelNode(when));
}

function rowNode(row: ComparedRow, { width }: ComparisonScene, isSelected: boolean): DrawingNode {
  const { index, mark, top, height, sign, label, remark, a, b, sentence } = row;
  const name = `compared ${mark === 'first' ? 'first-difference' : mark}${isSelected ? ' selected' : ''}`;
  return node(
    'g',
    { class: name, ...(index !== undefined && { 'data-row': index }), role: 'listitem', 'aria-label': sentence },
    node('title', {}, sentence),
    rect('compared-back', 4, top, width - 8, height, 3),
    rect('hit', 4, top, width - 8, height),
    sign && labelNode(sign, 'difference'),
    labelNode(label),
    remark && labelNode(remark, 'remark'),
    a && cellNode(a),
    b && cellNode(b),
  );
}

function cellNode({ run, step, status, x, text, proof }: ComparedCell): DrawingNode {
  const middle = text.y - 4;
  return node(
    'g',
    { class: `mark ${status ?? 'no-step'}`, 'data-run': run, ...(step !== undefined && { 'data-step': step }) },
    ...(status === undefined ? [] : shapeOf(status, x + 7, middle)),
    labelNode(text),
    proof && labelNode(proof),
  );
}

/** The head that the arrow of this status has in the picture of one run. */
function shapeOf(status: StepStatus, x: number, y: number): DrawingNode[] {
  const triangle: readonly (readonly [number, number])[] = [
    [x + 5, y],
    [x - 4, y - 4.5],
    [x - 4, y + 4.5],
  ];
  const ring = node('circle', { class: 'ring', cx: round(x), cy: round(y), r: 6 });
  switch (status) {
    case 'seen':
      return [polygon('head', triangle)];
    case 'implied':
    case 'silent':
      return [polygon('head hollow', triangle)];
    case 'failed':
      return [cross('cross', x, y, 5)];
    case 'missing':
      return [ring, cross('cross', x, y, 2.8)];
    case 'not-reached':
      return [node('circle', { class: 'head hollow', cx: round(x), cy: round(y), r: 3 })];
    case 'unknown':
      return [ring, node('text', { class: 'time sign', x: round(x), y: round(y + 4), 'text-anchor': 'middle' }, '?')];
  }
}
