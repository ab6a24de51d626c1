// One server for all journeys.
import { startJourneyServer } from './session.mjs';

/** Starts it, and tells the processes of the tests where it is. */
export default async function setup() {
  const { facts, stop } = await startJourneyServer();
  process.env['HVB_JOURNEY_SERVER'] = JSON.stringify(facts);
  return stop;
}
