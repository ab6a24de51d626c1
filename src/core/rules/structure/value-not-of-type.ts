import { leafTypes } from '../../vmconfig/values';
import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import type { Fix } from '../rule';
import { surveyOf, type LeafFault } from './element-survey';
import { fits, guessType } from './leaf-text';
import type { FactsOf } from './leaf-vocabulary';
import { reportAll } from './report-all';

const rules: Readonly<Record<string, string>> = {
  integer: 'a whole number in decimal digits, of at most 64 bits',
  bool: 'True or False',
  bytes: 'base64',
};

/** The text cannot be read as what its `type` says. Strings are free. */
export const valueNotOfType: ConfigRule = {
  code: 'vmconfig/value-not-of-type',
  title: 'A value that is not of its type',
  cost: 'fast',
  severity: 'error',
  check(input, report) {
    const { wrongValues, factsOf } = surveyOf(input);
    reportAll(wrongValues, report, (fault) => {
      const [name, type] = [shown(fault.element.name), fault.attribute.value ?? ''];
      const value = shown(fault.value.trim());
      return {
        span: fault.span,
        message: `${value === '' ? `<${name}> is empty` : `"${value}" in <${name}> is no ${type}`}: the text of type ${type} is ${rules[type] ?? type}.`,
        fixes: () => fixesOf(fault, factsOf),
      };
    });
  },
};

function fixesOf(fault: LeafFault, factsOf: FactsOf): Fix[] {
  const { element, attribute, value, span } = fault;
  const known = factsOf(element)?.type;
  const changeType = (type: string): Fix[] =>
    attribute.valueSpan
      ? [{ title: `Change the type to ${type}`, edits: [{ span: attribute.valueSpan, newText: type }] }]
      : [];
  if (value.trim() === '') return known === 'string' ? changeType('string') : [];
  const wanted = leafTypes.find((type) => type === known);
  if (wanted && wanted !== attribute.value) return fits(wanted, value) ? changeType(wanted) : [];
  const meant = meantBy(attribute.value ?? '', value.trim());
  if (meant !== undefined) return [{ title: `Write ${meant}`, edits: [{ span, newText: meant }] }];
  return wanted ? [] : changeType(guessType(value));
}

/** What other programs write for the same value. */
function meantBy(type: string, value: string): string | undefined {
  const word = value.toLowerCase();
  if (type === 'bool' && ['1', '-1', 'yes', 'on'].includes(word)) return 'True';
  if (type === 'bool' && ['0', 'no', 'off'].includes(word)) return 'False';
  if (type === 'integer' && /^0x[0-9a-f]{1,16}$/.test(word)) return String(BigInt(word));
  return undefined;
}
