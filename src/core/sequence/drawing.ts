/**
 * A picture as plain data. The panel makes SVG elements of it, an export makes text of it: one painter, two ways out, and text
 * of a log is a text node in both, never markup.
 */
export interface DrawingNode {
  readonly tag: DrawingTag;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (DrawingNode | string)[];
}

/** All that we draw with; nothing here can load or run anything. */
export const drawingTags = [
  'svg',
  'g',
  'title',
  'desc',
  'text',
  'tspan',
  'path',
  'line',
  'rect',
  'circle',
  'polygon',
] as const;

export type DrawingTag = (typeof drawingTags)[number];

/** The width of a text in pixels, at the size that the class of the text has: the panel asks its canvas, tests count characters. */
export type Measure = (text: string, font: FontRole) => number;

/** Which of the few fonts of the picture. */
export type FontRole = 'label' | 'lane' | 'time' | 'note';
