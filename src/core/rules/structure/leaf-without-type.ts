import type { LeafType } from '../../vmconfig/values';
import type { XmlElement } from '../../xml';
import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import type { Fix } from '../rule';
import { surveyOf } from './element-survey';
import { fits, guessType } from './leaf-text';
import type { FactsOf } from './leaf-vocabulary';
import { reportAll } from './report-all';

/** Every leaf of the real files has a `type`; what Hyper-V makes of one without is not known, so it is the file that is wrong. */
export const leafWithoutType: ConfigRule = {
  code: 'vmconfig/leaf-without-type',
  title: 'A value without a type',
  cost: 'fast',
  severity: 'error',
  check(input, report) {
    const { untyped, factsOf } = surveyOf(input);
    reportAll(untyped, report, ({ span, element, value, misspelt }) => {
      const name = shown(element.name);
      if (misspelt) {
        return {
          span,
          message: `<${name}> has no type, but an attribute ${shown(misspelt.name)} that is likely meant to be it.`,
          fixes: () => [
            {
              title: 'Name the attribute type',
              edits: [{ span: misspelt.nameSpan, newText: 'type' }],
              preferred: true,
            },
          ],
        };
      }
      return {
        span,
        message: `<${name}> holds a value and has no type; it is one of string, integer, bool, bytes.`,
        fixes: () => addType(element, typeFor(element, value, factsOf)),
      };
    });
  },
};

/** The vocabulary's type where the text is one of it, else what the text looks like. */
export function typeFor(element: XmlElement, value: string, factsOf: FactsOf): LeafType | undefined {
  const type = factsOf(element)?.type;
  if (type === undefined) return guessType(value);
  return type !== 'container' && fits(type, value) ? type : undefined;
}

function addType({ nameSpan: { end } }: XmlElement, type: LeafType | undefined): Fix[] {
  if (type === undefined) return [];
  return [{ title: `Add type="${type}"`, edits: [{ span: { start: end, end }, newText: ` type="${type}"` }] }];
}
