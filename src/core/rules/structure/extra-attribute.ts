import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import { surveyOf } from './element-survey';
import { reportAll } from './report-all';
import { removeAttribute } from './text-edits';

/** `type` is the only attribute in all files. On the root it is another rule's. */
export const extraAttribute: ConfigRule = {
  code: 'vmconfig/extra-attribute',
  title: 'An attribute other than type',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { text } = input.document;
    reportAll(surveyOf(input).extraAttributes, report, ({ span, element, extra }) => {
      const names = extra.slice(0, 5).map(({ name }) => shown(name));
      return {
        span,
        message: `<${shown(element.name)}> has ${names.join(', ')}${extra.length > 5 ? ' and more' : ''}; no real file has another attribute than type.`,
        fixes: () => [
          {
            title: extra.length === 1 ? 'Remove the attribute' : `Remove the ${extra.length} attributes`,
            edits: extra.map((one) => removeAttribute(text, one)),
          },
        ],
      };
    });
  },
};
