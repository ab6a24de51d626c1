/** The part of the command line that reads pasted texts as logs: `events` loads it when it meets one, and never for .evtx alone. */
export { isTextLogKind, textLogOf } from '../../core';
