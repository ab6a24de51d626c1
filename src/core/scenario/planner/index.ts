/** The planner; `src/core/index.ts` passes it on. */
export { planNight } from './plan-night';
export type { Conflict, JobNight, LunLoad, Member, Night, SnapshotSet, Strategy, VolumeLoad } from './night';
