import { isSimilarName } from '../../xml';
import { shown } from '../../xml/problems';
import type { DocumentRule } from '../config-input';
import { suppressionsOf } from '../suppression';
import { mostFindings } from './limit';

/** A suppression comment that silences nothing; `knownCodes` are the codes that a finding can carry. */
export function unknownSuppression(knownCodes: () => ReadonlySet<string>): DocumentRule {
  return {
    code: 'vmconfig/unknown-suppression',
    title: 'A suppression comment without a known code',
    cost: 'fast',
    severity: 'hint',
    check({ document }, report) {
      let unknown = 0;
      for (const { codes, comment, word } of suppressionsOf(document)) {
        if (codes.length === 0) {
          report({
            span: comment,
            message: isKnownWord(word)
              ? `This comment names no code after ${word}, so it silences nothing.`
              : `"${shown(word)}" is not understood; write hvb-disable or hvb-disable-next-line, and then codes.`,
          });
        }
        for (const { code, span } of codes) {
          if (knownCodes().has(code)) continue;
          // Past what is shown, a comparison with every code would be for nobody.
          const meant = unknown++ < mostFindings ? similarCode(code, knownCodes()) : undefined;
          report({
            span,
            message: `No finding has the code "${shown(code)}"${meant ? `; ${meant} is likely meant` : ''}, so nothing is silenced.`,
            fixes: () => (meant ? [{ title: `Write ${meant}`, edits: [{ span, newText: meant }] }] : []),
          });
        }
      }
    },
  };
}

function isKnownWord(word: string): boolean {
  return word === 'hvb-disable' || word === 'hvb-disable-next-line';
}

/** The same in another case first: nearly every code is near another one. */
function similarCode(code: string, known: ReadonlySet<string>): string | undefined {
  const all = [...known];
  const wanted = code.toLowerCase();
  const sameCase = all.find((one) => one.toLowerCase() === wanted);
  // HVB codes differ by a digit, and a guess among them would be no help.
  return sameCase ?? (/^hvb\d/i.test(code) ? undefined : all.find((one) => isSimilarName(one, code)));
}
