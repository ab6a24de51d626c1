import type { Span } from '../../text/span';
import { nodeGuid } from '../../vmconfig/node-name';
import type { XmlElement } from '../../xml';
import type { Damage } from './damage';
import { nameFacts, type FactsOf } from './leaf-vocabulary';
import type { Bounded } from './limit';

export interface DuplicateElement {
  readonly span: Span;
  readonly element: XmlElement;
  /** The one that counts. */
  readonly first: XmlElement;
}

/** Lists of ids and resources: one entry was seen in each, and nothing says that there cannot be more. */
const lists: ReadonlySet<string> = new Set(['Features', 'HostResources', 'Settings', 'metrics']);

interface Seen {
  readonly first: XmlElement;
  /** Asked of the vocabulary at the second one. */
  isUnique?: boolean;
}

/**
 * Siblings of one name that the vocabulary knows as one. Of unknown elements nothing is said, for they may be a list; device
 * nodes and manifest entries have rules of their own.
 */
export class DuplicateFinder {
  constructor(
    private readonly damage: Damage,
    private readonly factsOf: FactsOf,
    private readonly found: Bounded<DuplicateElement>,
  ) {}

  look(parent: XmlElement): void {
    const seen = new Map<string, Seen>();
    let isBroken: boolean | undefined;
    for (const child of parent.children) {
      if (child.kind !== 'element' || !nameFacts(child.name)) continue;
      const before = seen.get(child.name);
      if (!before) {
        seen.set(child.name, { first: child });
        continue;
      }
      isBroken ??= lists.has(parent.name) || this.damage.touches(parent.span);
      if (isBroken) return;
      before.isUnique ??= this.isUnique(child);
      if (before.isUnique) this.found.add({ span: child.nameSpan, element: child, first: before.first });
    }
  }

  private isUnique(element: XmlElement): boolean {
    const facts = this.factsOf(element);
    return facts !== undefined && !facts.repeats && nodeGuid(element.name) === undefined;
  }
}
