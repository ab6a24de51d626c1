import { childElements } from '../../xml';
import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import { surveyOf } from './element-survey';
import { reportAll } from './report-all';
import { removeAttribute } from './text-edits';

/** A value or a group, but not both: leaves have a `type`, containers have none, in all files. */
export const typeOnContainer: ConfigRule = {
  code: 'vmconfig/type-on-container',
  title: 'A type on an element that holds others',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { text } = input.document;
    reportAll(surveyOf(input).typedContainers, report, ({ span, element, attribute }) => {
      const child = childElements(element)[0];
      const name = shown(element.name);
      const why = child
        ? `holds <${shown(child.name)}>, and only values have a type`
        : 'is a group of others in every real file, and groups have no type';
      const hasText = child === undefined && element.children.some(({ kind }) => kind === 'text' || kind === 'cdata');
      return {
        span,
        message: `<${name}> ${why}.`,
        fixes: () => (hasText ? [] : [{ title: 'Remove the type', edits: [removeAttribute(text, attribute)] }]),
      };
    });
  },
};
