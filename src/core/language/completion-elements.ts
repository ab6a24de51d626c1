import type { Span } from '../text/span';
import type { VmConfigDocument } from '../vmconfig/document';
import { compareConfigVersions } from '../vmconfig/version';
import { parseSegment, type ElementFacts, type Segment } from '../vmconfig/facts/elements';
import type { VmConfig } from '../vmconfig/model';
import { childElements, type XmlElement } from '../xml';
import { entryChoices, nodeChoices, type DeviceChoice } from './completion-devices';
import { choice, inSnippet, orderKey, tabStop, type CompletionItem } from './completion-item';
import { nextName } from './completion-numbers';
import { factsText, typeText } from './hover-facts';
import { factsOfChildren } from './vocabulary';

/** Where an element is to be written. */
export interface ElementPlace {
  /** Absent at top level. */
  readonly parent: XmlElement | undefined;
  /** The name, or the part of it, that is there. */
  readonly word: Span;
  /** The element that the half-typed name has become. */
  readonly typed: XmlElement | undefined;
  /** True when its `<` is there already. */
  readonly isInTag: boolean;
}

/** What of a tag is there behind the name, and so what an item must still write. */
interface Shape {
  readonly span: Span;
  readonly prefix: string;
  /** Only the name is replaced: the tag has more to it than its name. */
  readonly nameOnly: boolean;
  readonly lineEnd: string;
}

const vdev = 'configuration/manifest/vdev<nnn>';

/** The elements that may stand in a place and are not there yet. */
export function elementItems(doc: VmConfigDocument, place: ElementPlace): CompletionItem[] {
  const { config } = doc;
  const siblings = siblingNames(doc, place);
  const shape = shapeOf(doc.text, place);
  const rows = factsOfChildren(place.parent, config).map((facts) => ({ facts, segment: parseSegment(facts.name) }));
  const items = rows.flatMap(({ facts, segment }, at): CompletionItem[] => {
    const { placeholder } = segment;
    const order = orderKey(groupOf(facts, config), at);
    // GUIDs and UEFI variables are keys that the switch and the firmware make; nobody writes them by hand.
    if (placeholder === 'device' || placeholder === 'guid' || placeholder === 'variable') return [];
    if (placeholder) return numberedItems(facts, segment, siblings, shape, order, config);
    return siblings.has(facts.name) && !facts.repeats ? [] : [elementItem(facts, facts.name, shape, order)];
  });
  const devices = rows.filter(({ segment }) => segment.placeholder === 'device');
  if (devices.length === 0 || !config || shape.nameOnly) return items;
  const classes = new Set(devices.flatMap(({ segment }) => segment.classes ?? []));
  return [...items, ...deviceItems(nodeChoices(classes, config), shape)];
}

/** Names beside the place; what a start tag without an end swallowed is beside it too. */
function siblingNames({ document }: VmConfigDocument, { parent, typed }: ElementPlace): ReadonlySet<string> {
  const swallowed = typed && !typed.endTag ? childElements(typed) : [];
  const siblings = [...childElements(parent ?? document), ...swallowed].filter((one) => one !== typed);
  return new Set(siblings.map(({ name }) => name));
}

function shapeOf(text: string, { word, typed, isInTag }: ElementPlace): Shape {
  const rest = typed && text.slice(word.end, typed.startTag.end);
  // `<name>` alone has been closed by an editor or in haste: its bracket is taken, and the whole element is written.
  const isBare = rest === '>' && !typed?.endTag;
  return {
    span: isBare ? { start: word.start, end: word.end + 1 } : word,
    prefix: isInTag ? '' : '<',
    nameOnly: rest !== undefined && rest.trim() !== '' && !isBare,
    lineEnd: text.slice(0, 2000).includes('\r\n') ? '\r\n' : '\n',
  };
}

