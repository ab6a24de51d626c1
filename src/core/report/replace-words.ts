/** One step of the tree: a character, and what is found when a word ends here. */
interface Step {
  readonly next: Map<string, Step>;
  stand?: string;
}

/**
 * Replaces whole words (of any characters, in any case) by their stand-ins in one pass, the longest word first. A word counts
 * only between characters that are no letters and no digits, so that the VM `SQL` does not change `MSSQLSERVER`.
 */
export function wordReplacer(
  words: readonly { readonly word: string; readonly stand: string }[],
): (text: string) => string {
  const root: Step = { next: new Map() };
  for (const { word, stand } of words) {
    let step = root;
    for (const character of word.toLowerCase()) {
      let next = step.next.get(character);
      if (!next) step.next.set(character, (next = { next: new Map() }));
      step = next;
    }
    if (step !== root) step.stand ??= stand;
  }
  return (text) => replaceIn(root, text);
}

function replaceIn(root: Step, text: string): string {
  const characters = Array.from(text);
  const lower = characters.map((character) => character.toLowerCase());
  let result = '';
  for (let at = 0; at < characters.length;) {
    const match = isWord(characters[at - 1]) && isWord(characters[at]) ? undefined : longestAt(root, lower, at);
    result += match ? match.stand : (characters[at] ?? '');
    at = match ? match.end : at + 1;
  }
  return result;
}

function longestAt(root: Step, lower: readonly string[], from: number): { stand: string; end: number } | undefined {
  let step: Step | undefined = root;
  let best: { stand: string; end: number } | undefined;
  for (let at = from; at < lower.length; at++) {
    step = step.next.get(lower[at] ?? '');
    if (!step) break;
    if (step.stand !== undefined && !(isWord(lower[at]) && isWord(lower[at + 1])))
      best = { stand: step.stand, end: at + 1 };
  }
  return best;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
