import { filetimeToIso } from '../vmconfig/filetime';
import { partnerOf } from './partner';
import type { Run } from './run';

/** Two runs to compare, or why there are none, in a sentence. */
export type ChosenPair = readonly [Run, Run] | { readonly problem: string };

/** What a run is called where several could be meant. */
type NameOf = (run: Run) => string;

/**
 * The runs that `wanted` names: `last` is the last run that did not succeed beside its good one, and two names with a comma between
 * are two runs, each by its id or by the beginning of its start in UTC: `2014-03-05`, `2014-03-05T22:00`.
 */
export function choosePair(runs: readonly Run[], wanted: string, nameOf: NameOf = ({ vm }) => vm.name): ChosenPair {
  if (wanted.toLowerCase() === 'last') return lastPair(runs);
  const names = wanted.split(',').map((name) => name.trim());
  const [nameA = '', nameB = ''] = names;
  if (names.length !== 2 || nameA === '' || nameB === '') {
    return { problem: 'Name two runs with a comma between, each by its start or id, or "last".' };
  }
  const [a, b] = [chooseOne(runs, nameA, nameOf), chooseOne(runs, nameB, nameOf)];
  if ('problem' in a) return a;
  return 'problem' in b ? b : [a, b];
}

/** The good run first: it is what the other is held against. */
function lastPair(runs: readonly Run[]): ChosenPair {
  const inOrder = [...runs].sort((x, y) => (x.start < y.start ? -1 : x.start > y.start ? 1 : 0));
  const bad = inOrder.filter(({ outcome }) => outcome !== 'succeeded').reverse();
  for (const run of bad) {
    const partner = partnerOf(run, runs);
    if (partner) return [partner, run];
  }
  if (runs.length === 0) return { problem: 'There is no run to compare.' };
  if (bad.length === 0) return { problem: 'All runs succeeded; name the two that are to be compared.' };
  return { problem: 'No run that did not succeed has a good one of the same VM to be compared with.' };
}

function chooseOne(runs: readonly Run[], name: string, nameOf: NameOf): Run | { readonly problem: string } {
  const exact = runs.find(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (exact) return exact;
  const prefix = name.replace(' ', 'T').replace(/Z$/i, '');
  const found = /^\d{4}-\d\d/.test(prefix) ? runs.filter((run) => startOf(run).startsWith(prefix)) : [];
  const [only] = found;
  if (only && found.length === 1) return only;
  if (!only) return { problem: `No run begins at "${name}" (UTC) or has this id. ${listed(runs, 'Runs', nameOf)}` };
  return {
    problem: `${found.length} runs begin at "${name}" (UTC): write more of it. ${listed(found, 'They are', nameOf)}`,
  };
}

function listed(runs: readonly Run[], head: string, nameOf: NameOf): string {
  if (runs.length === 0) return 'There is no run.';
  const shown = runs.slice(0, 5).map((run) => `${startOf(run)} (${nameOf(run).slice(0, 40)})`);
  return `${head}: ${shown.join(', ')}${runs.length > shown.length ? ` and ${runs.length - shown.length} more` : ''}.`;
}

function startOf({ start }: Run): string {
  return (filetimeToIso(start) ?? String(start)).slice(0, 23);
}
