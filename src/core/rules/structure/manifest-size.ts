import { childElement } from '../../xml';
import type { ConfigRule } from '../config-input';
import { numberingOf } from './manifest-entries';
import { insertChild } from './text-edits';

/** In every real file `size` is the number of entries; a reader that trusts it passes over devices or asks for too many. */
export const manifestSize: ConfigRule = {
  code: 'vmconfig/manifest-size',
  title: 'The manifest has another size than its number of devices',
  cost: 'fast',
  severity: 'error',
  check(input, report) {
    const { manifest } = input.config;
    const numbering = numberingOf(input);
    if (!manifest || !numbering) return;
    const count = numbering.entries.length;
    const entries = count === 1 ? '1 device entry' : `${count} device entries`;
    const { size } = manifest;
    if (size) {
      // One entry too few or too many shows in the numbers as well, and is told there.
      if (size.value === count || size.value === numbering.explainsSize) return;
      report({
        span: size.span,
        message: `The manifest says ${size.value} and lists ${entries}.`,
        fixes: () => [
          { title: `Set size to ${count}`, edits: [{ span: size.span, newText: String(count) }], preferred: true },
        ],
      });
    } else if (count > 0 && !childElement(manifest.element, 'size')) {
      report({
        span: manifest.element.nameSpan,
        atMost: 'warning',
        message: `The manifest lists ${entries} and has no size; inferred: Hyper-V reads as many as size says.`,
        fixes: () => {
          const edit = insertChild(
            input.document.text,
            manifest.element,
            'size',
            `<size type="integer">${count}</size>`,
          );
          return edit ? [{ title: `Add size ${count}`, edits: [edit] }] : [];
        },
      });
    }
  },
};
