import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import { surveyOf } from './element-survey';
import { fits } from './leaf-text';
import { reportAll } from './report-all';

/** The text fits its type, but real files have another type there: the value is likely lost on its reader. */
export const typeDiffers: ConfigRule = {
  code: 'vmconfig/type-differs',
  title: 'A known element with another type than in real files',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { otherTypes, factsOf } = surveyOf(input);
    reportAll(otherTypes, report, ({ span, element, attribute, value }) => {
      const wanted = factsOf(element)?.type;
      return {
        span,
        message: `<${shown(element.name)}> has type ${attribute.value ?? ''}, and every real file has ${wanted ?? 'another'} there; inferred: Hyper-V does not take the value.`,
        fixes: () =>
          wanted && wanted !== 'container' && fits(wanted, value) && attribute.valueSpan
            ? [{ title: `Change the type to ${wanted}`, edits: [{ span: attribute.valueSpan, newText: wanted }] }]
            : [],
      };
    });
  },
};
