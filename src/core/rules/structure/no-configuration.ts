import { childElement, isSimilarName, type XmlElement } from '../../xml';
import { shown } from '../../xml/problems';
import { isIntact } from '../absence';
import type { DocumentInput, DocumentRule } from '../config-input';
import { renameElement } from './text-edits';

const rootName = 'configuration';
/** What a configuration has of its own; all real files have all of them (VOCABULARY.md section 1). */
const sections = ['properties', 'settings', 'global_settings', 'manifest'];

/** A document that was taken for a VM configuration and is none: without this finding it would look healthy. */
export const noConfiguration: DocumentRule = {
  code: 'vmconfig/no-configuration',
  title: 'The document holds no VM configuration',
  cost: 'fast',
  severity: 'error',
  check(input, report) {
    const root = input.document.rootElement;
    // Without a root, or with half a tag, the parser has said so.
    if (!root || root.name === '' || !isTagWhole(input, root)) return;
    if (root.name !== rootName) {
      const isSlip = isSimilarName(root.name, rootName) || root.name.endsWith(`:${rootName}`);
      report({
        span: root.nameSpan,
        message: `The root element of a VM configuration is <${rootName}>, and this one is <${shown(root.name)}>${isSlip ? ', likely by a slip' : ''}; nothing in it was checked.`,
        fixes: () =>
          isSlip
            ? [
                {
                  title: `Name the root element ${rootName}`,
                  edits: renameElement(input.document.text, root, rootName),
                },
              ]
            : [],
      });
    } else if (isIntact(input, root) && !sections.some((name) => childElement(root, name))) {
      report({
        span: root.nameSpan,
        message: `This <${rootName}> has none of ${sections.join(', ')}, so it holds nothing of a VM that could be checked.`,
      });
    }
  },
};

function isTagWhole({ document }: DocumentInput, { startTag }: XmlElement): boolean {
  return document.text.charAt(startTag.end - 1) === '>';
}
