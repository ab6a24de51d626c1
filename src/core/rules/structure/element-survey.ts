import type { Span } from '../../text/span';
import { parseBool } from '../../vmconfig/values';
import { attribute, isSimilarName, type XmlAttribute, type XmlDocument, type XmlElement } from '../../xml';
import type { ConfigInput } from '../config-input';
import { damageOf, type Damage } from './damage';
import { fits, fitsPlainly, isLeafType, leafText } from './leaf-text';
import { deepestKnown, factsIn, nameFacts, type FactsOf, type NameFacts } from './leaf-vocabulary';
import { Bounded } from './limit';
import { DuplicateFinder, type DuplicateElement } from './duplicate-finder';

/** Something about one element; `span` is what would be underlined. */
export interface ElementFault {
  readonly span: Span;
  readonly element: XmlElement;
}

export interface AttributeFault extends ElementFault {
  readonly attribute: XmlAttribute;
}

/** A leaf with its text. */
export interface LeafFault extends AttributeFault {
  readonly value: string;
}

/** What one walk over the elements found, by kind; each rule reports one kind. */
export class ElementSurvey {
  /** Text without a `type`; with the attribute that is likely the type, misspelt. */
  readonly untyped = new Bounded<ElementFault & { readonly value: string; readonly misspelt?: XmlAttribute }>();
  readonly unknownTypes = new Bounded<LeafFault>();
  readonly wrongValues = new Bounded<LeafFault>();
  readonly boolCases = new Bounded<LeafFault>();
  /** The text fits the type, and the vocabulary has another type for this element. */
  readonly otherTypes = new Bounded<LeafFault>();
  readonly typedContainers = new Bounded<AttributeFault>();
  readonly strayTexts = new Bounded<ElementFault>();
  readonly extraAttributes = new Bounded<ElementFault & { readonly extra: readonly XmlAttribute[] }>();
  readonly duplicates = new Bounded<DuplicateElement>();

  constructor(readonly factsOf: FactsOf) {}
}

const known = new WeakMap<XmlDocument, ElementSurvey>();

/** One walk for all the rules on elements, made once per parsed document. */
export function surveyOf(input: ConfigInput): ElementSurvey {
  const found = known.get(input.document);
  if (found) return found;
  const made = new Walk(input).run();
  known.set(input.document, made);
  return made;
}

interface Content {
  readonly hasElement: boolean;
  /** Text other than white space, each piece trimmed. */
  readonly texts: readonly { readonly at: number; readonly span: Span }[];
}

const noTexts: Content['texts'] = [];

class Walk {
  private readonly survey: ElementSurvey;
  private readonly text: string;
  private readonly damage: Damage;
  private readonly factsOf: FactsOf;
  private readonly duplicates: DuplicateFinder;

  constructor(private readonly input: ConfigInput) {
    this.text = input.document.text;
    this.damage = damageOf(input);
    this.factsOf = factsIn(input.config);
    this.survey = new ElementSurvey(this.factsOf);
    this.duplicates = new DuplicateFinder(this.damage, this.factsOf, this.survey.duplicates);
  }

