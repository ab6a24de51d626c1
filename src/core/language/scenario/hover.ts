import { escapeMarkdown } from '../../report/markdown';
import { schemaFor, schemaOfKey } from '../../scenario/check-schema';
import type { JsonSchema } from '../../scenario/json-schema';
import type { ScenarioEntry, ScenarioNode, ScenarioScalar } from '../../scenario/node';
import type { ScenarioDocument } from '../../scenario/open';
import { scenarioSchema } from '../../scenario/schema';
import { formatExamples, parseDuration, parseRate, parseSize, sizeInWords } from '../../scenario/units';
import { durationInWords } from '../../text/duration';
import { touches } from '../../text/span';
import type { Hover } from '../hover';
import { bullets, code, paragraphs } from '../hover-text';

/** What a key is for and which values it takes; what a word or an amount means. */
export function hoverScenario({ root }: ScenarioDocument, offset: number): Hover | undefined {
  return root && hoverNode(root, scenarioSchema, offset);
}

function hoverNode(node: ScenarioNode, of: JsonSchema, offset: number): Hover | undefined {
  if (!touches(node.span, offset)) return undefined;
  const schema = schemaFor(node, of);
  switch (node.kind) {
    case 'map': {
      const entry = node.entries.find(
        ({ keySpan, value }) => touches(keySpan, offset) || (value && touches(value.span, offset)),
      );
      return entry && hoverEntry(entry, schema, offset);
    }
    case 'list': {
      const item = node.items.find(({ span }) => touches(span, offset));
      return item && schema.items && hoverNode(item, schema.items, offset);
    }
    case 'scalar':
      return hoverValue(node, schema);
  }
}

function hoverEntry({ key, keySpan, value }: ScenarioEntry, schema: JsonSchema, offset: number): Hover | undefined {
  const of = schemaOfKey(schema, key);
  if (!of) return undefined;
  if (touches(keySpan, offset)) return { span: keySpan, markdown: keyText(key, of) };
  return value && hoverNode(value, of, offset);
}

/** A key in Markdown: what it is for, its words or its form. */
export function keyText(key: string, of: JsonSchema): string {
  const { description = '', examples = [], format, enum: words = [], enumDescriptions = [], anyOf } = of;
  const meanings = words.map((word, at) => `${code(word)} ${escapeMarkdown(enumDescriptions[at] ?? '')}`.trim());
  const form = format && formatExamples[format];
  const known = form === undefined ? examples.map((one) => code(String(one))).join(', ') : escapeMarkdown(form);
  const also = anyOf?.map(({ description: one = '' }) => escapeMarkdown(one)).join(' Or: ');
  return paragraphs(
    `**${code(key)}** ${escapeMarkdown(description)}`.trim(),
    bullets(meanings),
    known === '' ? '' : `For example ${known}`,
    also,
  );
}

function hoverValue(node: ScenarioScalar, schema: JsonSchema): Hover | undefined {
  const { span, text } = node;
  const at = schema.enum?.indexOf(text) ?? -1;
  const meaning = schema.enumDescriptions?.[at];
  if (meaning !== undefined) return { span, markdown: paragraphs(`**${code(text)}** ${escapeMarkdown(meaning)}`) };
  const amount = amountText(text, schema);
  return amount === undefined ? undefined : { span, markdown: amount };
}

function amountText(text: string, { format }: JsonSchema): string | undefined {
  switch (format) {
    case 'size': {
      const bytes = parseSize(text);
      return bytes === undefined ? undefined : `${code(text)}: ${Math.round(bytes).toLocaleString('en-US')} bytes`;
    }
    case 'rate': {
      const rate = parseRate(text);
      return rate === undefined ? undefined : `${code(text)}: ${sizeInWords(rate * 3600)} in an hour`;
    }
    case 'duration': {
      const seconds = parseDuration(text);
      return seconds === undefined ? undefined : `${code(text)}: ${durationInWords(seconds)}`;
    }
    default:
      return undefined;
  }
}
