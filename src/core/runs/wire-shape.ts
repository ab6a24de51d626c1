import { actors, consistencies, fileKinds, generationIds, generationTable, leftovers } from '../process';
import { hostOsNames } from '../vmconfig/facts/host-os';
import { stepStatuses } from './run';

/** Says whether a value that came over the wire is of a shape. */
type Is = (value: unknown) => boolean;

const text: Is = (value) => typeof value === 'string';
const flag: Is = (value) => typeof value === 'boolean';
const count: Is = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** A big integer as text, within 64 bits and their sign. */
export function isBigText(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d{1,20}$/.test(value);
}

function oneOf(words: Iterable<string>): Is {
  const known = new Set(words);
  return (value) => typeof value === 'string' && known.has(value);
}

function list(item: Is): Is {
  return (value) => Array.isArray(value) && value.every(item);
}

/** A property whose name ends with `?` may be absent. */
function object(shape: Readonly<Record<string, Is>>): Is {
  const rows = Object.entries(shape).map(([name, is]) => ({
    name: name.replace('?', ''),
    may: name.endsWith('?'),
    is,
  }));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const own = new Map<string, unknown>(Object.entries(value));
    return rows.every(({ name, may, is }) => (may && own.get(name) === undefined) || is(own.get(name)));
  };
}

const actor = oneOf(actors);
const consistency = oneOf(consistencies);
const step = oneOf(generationTable.flatMap(({ steps, savedState }) => [...steps, ...savedState].map(({ id }) => id)));

const place = object({
  uri: text,
  byteOffset: count,
  recordId: isBigText,
  time: isBigText,
  host: text,
  provider: text,
  eventId: count,
  'mark?': text,
});

/** A whole run: words that decide how it is drawn are looked up, lists are gone through, times are numbers. */
export const isRunShape: Is = object({
  id: text,
  origin: oneOf(['observed', 'predicted']),
  vm: object({ 'id?': text, name: text }),
  host: text,
  'hostOs?': oneOf(hostOsNames),
  generation: oneOf(generationIds),
  generationFrom: oneOf(['host-os', 'records', 'assumed']),
  'build?': text,
  'requestor?': text,
  'setId?': text,
  start: isBigText,
  'end?': isBigText,
  outcome: oneOf(['succeeded', 'failed', 'incomplete', 'unknown']),
  outcomeReason: text,
  consistency,
  consistencyReasons: list(text),
  steps: list(
    object({
      id: step,
      from: actor,
      to: actor,
      label: text,
      status: oneOf(stepStatuses),
      'start?': isBigText,
      'end?': isBigText,
      evidence: list(place),
      'note?': text,
    }),
  ),
  files: list(
    object({
      path: text,
      named: flag,
      kind: oneOf(Object.keys(fileKinds)),
      consistency,
      afterStep: step,
      leftBehind: flag,
    }),
  ),
  leftBehind: list(
    object({
      kind: oneOf(Object.keys(leftovers)),
      certainty: oneOf(['proved', 'possible']),
      step,
      sign: text,
      first: text,
      rules: list(text),
    }),
  ),
  story: list(
    object({ role: oneOf(['cause', 'consequence']), step, says: text, 'code?': text, place, also: list(place) }),
  ),
  notes: list(text),
});
