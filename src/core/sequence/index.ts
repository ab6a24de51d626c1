/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { drawingTags, type DrawingNode, type DrawingTag, type FontRole, type Measure } from './drawing';
export { drawingCss, exportPalettes, type DrawingColors } from './drawing-css';
export { drawingToSvgText, type SvgTextOptions } from './drawing-to-svg-text';
export { drawFiles } from './draw-files';
export { consistencyWords, fileTags } from './file-words';
export { filesAt, type FileAtStep } from './files-at';
export { layoutFiles, type FileCard, type FileLink, type FilesOptions, type FilesScene } from './layout-files';
export { drawRunPictures, tellingStep, type PictureOptions } from './run-picture';
export { drawSet, drawSetHead, type DrawSetOptions } from './draw-set';
export { drawLanes, drawScene, type DrawOptions } from './draw-scene';
export { layoutSet, type SetLayoutOptions } from './layout-set';
export { setsOf, type RunSet } from './sets-of';
export type { SetBlock, SetFold, SetKey, SetLane, SetPhase, SetScene, SetSnapshot, SetTick } from './set-scene';
export { layoutRun, type LayoutOptions } from './layout-run';
export type { EndLine, Label, Lane, LimitMark, Mark, Moment, Scene, Shade, Tick, TimeFold } from './scene';
export { fontSizes, textMeasure } from './text-measure';
export { clockOf, durationInWords, secondsBetween, type Clock } from './times';
export { runDescription, runTitle, statusMeanings, statusWords } from './words';
