import type { VmConfig } from '../vmconfig/model';
import { deviceClass } from '../vmconfig/facts/devices';
import { childrenOf, elementFacts, type ClassOf, type ElementFacts } from '../vmconfig/facts/elements';
import { elementPath, type XmlElement } from '../xml';
import { deviceIndex } from './device-index';

/** The class of a device instance in this document: by its manifest entry, else by the GUID itself. */
function classOfIn(config: VmConfig | undefined): ClassOf {
  const byInstance = config && deviceIndex(config).byInstance;
  return (guid) => byInstance?.get(guid.toLowerCase())?.classGuid ?? deviceClass(guid)?.guid;
}

/** What is known of an element of this document. */
export function factsOfElement(element: XmlElement, config: VmConfig | undefined): ElementFacts | undefined {
  return elementFacts(elementPath(element), classOfIn(config));
}

/** What may stand in an element of this document; without an element, at top level. */
export function factsOfChildren(parent: XmlElement | undefined, config: VmConfig | undefined): readonly ElementFacts[] {
  return childrenOf(parent ? elementPath(parent) : [], classOfIn(config));
}

const filetimeUnit = '100 ns since 1601-01-01 UTC';

/** True for elements that hold a FILETIME, as an integer or as bytes. */
export function isFiletime({ unit }: ElementFacts): boolean {
  return unit === filetimeUnit;
}
