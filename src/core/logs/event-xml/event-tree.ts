import { XMLParser } from 'fast-xml-parser';
import { withoutReferences } from './references';
import { illFormed } from './well-formed';

/** An element of an event; names are without prefix. */
export interface EventElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (EventElement | string)[];
}

/** Why an event cannot be read, in a sentence. */
export class BrokenEvent extends Error {
  override readonly name = 'BrokenEvent';
}

/** Real events are five or six elements deep. */
const deepest = 64;
const longestReason = 200;

/** Names of what is no element in the trees of fast-xml-parser; the first cannot be an element's, the second is refused as one. */
const attributesKey = ':@';
const textKey = '#text';
const cdataKey = '#cdata';

/** Turns the text of one event into a tree. Nothing is expanded, converted or trimmed. */
export class EventTreeParser {
  // Made with the reader, not with the module: bundles that read no event XML leave the library out.
  private readonly parser = new XMLParser({
    preserveOrder: true,
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    ignorePiTags: true,
    textNodeName: textKey,
    cdataPropName: cdataKey,
    maxNestedTags: deepest,
    jPath: false,
  });

  /** The one element of this text; throws `BrokenEvent` when it is not well-formed. */
  parse(text: string): EventElement {
    const problem = illFormed(text);
    if (problem !== undefined) throw new BrokenEvent(`The event is not well-formed XML: ${problem}`);
    const [root] = this.elements(text);
    if (root === undefined || typeof root === 'string') throw new BrokenEvent('The event has no element.');
    return root;
  }

  private elements(text: string): readonly (EventElement | string)[] {
    let parsed: unknown;
    try {
      parsed = this.parser.parse(text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new BrokenEvent(`The event cannot be read: ${sentence(reason)}`, { cause: error });
    }
    return childrenOf(parsed);
  }
}

/** What a library says, as the end of a sentence of ours. */
function sentence(reason: string): string {
  const short = reason.length > longestReason ? `${reason.slice(0, longestReason)}...` : reason;
  return /[.!?]$/.test(short) ? short : `${short}.`;
}

/** Not deeper than `deepest`, which the parser holds. */
function childrenOf(nodes: unknown): (EventElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => nodeOf(node) ?? []);
}

function nodeOf(node: unknown): EventElement | string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const entries: [string, unknown][] = Object.entries(node);
  const found = entries.find(([key]) => key !== attributesKey);
  if (!found) return undefined;
  const [name, content] = found;
  if (name === textKey) return typeof content === 'string' ? withoutReferences(content) : undefined;
  if (name === cdataKey) return rawText(content);
  const given = entries.find(([key]) => key === attributesKey)?.[1];
  return { name, attributes: attributesOf(given), children: childrenOf(content) };
}

/** References in a CDATA section are text. */
function rawText(content: unknown): string | undefined {
  const first: unknown = Array.isArray(content) ? content[0] : undefined;
  if (typeof first !== 'object' || first === null) return undefined;
  const text: unknown = Object.entries(first)[0]?.[1];
  return typeof text === 'string' ? text : undefined;
}

const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf(given: unknown): ReadonlyMap<string, string> {
  if (typeof given !== 'object' || given === null) return noAttributes;
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string') attributes.set(name, withoutReferences(value));
  }
  return attributes;
}
