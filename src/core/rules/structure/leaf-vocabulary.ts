import { allElementFacts, elementFacts, parseSegment, type ElementFacts } from '../../vmconfig/facts/elements';
import type { VmConfig } from '../../vmconfig/model';
import { elementPath, type XmlElement } from '../../xml';

/** No path of the vocabulary is deeper; below it nothing is looked up, however deep a hostile file nests. */
export const deepestKnown = Math.max(...allElementFacts.map(({ path }) => path.split('/').length));

/** What all rows of one name say together. */
export interface NameFacts {
  readonly types: ReadonlySet<string>;
}

/**
 * What the vocabulary says of a name, whatever its path: most elements are settled by it, and no path has to be made for
 * them. `drive0` is asked for as `drive#`; names with GUIDs are left out.
 */
const byName: ReadonlyMap<string, NameFacts> = indexNames();

function indexNames(): Map<string, { types: Set<string> }> {
  const found = new Map<string, { types: Set<string> }>();
  for (const { name, type } of allElementFacts) {
    const { prefix, placeholder } = parseSegment(name);
    if (placeholder !== undefined && placeholder !== 'number') continue;
    const key = placeholder === undefined ? name : `${prefix}#`;
    const row = found.get(key) ?? { types: new Set<string>() };
    row.types.add(type);
    found.set(key, row);
  }
  return found;
}

/** `undefined` for a name that no row has. */
export function nameFacts(name: string): NameFacts | undefined {
  const last = name.charCodeAt(name.length - 1);
  const isNumbered = last >= 0x30 && last <= 0x39;
  return byName.get(name) ?? (isNumbered ? byName.get(name.replace(/[0-9]{1,9}$/, '#')) : undefined);
}

/** Looks elements up in the vocabulary by their path. */
export type FactsOf = (element: XmlElement) => ElementFacts | undefined;

/** The look-up for one configuration, whose manifest says of which class a device node is. */
export function factsIn({ devices }: VmConfig): FactsOf {
  let classes: Map<string, string> | undefined;
  const classOf = (instance: string): string | undefined => {
    classes ??= new Map(
      devices.flatMap((device) =>
        device.instance !== undefined && device.classGuid !== undefined ? [[device.instance, device.classGuid]] : [],
      ),
    );
    return classes.get(instance.toLowerCase());
  };
  let last: { readonly parent: unknown; readonly name: string; readonly facts: ElementFacts | undefined } | undefined;
  return (element) => {
    // Siblings of one name come by the hundred thousand in a damaged file, and the answer is the same for all.
    if (last?.parent !== element.parent || last.name !== element.name) {
      last = {
        parent: element.parent,
        name: element.name,
        facts: elementFacts(elementPath(element), classOf),
      };
    }
    return last.facts;
  };
}
