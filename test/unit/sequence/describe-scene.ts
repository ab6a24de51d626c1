import type { Label, Mark, Scene } from '../../../src/core/sequence';

/** A scene as indented text: what is drawn where, from above, so that a change of a picture is read in a diff. */
export function describeScene(scene: Scene): string {
  const { width, height, title, description, lanes, marks, folds, moments, ticks, shades, ended, notes, zone } = scene;
  const open = lanes.filter(({ isFolded }) => !isFolded);
  const folded = lanes.filter(({ isFolded }) => isFolded);
  const rows = [
    ...marks.map((mark) => ({ y: mark.top, lines: markLines(mark) })),
    ...folds.map(({ y, height: size, label }) => ({ y, lines: [`~~~ ${label.text} (${r(size)} high)`] })),
    ...shades.map(({ top, height: size, reason }) => ({ y: top, lines: [`shade of ${r(size)}: ${reason}`] })),
    ...moments.map(({ top, height: size, sentence }) => ({ y: top, lines: [`moment of ${r(size)}: ${sentence}`] })),
    ...ticks.map(({ y, label, day }) => ({ y, lines: [`tick ${day ? `${day.text} ` : ''}${label.text}`] })),
    ...(ended ? [{ y: ended.y, lines: [`=== ${ended.label.text}`] }] : []),
    ...notes.map((note) => ({ y: note.y, lines: [`note: ${note.text}`] })),
  ].sort((a, b) => a.y - b.y);
  return `${[
    title,
    `  ${description}`,
    `${r(width)} x ${r(height)}, ${r(scene.pixelsPerSecond)} px/s, times in ${zone.text}`,
    `lanes: ${open.map(({ lines, x }) => `${lines.join(' ')} @${r(x)}`).join(', ')}`,
    `folded: ${folded.map(({ name, x }) => `${name} @${r(x)}`).join(', ')}`,
    ...rows.map(({ y, lines }) => `${String(Math.round(y)).padStart(5)}  ${lines.join('\n       ')}`),
  ].join('\n')}\n`;
}

function markLines(mark: Mark): string[] {
  const {
    index,
    status,
    from,
    to,
    fromX,
    toX,
    y,
    endY,
    label,
    badge,
    note,
    absent,
    duration,
    limit,
    isOpen,
    sentence,
  } = mark;
  const arrow = from === to ? `${from} @${r(fromX)} (itself)` : `${from} @${r(fromX)} -> ${to} @${r(toX)}`;
  const bar = endY === undefined ? '' : `, bar to ${r(endY)}`;
  return [
    `#${index} ${status}: ${arrow}, y ${r(y)}${bar}${isOpen ? ', open' : ''}`,
    `  "${label.text}" ${place(label)}`,
    ...(badge ? [`  [${badge.text}] ${place(badge)}`] : []),
    ...(note ? [`  why: ${note.text} ${place(note)}`] : []),
    ...(absent ? [`  [${absent.text}] ${place(absent)}`] : []),
    ...(duration ? [`  lasts ${duration.text} ${place(duration)}`] : []),
    ...(limit
      ? [`  limit ${limit.id}: ${limit.label.text} ${place(limit.label)}${limit.isExceeded ? ', exceeded' : ''}`]
      : []),
    `  > ${sentence}`,
  ];
}

function place({ x, y, width }: Label): string {
  return `${r(x)}..${r(x + width)} @${r(y)}`;
}

function r(value: number): string {
  return String(Math.round(value));
}
