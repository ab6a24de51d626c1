import type { Span } from '../text/span';
import { deviceClass, deviceClasses } from '../vmconfig/facts/devices';
import type { ElementFacts } from '../vmconfig/facts/elements';
import type { VmConfigDocument } from '../vmconfig/document';
import type { VmConfig } from '../vmconfig/model';
import { attribute, childElement, parentElement, textContent, type XmlElement } from '../xml';
import { instanceText, suitsConfig } from './completion-devices';
import { orderKey, xmlText, type CompletionItem } from './completion-item';
import { deviceIndex } from './device-index';
import { factsText } from './hover-facts';
import { factsOfElement } from './vocabulary';

interface KnownValue {
  readonly value: string;
  readonly detail?: string;
  /** Shown and filtered instead of the value, which it must contain. */
  readonly label?: string;
  readonly documentation?: string;
  /** Later ones are shown below the others. */
  readonly isLater?: boolean;
}

/** True for an element that holds a value, by the vocabulary or by its attribute. */
export function isLeafElement(element: XmlElement, config: VmConfig | undefined): boolean {
  // What follows a leaf without its end tag is not its own.
  if (element.endTag && element.children.some(({ kind }) => kind === 'element')) return false;
  const type = factsOfElement(element, config)?.type;
  return type === undefined ? attribute(element, 'type') !== undefined : type !== 'container';
}

/** The values that a leaf may have, where they are known: enumerations, booleans, device GUIDs, what another place must repeat. */
export function valueItems(doc: VmConfigDocument, element: XmlElement, offset: number): CompletionItem[] {
  const facts = factsOfElement(element, doc.config);
  const span = valueSpan(doc.text, element, offset);
  const about = facts && factsText(facts);
  return knownValues(doc.config, element, facts).map((known, place) => ({
    label: known.label ?? known.value,
    kind: 'value',
    ...(known.detail !== undefined && { detail: known.detail }),
    ...withDocumentation(known.documentation ?? about),
    edit: { span, newText: xmlText(known.value) },
    sortText: orderKey(known.isLater ? 1 : 0, place),
  }));
}

function withDocumentation(documentation: string | undefined): { documentation: string } | undefined {
  return documentation === undefined ? undefined : { documentation };
}

/** The whole value where the cursor touches it, else the empty place at the cursor; never more than the cursor's line. */
function valueSpan(text: string, element: XmlElement, offset: number): Span {
  const { span } = textContent(element);
  if (offset < span.start || offset > span.end) return { start: offset, end: offset };
  const before = text.slice(span.start, offset);
  const breakBefore = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  const breakAfter = /[\r\n]/.exec(text.slice(offset, span.end));
  return { start: span.start + breakBefore + 1, end: breakAfter ? offset + breakAfter.index : span.end };
}

function knownValues(
  config: VmConfig | undefined,
  element: XmlElement,
  facts: ElementFacts | undefined,
): readonly KnownValue[] {
  const special = facts && config && specialValues[facts.path]?.(config, element);
  if (special) return special;
  if (facts?.values) return facts.values.map(({ value, meaning }) => ({ value, detail: meaning }));
  const type = facts?.type ?? attribute(element, 'type')?.value;
  return type === 'bool' ? [{ value: 'True' }, { value: 'False' }] : [];
}

/** Values that the rest of the document decides, by the path of the element. */
const specialValues: Readonly<
  Record<string, (config: VmConfig, element: XmlElement) => readonly KnownValue[] | undefined>
> = {
  'configuration/manifest/vdev<nnn>/device': classValues,
  'configuration/manifest/vdev<nnn>/instance': instanceValues,
  'configuration/manifest/size': ({ manifest }) =>
    manifest && [{ value: String(manifest.entries.length), detail: 'the number of vdev entries in this file' }],
  'configuration/properties/global_id': ({ logicalId }) => sameAs(logicalId?.value, 'the same as logical_id'),
  'configuration/settings/global/logical_id': ({ id }) => sameAs(id?.value, 'the same as global_id'),
};

/** Hyper-V writes the id of a VM in upper case. */
function sameAs(id: string | undefined, detail: string): readonly KnownValue[] {
  return id === undefined ? [] : [{ value: id.toUpperCase(), detail }];
}

function classValues(config: VmConfig): readonly KnownValue[] {
  return deviceClasses.map((found) => ({
    value: found.guid,
    label: `${found.name} ${found.guid}`,
    detail: `class of ${found.name}`,
    documentation: found.about,
    isLater: !suitsConfig(found, config),
  }));
}

/** Most nodes without an entry that are offered: a damaged file may have a hundred thousand. */
const mostNodes = 20;

/** A device with one instance per VM has its class as instance; of the others, the nodes that no entry names are left. */
function instanceValues(config: VmConfig, element: XmlElement): readonly KnownValue[] {
  const entry = parentElement(element);
  const classElement = entry && childElement(entry, 'device');
  const found = classElement && deviceClass(textContent(classElement).value);
  if (found?.fixedInstance) {
    return [{ value: instanceText(found.guid, config), detail: `the one instance of ${found.name}` }];
  }
  return unlisted(config).map((instance) => ({
    value: instanceText(instance, config),
    detail: 'a device node that no entry names',
  }));
}

/** Instances of the nodes that no manifest entry names, but for those of devices that may do without one. */
export function unlisted(config: VmConfig): string[] {
  const found: string[] = [];
  for (const { entry, instance } of deviceIndex(config).byInstance.values()) {
    if (found.length === mostNodes) break;
    if (!entry && instance !== undefined && !deviceClass(instance)) found.push(instance);
  }
  return found;
}
