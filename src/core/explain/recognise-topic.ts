import { topics, type Topic } from './facts/topics';
import type { ExplanationMatch } from './explanation';
import { relatedRules } from './rule-advice';

const byName = new Map(topics.flatMap((topic) => [topic.id, ...topic.names].map((name) => [name, topic] as const)));

/** A question in words: `restore`, `domain controller`, `leftovers`. Only the whole text is one, whatever its case and punctuation. */
export function topicMatches(text: string): ExplanationMatch[] {
  const topic = text.length > 80 ? undefined : byName.get(keyOf(text));
  return topic ? [toMatch(topic)] : [];
}

/** What can be asked, by its first word. */
export const topicNames: readonly string[] = topics.map(({ id }) => id);

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[?.!,:;]/g, ' ')
    .replace(/\s{1,80}/g, ' ')
    .trim();
}

function toMatch({ id, title, meaning, details, rules, notes, sources }: Topic): ExplanationMatch {
  return {
    kind: 'topic',
    id,
    title,
    meaning,
    variants: [],
    details,
    rules: relatedRules(rules),
    notes,
    sources,
  };
}
