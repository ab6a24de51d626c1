import { leafTypes, type LeafType } from '../../vmconfig/values';
import { isSimilarName } from '../../xml';
import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import { surveyOf, type LeafFault } from './element-survey';
import { typeFor } from './leaf-without-type';
import { fits } from './leaf-text';
import type { FactsOf } from './leaf-vocabulary';
import { reportAll } from './report-all';

/** Words of other formats for the same thing. */
const otherWords: Readonly<Record<string, LeafType>> = {
  boolean: 'bool',
  byte: 'bytes',
  base64: 'bytes',
  binary: 'bytes',
  text: 'string',
  str: 'string',
  guid: 'string',
  int: 'integer',
  int32: 'integer',
  int64: 'integer',
  uint32: 'integer',
  uint64: 'integer',
  long: 'integer',
  number: 'integer',
  dword: 'integer',
  qword: 'integer',
};

/** Four types were seen in all files. */
export const unknownType: ConfigRule = {
  code: 'vmconfig/unknown-type',
  title: 'A type that VM configurations do not have',
  cost: 'fast',
  severity: 'error',
  check(input, report) {
    const { unknownTypes, factsOf } = surveyOf(input);
    reportAll(unknownTypes, report, (fault) => {
      const word = shown(fault.attribute.value ?? '');
      const meant = meantBy(fault, factsOf);
      const what = word === '' ? 'an empty type' : `type "${word}"`;
      return {
        span: fault.span,
        message: `<${shown(fault.element.name)}> has ${what}; the types are ${leafTypes.join(', ')}${meant ? `, and "${meant}" is likely meant` : ''}.`,
        fixes: () => {
          const span = fault.attribute.valueSpan;
          return meant && span
            ? [{ title: `Change the type to ${meant}`, edits: [{ span, newText: meant }], preferred: true }]
            : [];
        },
      };
    });
  },
};

function meantBy({ element, attribute, value }: LeafFault, factsOf: FactsOf): LeafType | undefined {
  const word = (attribute.value ?? '').trim().toLowerCase();
  const other = Object.hasOwn(otherWords, word) ? otherWords[word] : undefined;
  const known = factsOf(element)?.type;
  const similar = leafTypes.find((type) => isSimilarName(type, word));
  const wanted = known !== undefined && known !== 'container' ? known : (other ?? similar);
  return wanted && fits(wanted, value) ? wanted : typeFor(element, value, factsOf);
}
