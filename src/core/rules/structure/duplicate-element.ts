import type { XmlElement } from '../../xml';
import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import { surveyOf } from './element-survey';
import { reportAll } from './report-all';
import { removeElement } from './text-edits';

/** Two siblings of a name of which real files have one: which of them a reader takes is not known. */
export const duplicateElement: ConfigRule = {
  code: 'vmconfig/duplicate-element',
  title: 'A known element that stands twice in its group',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { text } = input.document;
    reportAll(surveyOf(input).duplicates, report, ({ span, element, first }) => {
      const same = inner(text, element) === inner(text, first);
      return {
        span,
        message: `<${shown(element.name)}> stands here for the second time${same ? ' with the same content' : ' with other content'}; this tool reads the first, and which one Hyper-V reads is not known.`,
        related: [{ span: first.nameSpan, message: 'It stands here first.' }],
        fixes: () => (same ? [{ title: 'Remove the repetition', edits: [removeElement(text, element)] }] : []),
      };
    });
  },
};

function inner(text: string, { startTag, span }: XmlElement): string {
  return text.slice(startTag.start, span.end);
}