  /** Iterative: depth is no limit. */
  run(): ElementSurvey {
    const { root } = this.input.config;
    const stack: { readonly element: XmlElement; at: number }[] = [];
    const enter = (element: XmlElement): void => {
      const depth = stack.length + 1;
      const content = this.contentOf(element);
      if (element === root) this.strayTexts(element, content, undefined);
      else if (element.name !== '') this.look(element, content, depth);
      if (!content.hasElement) return;
      if (depth < deepestKnown) this.duplicates.look(element);
      stack.push({ element, at: 0 });
    };
    enter(root);
    for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
      const child = top.element.children[top.at++];
      if (!child) stack.pop();
      else if (child.kind === 'element') enter(child);
    }
    return this.survey;
  }

  private contentOf({ children }: XmlElement): Content {
    let hasElement = false;
    let texts: { at: number; span: Span }[] | undefined;
    for (let at = 0; at < children.length; at++) {
      const child = children[at];
      if (child?.kind === 'element') hasElement = true;
      else if (child?.kind === 'text' || child?.kind === 'cdata') {
        const span = this.trimmed(child.span);
        // Nearly every element has one text or none: room for one is made, and only where it is needed.
        if (span && !texts) texts = [{ at, span }];
        else if (span) texts?.push({ at, span });
      }
    }
    return { hasElement, texts: texts ?? noTexts };
  }

  private trimmed({ start, end }: Span): Span | undefined {
    let from = start;
    let to = end;
    while (from < to && this.text.charCodeAt(from) <= 0x20) from++;
    while (to > from && this.text.charCodeAt(to - 1) <= 0x20) to--;
    return from < to ? { start: from, end: to } : undefined;
  }

  private look(element: XmlElement, content: Content, depth: number): void {
    const type = attribute(element, 'type');
    const words = depth > deepestKnown ? undefined : nameFacts(element.name);
    if (element.attributes.length > (type ? 1 : 0)) this.extraAttributes(element, type, content, words);
    else if (!type) this.untyped(element, content, undefined, words);
    // Without a value it is the parser's finding.
    if (type?.value !== undefined) this.typed(element, type, type.value, content, words);
  }

  private extraAttributes(
    element: XmlElement,
    type: XmlAttribute | undefined,
    content: Content,
    words: NameFacts | undefined,
  ): void {
    // A broken one is the parser's finding, and so is a second `type`.
    const others = element.attributes.filter(
      ({ name, value, span }) => value !== undefined && name !== 'type' && !this.damage.touches(span),
    );
    const misspelt =
      type || content.hasElement
        ? undefined
        : others.find(({ name, value = '' }) => isSimilarName(name, 'type') && isLeafType(value));
    if (!type) this.untyped(element, content, misspelt, words);
    const extra = others.filter((one) => one !== misspelt);
    const [first] = extra;
    if (first) this.survey.extraAttributes.add({ span: first.span, element, extra });
  }

  private untyped(
    element: XmlElement,
    content: Content,
    misspelt: XmlAttribute | undefined,
    words: NameFacts | undefined,
  ): void {
    if (content.hasElement || (content.texts.length > 0 && words && this.isKnownContainer(element, words))) {
      this.strayTexts(element, content, misspelt);
      return;
    }
    if (!isClosed(element) || this.damage.touches(element.startTag)) return;
    const isEmpty = content.texts.length === 0;
    // An empty element without a type is an empty container, unless the vocabulary knows it as a leaf.
    if (isEmpty && !misspelt && !(words && this.isKnownLeaf(element, words))) return;
    const span = misspelt?.nameSpan ?? element.nameSpan;
    const { value } = leafText(this.text, element);
    this.survey.untyped.add({ span, element, value, ...(misspelt && { misspelt }) });
  }

  private isKnownContainer(element: XmlElement, { types }: NameFacts): boolean {
    return types.has('container') && this.factsOf(element)?.type === 'container';
  }

  private isKnownLeaf(element: XmlElement, { types }: NameFacts): boolean {
    if (types.size === 1 && types.has('container')) return false;
    const found = this.factsOf(element);
    return found !== undefined && found.type !== 'container' && found.seenIn.length > 0;
  }

  private strayTexts(element: XmlElement, content: Content, misspelt: XmlAttribute | undefined): void {
    if (misspelt) return;
    for (const { at, span } of content.texts) {
      // Where the file ends inside of the group, that is the finding.
      if (!isClosed(element) && at === element.children.length - 1) continue;
      const before = element.children[at - 1]?.span.start ?? element.startTag.start;
      const after = element.children[at + 1]?.span.end ?? span.end;
      // What a broken tag left behind is told with the tag.
      if (this.damage.touches({ start: before, end: after })) continue;
      this.survey.strayTexts.add({ span, element });
    }
  }

  private typed(
    element: XmlElement,
    type: XmlAttribute,
    word: string,
    content: Content,
    words: NameFacts | undefined,
  ): void {
    const { survey, damage } = this;
    if (!isClosed(element) || damage.touches(element.startTag)) return;
    if (content.hasElement) {
      if (!damage.touches(element.span)) {
        survey.typedContainers.add({ span: type.span, element, attribute: type });
      }
      return;
    }
    const typeSpan = (): Span => (word === '' ? type.span : (type.valueSpan ?? type.span));
    if (!isLeafType(word)) {
      const { value } = leafText(this.text, element);
      survey.unknownTypes.add({ span: typeSpan(), element, attribute: type, value });
      return;
    }
    if (word !== 'string' && !fitsPlainly(word, this.text, element)) {
      const { value, span } = leafText(this.text, element);
      if (!fits(word, value)) {
        if (!damage.touches(element.span)) this.wrongValue(element, type, value, span, typeSpan(), words);
        return;
      }
      if (word === 'bool' && value.trim() !== (parseBool(value) ? 'True' : 'False')) {
        survey.boolCases.add({ span, element, attribute: type, value });
      }
    }
    if (words) this.compareType(element, type, word, typeSpan, words);
  }

  /** Where the text is what the vocabulary's type wants, the type is the mistake and not the text. */
  private wrongValue(
    element: XmlElement,
    type: XmlAttribute,
    value: string,
    span: Span,
    typeSpan: Span,
    words: NameFacts | undefined,
  ): void {
    const wanted = words && this.factsOf(element)?.type;
    const blameType = wanted !== undefined && wanted !== 'container' && wanted !== type.value && fits(wanted, value);
    this.survey.wrongValues.add({ span: blameType ? typeSpan : span, element, attribute: type, value });
  }

  private compareType(
    element: XmlElement,
    type: XmlAttribute,
    word: string,
    typeSpan: () => Span,
    { types }: NameFacts,
  ): void {
    if (types.size === 1 && types.has(word)) return;
    const facts = this.factsOf(element);
    // A type that was never seen in a file is a guess of ours.
    if (!facts || facts.type === word || facts.seenIn.length === 0) return;
    if (facts.type === 'container') {
      this.survey.typedContainers.add({ span: type.span, element, attribute: type });
      return;
    }
    const { value } = leafText(this.text, element);
    this.survey.otherTypes.add({ span: typeSpan(), element, attribute: type, value });
  }
}

function isClosed({ endTag, selfClosing }: XmlElement): boolean {
  return endTag !== undefined || selfClosing;
}
