import { parseBool } from '../../vmconfig/values';
import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import { surveyOf } from './element-survey';
import { reportAll } from './report-all';

/** All files have `True` and `False`. That another case is not understood is not known, so it is a warning and no error. */
export const boolCase: ConfigRule = {
  code: 'vmconfig/bool-case',
  title: 'A truth value in another case than Hyper-V writes it',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    reportAll(surveyOf(input).boolCases, report, ({ span, element, value }) => {
      const written = parseBool(value) ? 'True' : 'False';
      return {
        span,
        message: `<${shown(element.name)}> is "${shown(value.trim())}"; Hyper-V writes ${written}, and whether it reads another case is not known.`,
        fixes: () => [{ title: `Write ${written}`, edits: [{ span, newText: written }], preferred: true }],
      };
    });
  },
};