/** Seen in files of this version before only named, and before what belongs to other versions. */
function groupOf({ since, until, seenIn }: ElementFacts, config: VmConfig | undefined): number {
  const version = config?.version?.value;
  if (version) {
    const isTooNew = since !== undefined && compareConfigVersions(versionOf(since), version) > 0;
    const isTooOld = until !== undefined && compareConfigVersions(versionOf(until), version) < 0;
    if (isTooNew || isTooOld) return 3;
  }
  return seenIn.length > 0 ? 0 : 1;
}

function versionOf(text: string): { readonly major: number; readonly minor: number } {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return { major, minor };
}

function numberedItems(
  facts: ElementFacts,
  segment: Segment,
  siblings: ReadonlySet<string>,
  shape: Shape,
  order: string,
  config: VmConfig | undefined,
): CompletionItem[] {
  const next = nextName(facts, segment, siblings);
  if (!next) return [];
  if (facts.path === vdev && config && !shape.nameOnly) {
    return deviceItems(entryChoices(next.name, next.number, config), shape);
  }
  return [elementItem(facts, next.name, shape, order)];
}

function elementItem(facts: ElementFacts, name: string, shape: Shape, sortText: string): CompletionItem {
  const { span, prefix, nameOnly, lineEnd } = shape;
  const body = nameOnly ? name : `${prefix}${elementLines(facts, name).join(lineEnd)}`;
  return {
    label: name,
    kind: 'element',
    detail: typeText(facts),
    documentation: factsText(facts),
    edit: { span, newText: body },
    sortText,
    ...(!nameOnly && { isSnippet: true }),
  };
}

/** A leaf whole, with its type; a container open, with the cursor in it; a drive with what makes it one. */
function elementLines(facts: ElementFacts, name: string): readonly string[] {
  if (facts.type !== 'container') return [`${name} type="${facts.type}">${valueStop(facts)}</${name}>`];
  const inside = facts.path.endsWith('/drive<n>') ? driveLines(facts) : ['  $0'];
  return [`${name}>`, ...inside, `</${name}>`];
}

function driveLines({ path }: ElementFacts): readonly string[] {
  const type = path.startsWith('configuration/_<class floppy>_') ? 'VFD' : choice(2, ['VHD', 'ISO']);
  return ['  <pathname type="string">$1</pathname>', `  <type type="string">${type}</type>`];
}

/** Values to choose from are a list, the sample first; longer lists come as completions of the value. */
function valueStop({ type, values, sample = '' }: ElementFacts): string {
  const known = values?.map(({ value }) => value) ?? (type === 'bool' ? ['True', 'False'] : []);
  if (known.length < 2) return tabStop(1, sample);
  return choice(1, [...known.filter((value) => value === sample), ...known.filter((value) => value !== sample)]);
}

function deviceItems(choices: readonly DeviceChoice[], { span, prefix, lineEnd }: Shape): CompletionItem[] {
  return choices.map(({ label, detail, documentation, sortText, lines }) => ({
    label,
    kind: 'device',
    detail,
    documentation,
    edit: { span, newText: `${prefix}${lines.join(lineEnd)}` },
    sortText,
    isSnippet: true,
  }));
}

/** A longer name is damage. */
const longestName = 200;

/** The end tag of an element, from after what of it is there (`<`, `</` or nothing); none where it has one. */
export function endTagItems(
  text: string,
  element: XmlElement | undefined,
  word: Span,
  begun: '' | '<' | '</',
): CompletionItem[] {
  if (!element || element.name === '' || element.name.length > longestName || element.selfClosing) return [];
  if (begun !== '</' && element.endTag) return [];
  const { name } = element;
  const bracket = text.charAt(word.end) === '>' ? '' : '>';
  const rest = begun === '</' ? '' : begun === '<' ? '/' : '</';
  // Right behind the start tag the cursor stays between the two.
  const newText = begun === '' ? `$0</${inSnippet(name)}>` : `${rest}${name}${bracket}`;
  return [
    {
      label: begun === '</' ? name : `${rest}${name}>`,
      kind: 'tag',
      detail: 'end tag',
      edit: { span: word, newText },
      sortText: orderKey(begun === '' ? 9 : 0, 0),
      ...(begun === '' && { isSnippet: true }),
    },
  ];
}
