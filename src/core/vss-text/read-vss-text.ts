import type { Located } from '../text/span';
import { printedLines } from './lines';
import type { VssText, VssTextProblem } from './model';
import { VssTextBuilder } from './builder';
import { tokensOf } from './tokens';

/** How many tokens one text may give: each record of a whole system has some ten, and 32 MB of `{guid}` would have a million. */
const mostTokens = 500_000;
/** What diskshadow prints of shadow copies, writers and aliases: it has the same GUIDs in another order. vssadmin begins no line so. */
const ofDiskshadow = /^\s{0,64}(?:[-*] [A-Z]|Alias \S{1,200} for shadow |Querying all shadow copies )/i;
const code = /(?<![0-9a-z])0x(8[0-9a-f]{7})(?![0-9a-z])/gi;

/**
 * Reads the output of `vssadmin list writers`, `providers`, `shadows`, `shadowstorage` and `volumes`. Labels are in the language
 * of the system and are not looked at: GUIDs, the number of a state, sizes with their percentage, versions and the order tell
 * what is what. Several outputs may stand in one text, in any order, cut, wrapped, indented or not, between prompts. Never throws.
 */
export function readVssText(text: string): VssText {
  const problems: VssTextProblem[] = [];
  const codes: Located<string>[] = [];
  const builder = new VssTextBuilder(problems);
  let tokens = 0;
  for (const line of printedLines(text, problems)) {
    for (const match of line.text.matchAll(code))
      codes.push({ value: `0x${(match[1] ?? '').toUpperCase()}`, span: line.spanOf(match.index, match.index + 10) });
    const isOther = ofDiskshadow.test(line.text);
    const whole = line.spanOf(0, line.text.length);
    for (const token of isOther ? [{ kind: 'prompt' as const, span: whole }] : tokensOf(line)) {
      tokens++;
      builder.take(token);
    }
    if (tokens > mostTokens) {
      const { end } = line.spanOf(0, line.text.length);
      if (end < text.length)
        problems.push({
          span: { start: end, end: text.length },
          message: `Reading ended after ${tokens} values; no computer has as many writers and shadow copies.`,
        });
      break;
    }
  }
  const records = builder.finish(text.length);
  const { writers, providers, shadows, storages, volumes } = records;
  const read = [...writers, ...providers, ...shadows, ...storages, ...volumes]
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start);
  return { text, codes, problems, read, ...records };
}
