/**
 * What to gather on a host, as data, and the script that does it. Invariant: only what a reader of ours takes, by commands that
 * change nothing, into one new folder. Deliberately absent: running it.
 */
export { collectionScript, collectTargetOf } from './collection-script';
export { collectRows, collectTargets, type CollectRow, type CollectTarget } from './rows';
