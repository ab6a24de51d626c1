import type { LogRecord } from '../logs/record';
import { providerKey } from '../process';
import { eventOf } from './event';

/**
 * What a record could have in common with one of another computer when `observe` puts them together: the computer, the VM by name and
 * id (a guest's computer has the name of its VM), the snapshot set, a volume by its id, and the cluster of its domain. Logs that share
 * none of it can be observed by themselves and give the same runs. `undefined` for a line of a text that names no computer: it may
 * belong to any.
 */
export function joiningFacts(record: LogRecord): readonly string[] | undefined {
  const { host, provider, time } = record;
  if (host === '') return undefined;
  const facts = [nameFact(host)];
  const event = eventOf(record, {}, time);
  if (event?.vmName !== undefined) facts.push(nameFact(event.vmName));
  if (event?.vmId !== undefined) facts.push(`id ${event.vmId}`);
  if (event?.setId !== undefined) facts.push(`set ${event.setId}`);
  const volume = /volume\{([0-9a-f-]{36})\}/i.exec(event?.volume ?? '')?.[1];
  if (volume !== undefined) facts.push(`volume ${volume.toLowerCase()}`);
  const key = providerKey(provider);
  if (key === 'cluster' || key === 'availability') facts.push(`cluster of ${domainOf(host)}`);
  return facts;
}

/** Without its domain and in any case: a guest may be called by either. */
function nameFact(name: string): string {
  return `name ${(name.split('.')[0] ?? name).toLowerCase()}`;
}

function domainOf(host: string): string {
  return host.slice(host.indexOf('.') + 1).toLowerCase();
}

/** Puts things together that share a fact, directly or through others. */
export class FactGroups {
  private readonly parents: number[] = [];
  private readonly firstWith = new Map<string, number>();
  private isOneGroup = false;

  /** Adds a thing and gives its number, from 0 on. */
  add(): number {
    this.parents.push(this.parents.length);
    return this.parents.length - 1;
  }

  /** Says that a thing has a fact; `undefined`: it may belong to any. */
  join(thing: number, facts: readonly string[] | undefined): void {
    if (!facts) {
      this.isOneGroup = true;
      return;
    }
    for (const fact of facts) {
      const first = this.firstWith.get(fact);
      if (first === undefined) this.firstWith.set(fact, thing);
      else this.parents[this.rootOf(thing)] = this.rootOf(first);
    }
  }

  /** The numbers of each group, in the order in which they were added. */
  groups(): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    for (const thing of this.parents.keys()) {
      const root = this.isOneGroup ? 0 : this.rootOf(thing);
      const group = groups.get(root);
      if (group) group.push(thing);
      else groups.set(root, [thing]);
    }
    return [...groups.values()];
  }

  private rootOf(thing: number): number {
    let at = thing;
    for (let parent = this.parents[at] ?? at; parent !== at; parent = this.parents[at] ?? at) {
      // Halves the way for the next who asks.
      this.parents[at] = this.parents[parent] ?? parent;
      at = parent;
    }
    return at;
  }
}
