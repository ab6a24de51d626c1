/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { drawingTags, type DrawingNode, type DrawingTag, type FontRole, type Measure } from './drawing';
export type { Label, Lane, LimitMark, Mark, Scene, Shade, Tick, TimeFold } from './scene';
