import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import { removeAttribute } from './text-edits';

/** The root of every real file has neither attributes nor a namespace (VOCABULARY.md section 1); what they do is not known. */
export const rootAttributes: ConfigRule = {
  code: 'vmconfig/root-attributes',
  title: 'The root element has attributes or a namespace',
  cost: 'fast',
  severity: 'info',
  check({ document, config: { root } }, report) {
    const found = root.attributes.filter(({ value }) => value !== undefined);
    const [first] = found;
    if (!first) return;
    const names = found.slice(0, 5).map(({ name }) => shown(name));
    report({
      span: first.span,
      message: `Hyper-V writes <configuration> without attributes, and this one has ${names.join(', ')}${found.length > 5 ? ' and more' : ''}.`,
      fixes: () => [
        {
          title: found.length === 1 ? 'Remove the attribute' : `Remove the ${found.length} attributes`,
          edits: found.map((one) => removeAttribute(document.text, one)),
        },
      ],
    });
  },
};
