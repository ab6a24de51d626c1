/**
 * The vocabulary of VM configurations as data: every element seen in a real file or named by a source, with what it means.
 * Invariants: one row per pattern, each with its source and how sure it is; matched by name and device class, never by text.
 * Deliberately absent: which elements must be there, and in which order. Nothing here says that an element is wrong.
 */
import { deviceClass } from '../devices';
import { deviceElements } from './device-rows';
import { drivesElements } from './drive-rows';
import type { ElementFacts } from './element-facts';
import { matchesSegment, parseSegment, type ClassOf, type Segment } from './element-pattern';
import { firmwareElements } from './firmware-rows';
import { globalElements } from './global-rows';
import { manifestElements } from './manifest-rows';
import { metricElements } from './metric-rows';
import { networkElements } from './network-rows';
import { propertiesElements } from './properties-rows';
import { replicationElements } from './replication-rows';
import { settingsElements } from './settings-rows';

export type { ElementFacts, ElementType, FactEvidence, SurveyedVersion, ValueMeaning } from './element-facts';
export { parseSegment, type ClassOf, type Placeholder, type Segment } from './element-pattern';

/** Every row, section by section. */
export const allElementFacts: readonly ElementFacts[] = [
  ...propertiesElements,
  ...settingsElements,
  ...globalElements,
  ...metricElements,
  ...replicationElements,
  ...manifestElements,
  ...deviceElements,
  ...drivesElements,
  ...networkElements,
  ...firmwareElements,
];

/** The rows as a tree of names: a document has some ten thousand elements, and each hover or completion asks for one path. */
interface Branch {
  facts?: ElementFacts;
  readonly named: Map<string, Branch>;
  /** The narrow ones first, so that `_<class ide>_` is asked before `_<guid>_`. */
  readonly open: { readonly segment: Segment; readonly branch: Branch }[];
}

const root = plant(allElementFacts);

/** What is known of the element at a path of names from the root, such as `elementPath` gives; `undefined` for nothing. */
export function elementFacts(path: readonly string[], classOf: ClassOf): ElementFacts | undefined {
  return follow(path, classOf).find(({ facts }) => facts)?.facts;
}

/** The elements that may stand in the element at a path, in the order Hyper-V writes names; `[]` gives the root element. */
export function childrenOf(path: readonly string[], classOf: ClassOf): ElementFacts[] {
  const found = new Map<string, ElementFacts>();
  for (const { named, open } of follow(path, classOf)) {
    for (const { facts } of [...named.values(), ...open.map(({ branch }) => branch)]) {
      if (facts && !found.has(facts.name)) found.set(facts.name, facts);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The branches that a path may stand for, narrow before wide; none as soon as a name is unknown, however deep the path. */
function follow(path: readonly string[], classOf: ClassOf): readonly Branch[] {
  const classOrOwn: ClassOf = (guid) => classOf(guid) ?? deviceClass(guid)?.guid;
  let branches: readonly Branch[] = [root];
  for (const name of path) {
    // Loops and no chains of arrays: the rules ask for the path of a hundred thousand elements.
    const next: Branch[] = [];
    for (const { named, open } of branches) {
      const exact = named.get(name);
      if (exact) next.push(exact);
      for (const { segment, branch } of open) if (matchesSegment(segment, name, classOrOwn)) next.push(branch);
    }
    if (next.length === 0) return next;
    branches = next;
  }
  return branches;
}

function plant(rows: readonly ElementFacts[]): Branch {
  const top = newBranch();
  for (const facts of rows) {
    let branch = top;
    for (const name of facts.path.split('/')) branch = grow(branch, name);
    branch.facts ??= facts;
  }
  return top;
}

function grow({ named, open }: Branch, name: string): Branch {
  const segment = parseSegment(name);
  const known = segment.placeholder ? open.find((one) => one.segment.text === name)?.branch : named.get(name);
  if (known) return known;
  const branch = newBranch();
  if (!segment.placeholder) named.set(name, branch);
  else {
    open.push({ segment, branch });
    open.sort((a, b) => (a.segment.classes?.length ?? Infinity) - (b.segment.classes?.length ?? Infinity) || 0);
  }
  return branch;
}

function newBranch(): Branch {
  return { named: new Map(), open: [] };
}
