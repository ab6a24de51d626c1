import type { NamedThing } from '../../scenario/json-schema';
import type { ScenarioDocument } from '../../scenario/open';
import { isSameName } from '../../scenario/resolve';
import { touches, type Located, type Span } from '../../text/span';

/** A place where the name of something stands. */
export interface NamePlace {
  readonly thing: Exclude<NamedThing, 'group'>;
  readonly name: string;
  /** Without its quotes. */
  readonly span: Span;
  readonly quote?: "'" | '"';
  /** Where the thing itself is described, and not only meant. */
  readonly isDeclaration: boolean;
}

/** Every place of a name of a scenario, in the order of the text. */
export function namePlaces({ scenario, text }: ScenarioDocument): readonly NamePlace[] {
  const places: NamePlace[] = [];
  const add = (thing: NamePlace['thing'], name: Located<string> | undefined, isDeclaration = false): void => {
    if (name && name.value !== '')
      places.push({ thing, name: name.value, ...insideOf(text, name.span), isDeclaration });
  };
  const { host, storage, jobs, vms, restore, expect } = scenario;
  add('node', host?.name, true);
  for (const { name } of host?.nodes ?? []) add('node', name, true);
  for (const { name, owner, shadowStorage } of storage) {
    add('storage', name, true);
    add('storage', shadowStorage?.on);
    add('node', owner);
  }
  for (const job of jobs) {
    add('job', job.name, true);
    add('node', job.node);
    for (const name of job.vms) add('vm', name);
  }
  for (const { name, node } of vms) {
    add('vm', name, true);
    add('node', node);
  }
  for (const { vm } of restore) add('vm', vm);
  for (const { name } of expect?.vms ?? []) add('vm', name);
  return places.sort((a, b) => a.span.start - b.span.start);
}

/** Every place of the name at an offset; its case says nothing. */
export function placesOfName(doc: ScenarioDocument, offset: number): readonly NamePlace[] {
  const all = namePlaces(doc);
  const here = all.find(({ span }) => touches(span, offset));
  return here ? all.filter(({ thing, name }) => thing === here.thing && isSameName(name, here.name)) : [];
}

/** Where the thing whose name stands at an offset is described. */
export function defineName(doc: ScenarioDocument, offset: number): Span | undefined {
  return placesOfName(doc, offset).find(({ isDeclaration }) => isDeclaration)?.span;
}

function insideOf(text: string, { start, end }: Span): Pick<NamePlace, 'span' | 'quote'> {
  const mark = text[start];
  if (mark !== "'" && mark !== '"') return { span: { start, end } };
  const isClosed = end - start > 1 && text[end - 1] === mark;
  return { span: { start: start + 1, end: isClosed ? end - 1 : end }, quote: mark };
}
