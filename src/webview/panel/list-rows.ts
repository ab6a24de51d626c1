import type { Outcome } from '../../core';
import type { RunHead } from '../../protocol/panel';
import type { Filters } from './state';
import { dayHeading, dayOf, predictedDay } from './times';

/** A line of the list, which is a tree of days, snapshot sets and runs laid out flat. */
export type ListRow =
  | {
      readonly kind: 'day' | 'set';
      readonly key: string;
      readonly level: number;
      readonly text: string;
      readonly count: number;
      readonly failed: number;
      readonly isOpen: boolean;
      readonly position: number;
      readonly siblings: number;
      readonly setId?: string;
    }
  | {
      readonly kind: 'run';
      readonly key: string;
      readonly level: number;
      readonly run: RunHead;
      readonly position: number;
      readonly siblings: number;
    };

export interface ListRows {
  readonly rows: readonly ListRow[];
  /** Runs that pass the filters, in closed headings too. */
  readonly matching: number;
}

/** Runs as they stand in the list: newest first, those of one snapshot set together where its newest stands. */
export function listRows(
  runs: readonly RunHead[],
  filters: Filters,
  closed: ReadonlySet<string>,
  timeZone: string,
): ListRows {
  const text = filters.text.trim().toLowerCase();
  const days = new Map<string, RunHead[]>();
  let matching = 0;
  for (const run of [...runs].sort(newestFirst)) {
    if (!passes(run, filters, text)) continue;
    const day = dayOfRun(run, timeZone);
    if (filters.day !== '' && day !== filters.day) continue;
    matching++;
    const known = days.get(day);
    if (known) known.push(run);
    else days.set(day, [run]);
  }
  const rows: ListRow[] = [];
  for (const [at, [day, own]] of [...days].entries()) {
    const isOpen = !closed.has(day);
    const place = { position: at + 1, siblings: days.size };
    rows.push({ kind: 'day', key: day, level: 1, text: dayHeading(day), ...counts(own), isOpen, ...place });
    if (isOpen) rows.push(...rowsOfDay(day, own, closed));
  }
  return { rows, matching };
}

function rowsOfDay(day: string, runs: readonly RunHead[], closed: ReadonlySet<string>): ListRow[] {
  const groups = groupSets(runs);
  return groups.flatMap((group, at): ListRow[] => {
    const place = { position: at + 1, siblings: groups.length };
    const [first] = group;
    if (first === undefined) return [];
    const { setId } = first;
    if (setId === undefined || group.length === 1)
      return [{ kind: 'run', key: first.id, level: 2, run: first, ...place }];
    const key = `${day} ${setId}`;
    const isOpen = !closed.has(key);
    const text = `Set ${shortSet(setId)}`;
    const heading: ListRow = { kind: 'set', key, level: 2, text, ...counts(group), isOpen, setId, ...place };
    const siblings = group.length;
    return [
      heading,
      ...(isOpen
        ? group.map((run, index): ListRow => ({
            kind: 'run',
            key: run.id,
            level: 3,
            run,
            position: index + 1,
            siblings,
          }))
        : []),
    ];
  });
}

function groupSets(runs: readonly RunHead[]): RunHead[][] {
  const groups: RunHead[][] = [];
  const bySet = new Map<string, RunHead[]>();
  for (const run of runs) {
    const known = run.setId === undefined ? undefined : bySet.get(run.setId);
    if (known) {
      known.push(run);
      continue;
    }
    const group = [run];
    groups.push(group);
    if (run.setId !== undefined) bySet.set(run.setId, group);
  }
  return groups;
}

function counts(runs: readonly RunHead[]): { readonly count: number; readonly failed: number } {
  return { count: runs.length, failed: runs.filter(({ outcome }) => outcome === 'failed').length };
}

function passes(run: RunHead, { host, outcome }: Filters, text: string): boolean {
  if (host !== '' && run.host !== host) return false;
  if (outcome !== '' && run.outcome !== outcome) return false;
  return text === '' || `${run.vm.name} ${run.host} ${run.brief} ${run.vm.id ?? ''}`.toLowerCase().includes(text);
}

/** A plan has no date: what is predicted stands together. */
function dayOfRun({ start, predicted }: RunHead, timeZone: string): string {
  return predicted ? predictedDay : dayOf(BigInt(start), timeZone);
}

/** What is predicted stands first, in the order of the plan. */
function newestFirst(left: RunHead, right: RunHead): number {
  if (left.predicted || right.predicted) return Number(!left.predicted) - Number(!right.predicted);
  const [a, b] = [BigInt(left.start), BigInt(right.start)];
  if (a !== b) return a < b ? 1 : -1;
  return left.vm.name < right.vm.name ? -1 : left.vm.name > right.vm.name ? 1 : 0;
}

/** `{7b0c0000...}`: enough of an id to tell it from others. */
function shortSet(setId: string): string {
  const bare = setId.replace(/^\{|\}$/g, '');
  return bare.length <= 12 ? setId : `{${bare.slice(0, 8)}\u2026}`;
}

/** What can be chosen in the filters. */
export function filterChoices(
  runs: readonly RunHead[],
  timeZone: string,
): { readonly hosts: readonly string[]; readonly days: readonly string[]; readonly outcomes: readonly Outcome[] } {
  const outcomes = new Set(runs.map(({ outcome }) => outcome));
  return {
    hosts: [...new Set(runs.map(({ host }) => host))].sort(),
    days: [...new Set(runs.map((run) => dayOfRun(run, timeZone)))].sort().reverse(),
    outcomes: (['failed', 'incomplete', 'unknown', 'succeeded'] as const).filter((one) => outcomes.has(one)),
  };
}
