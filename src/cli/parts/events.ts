/** The part of the command line that only reads logs: without rules and runs it is loaded in half the time. */
export { runEvents } from '../events/run-events';
