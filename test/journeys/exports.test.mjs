import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../host/workbench.mjs';
import { hasFocus, pickEntry, saveAs, shot, showSequence, useWindow, viewOf } from './steps.mjs';

/** Each by its name in the list, with its ending and how such a file begins. */
const formats = /** @type {const} */ ([
  ['SVG', 'svg', /^<\?xml[^]*<svg /],
  ['PNG', 'png', /^\x89PNG/],
  ['Mermaid', 'mmd', /^sequenceDiagram/],
  ['Markdown', 'md', /^# /],
]);

describe('an export', () => {
  const window = useWindow('failed-merge-2012-r2');

  test.each(formats)(
    'as %s is a file that names nobody when pseudonyms are wanted',
    async (label, ending, beginning) => {
      const { page, folder } = window();
      await showSequence(page);
      const named = await exported('With the real names', `named.${ending}`);
      const hidden = await exported('With pseudonyms', `hidden.${ending}`);
      await shot(page, `09-saved-${ending}`);
      if (ending !== 'png') {
        expect(named).toMatch(/VM001/);
        expect(hidden).not.toMatch(/VM001|HV01|corp\.example/i);
      }

      /**
       * @param {string} names
       * @param {string} file
       */
      async function exported(names, file) {
        await runCommand(page, 'Hyper-V Backup: Export...');
        await pickEntry(page, label);
        await pickEntry(page, names);
        const target = path.join(folder, file);
        if (file === 'hidden.md') await shot(page, '09-save');
        await saveAs(page, target);
        const text = () => (existsSync(target) ? readFileSync(target, 'latin1') : '');
        await expect.poll(text, { timeout: 20_000 }).toMatch(beginning);
        await hasFocus(viewOf(page));
        return text();
      }
    },
  );
});
