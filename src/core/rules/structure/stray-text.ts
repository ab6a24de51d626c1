import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import { surveyOf } from './element-survey';
import { reportAll } from './report-all';

/** Text never stands between elements in a real file; a reader passes over it or stops at it. */
export const strayText: ConfigRule = {
  code: 'vmconfig/stray-text',
  title: 'Text between the elements of a group',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { text } = input.document;
    reportAll(surveyOf(input).strayTexts, report, ({ span, element }) => ({
      span,
      message: `"${shown(text.slice(span.start, span.end).replace(/^<!\[CDATA\[|\]\]>$/g, ''))}" stands in <${shown(element.name)}>, which is a group and holds no text of its own.`,
      fixes: () => [{ title: 'Remove the text', edits: [{ span, newText: '' }] }],
    }));
  },
};
