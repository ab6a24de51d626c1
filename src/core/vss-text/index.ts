/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { readVssText } from './read-vss-text';
export type {
  SizeShown,
  VolumeShown,
  VssProvider,
  VssShadow,
  VssStorage,
  VssText,
  VssTextProblem,
  VssWriter,
} from './model';
