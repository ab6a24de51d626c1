import { explain } from '../explain';
import { codeSpan, escapeMarkdown } from '../report/markdown';
import { touches } from '../text/span';
import type { WbadminText } from '../wbadmin/model';
import { patternOfStep } from '../wbadmin/read-wbadmin';
import type { Hover } from './hover';

/** Explains the code, the version or the line under the cursor in what wbadmin printed. */
export function hoverWbadmin(doc: WbadminText, offset: number): Hover | undefined {
  const code = doc.codes.find(({ span }) => touches(span, offset));
  if (code) {
    const blocks = explain(code.value).matches.map(
      ({ title, meaning = '' }) => `**${escapeMarkdown(title)}**\n\n${escapeMarkdown(meaning)}`,
    );
    if (blocks.length > 0) return { span: code.span, markdown: blocks.join('\n\n') };
  }
  const version = doc.versions.find(({ identifier }) => touches(identifier.span, offset));
  if (version)
    return {
      span: version.identifier.span,
      markdown: `The backup of ${codeSpan(version.time.replace('T', ' ').replace(':00Z', ' UTC'))}. The time above it is in the zone of the computer.`,
    };
  const step = doc.steps.find(({ span }) => touches(span, offset));
  return step && { span: step.span, markdown: escapeMarkdown(patternOfStep(step)?.meaning ?? '') };
}
