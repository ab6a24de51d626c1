import type { Span } from '../text/span';
import { touches } from '../text/span';
import type { VmConfigDocument } from '../vmconfig/document';
import type { EvidenceFacts } from '../vmconfig/evidence-facts';
import { drivesOf, type ConfigValue, type Device, type VmConfig } from '../vmconfig/model';
import { nodeAt, parentElement, type NodeAtOffset, type XmlElement } from '../xml';
import { deviceIndex, deviceSpan } from './device-index';
import { guidAt } from './guid-at';
import { fileOf } from './links';

/** A place to go to: in this document when `uri` is absent, the start of a file of the evidence when `span` is. */
export interface DefinitionTarget {
  readonly uri?: string;
  readonly span?: Span;
}

/**
 * Where the thing under the cursor is: a path leads to its file in the evidence, a manifest entry to its device node, a node
 * to its manifest entry, any other GUID of a device to that device, and each of the two VM ids to the other.
 */
export function definition(
  { document, text, config }: VmConfigDocument,
  offset: number,
  evidence: EvidenceFacts | undefined,
): DefinitionTarget[] {
  if (!config) return [];
  const at = nodeAt(document, offset);
  const path = evidence && pathsOf(config).find((one) => touches(one.span, offset));
  const uri = path && fileOf(path, evidence);
  if (uri !== undefined) return [{ uri }];
  const span = otherId(config, offset) ?? devicePlace(config, at, text, offset);
  return span ? [{ span }] : [];
}

function pathsOf(config: VmConfig): ConfigValue<string>[] {
  const { memoryFile, deviceFile } = config.savedState ?? {};
  return [...drivesOf(config).map(({ path }) => path), memoryFile, deviceFile].filter((path) => path !== undefined);
}

function otherId({ id, logicalId }: VmConfig, offset: number): Span | undefined {
  if (id && logicalId && touches(id.span, offset)) return logicalId.span;
  return id && logicalId && touches(logicalId.span, offset) ? id.span : undefined;
}

function devicePlace(config: VmConfig, at: NodeAtOffset, text: string, offset: number): Span | undefined {
  const index = deviceIndex(config);
  const { element, part } = at;
  if (!element) return undefined;
  const own = index.byElement.get(element);
  if (own && (part === 'name' || part === 'end-tag-name')) return counterpart(own, element);
  const parent = parentElement(element);
  const entry = parent && index.byElement.get(parent);
  if (entry?.entry?.element === parent && part === 'text') return entry?.node?.nameSpan;
  const guid = guidAt(text, offset);
  const device = guid && index.byInstance.get(guid.guid);
  return device && deviceSpan(device);
}

/** From the entry to the node, and from the node to the entry. */
function counterpart({ entry, node }: Device, from: XmlElement): Span | undefined {
  return from === node ? entry?.element.nameSpan : node?.nameSpan;
}
