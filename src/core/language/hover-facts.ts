import { escapeMarkdown } from '../report/markdown';
import type { ElementFacts } from '../vmconfig/facts/elements';
import { bullets, code, paragraphs } from './hover-text';

/** What the vocabulary says of an element: sentence, values, range, versions, how sure it is and from where. */
export function factsText(facts: ElementFacts): string {
  return paragraphs(facts.about, valueList(facts), limitsText(facts), versionText(facts), evidenceText(facts));
}

/** `integer, MB`. */
export function typeText({ type, unit }: ElementFacts): string {
  return type === 'container' ? 'holds other elements' : unit === undefined ? type : `${type}, ${unit}`;
}

/** The known values; the one that is there is marked. */
export function valueList({ values }: ElementFacts, current?: string): string | undefined {
  if (!values || values.length === 0) return undefined;
  return bullets(
    values.map(({ value, meaning }) => {
      const line = `${code(value)} ${meaning}`;
      return value === current ? `**${line}**` : line;
    }),
  );
}

function limitsText({ range, unit }: ElementFacts): string | undefined {
  return range && `From ${range.min} to ${range.max}${unit === undefined ? '' : ` (${unit})`}.`;
}

function versionText({ since, until }: ElementFacts): string | undefined {
  if (since === undefined && until === undefined) return undefined;
  if (until === undefined) return `Known from configuration version ${since ?? ''} on.`;
  return since === undefined
    ? `Known up to configuration version ${until}.`
    : `Known from configuration version ${since} to ${until}.`;
}

/** How sure the sentence is, and its source. Sources are rows of our own tables; their links are plain https links. */
function evidenceText({ evidence, source }: ElementFacts): string {
  const sure = evidence === 'inferred' ? 'Inferred. ' : evidence === 'unknown' ? 'Only the name is known. ' : '';
  const url = /https:\/\/[^\s;,)]+/.exec(source)?.[0];
  const text = url === undefined ? escapeMarkdown(source) : `[Microsoft documentation](${url})`;
  return `*${sure}Source: ${text}*`;
}
