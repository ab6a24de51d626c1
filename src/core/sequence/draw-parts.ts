import type { DrawingNode, DrawingTag } from './drawing';
import type { Label } from './scene';

type Attributes = DrawingNode['attributes'];
type Child = DrawingNode | string | undefined;

/** A node; children that are not there are left out. */
export function node(tag: DrawingTag, attributes: Attributes, ...children: readonly Child[]): DrawingNode {
  return { tag, attributes, children: children.filter((child) => child !== undefined) };
}

/** A group with a class. */
export function group(name: string, ...children: readonly Child[]): DrawingNode {
  return node('g', { class: name }, ...children);
}

/** A label as text; the whole of a cut one is its title. */
export function labelNode(label: Label, name: string = label.font): DrawingNode {
  const { text, x, y, width, anchor, font, full, isTight } = label;
  return node(
    'text',
    {
      class: name === font ? font : `${font} ${name}`,
      x: round(x),
      y: round(y),
      ...(anchor !== 'start' && { 'text-anchor': anchor }),
      ...((isTight ?? full !== undefined) &&
        width > 0 && { textLength: round(width), lengthAdjust: 'spacingAndGlyphs' }),
    },
    full === undefined ? undefined : node('title', {}, full),
    text,
  );
}

/** A straight line. */
export function line(name: string, x1: number, y1: number, x2: number, y2: number): DrawingNode {
  return node('line', { class: name, x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) });
}

/** A rectangle; `radius` rounds its corners. */
export function rect(name: string, x: number, y: number, width: number, height: number, radius = 0): DrawingNode {
  return node('rect', {
    class: name,
    x: round(x),
    y: round(y),
    width: round(Math.max(0, width)),
    height: round(Math.max(0, height)),
    ...(radius > 0 && { rx: radius }),
  });
}

/** A polygon or, without a fill in the style, an outline. */
export function polygon(name: string, points: readonly (readonly [number, number])[]): DrawingNode {
  return node('polygon', { class: name, points: points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ') });
}

/** Two crossed strokes. */
export function cross(name: string, x: number, y: number, size: number): DrawingNode {
  const [left, right, top, bottom] = [round(x - size), round(x + size), round(y - size), round(y + size)];
  return node('path', { class: name, d: `M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}` });
}

/** Tenths of a pixel are enough, and keep an export short. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
