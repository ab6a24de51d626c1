import type * as Diagnosis from './parts/diagnosis';
import type * as Events from './parts/events';

/**
 * The work of a command, in bundles of their own beside this one: help and version load neither, and `events` no rules. Each has
 * its own copy of core, so nothing may be told apart by `instanceof` across them.
 */
export const loadEvents = (): Promise<typeof Events> => import('./parts/events');

/** Rules, runs and the tables of `explain`. */
export const loadDiagnosis = (): Promise<typeof Diagnosis> => import('./parts/diagnosis');
