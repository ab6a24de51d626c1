import type { MessageText } from '../../message/model';
import { knownBuild } from '../../runs/host-builds';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding } from '../rule';
import { runTextRules } from '../run-text-rules';
import { isToldHere } from './event-rules';
import { recordOf } from './record-of';
import { matchesIn, recordRules } from './record-rules';
import { messageRules } from './rules';

/** All findings on messages pasted alone, in the order of the text. */
export function checkMessage(doc: MessageText, options: CheckTextOptions): readonly Finding[] {
  // An id that the text does not place bounds nothing.
  const sure = doc.events.filter(({ from }) => from !== 'assumed').map((event) => recordOf(doc, event));
  const { builds, hostOs } = knownBuild(sure, options.host?.os);
  const matches = matchesIn(doc, builds);
  const told = [...matches.map(({ event }) => event), ...doc.events.filter(isToldHere)]
    .map(({ body }) => body)
    .sort((a, b) => a.start - b.start);
  return runTextRules([...messageRules, ...recordRules], { doc, builds, matches, told }, options, hostOs);
}
