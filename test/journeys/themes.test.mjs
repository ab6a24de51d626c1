import { describe, expect, test } from 'vitest';
import { setTheme } from './session.mjs';
import { axe, openInExplorer, shot, showSequence, useWindow, viewOf } from './steps.mjs';

const themes = /** @type {const} */ (['dark', 'light', 'high contrast', 'high contrast light']);

describe('axe finds nothing', () => {
  const window = useWindow('failed-merge-2012-r2');

  test('in the panel, its picture and its table', async () => {
    const { page } = window();
    const view = await showSequence(page);
    await view.locator('.pick[aria-label*="removes the checkpoint"]').click();
    await view.locator('.record table').first().waitFor();
    for (const theme of themes) {
      await setTheme(page, theme);
      await shot(page, `11-panel-${theme.replaceAll(' ', '-')}`);
      expect(await axe(page), theme).toEqual([]);
      await view.getByRole('button', { name: 'Table' }).click();
      await view.locator('table.steps').waitFor();
      expect(await axe(page), `${theme}, table`).toEqual([]);
      await view.getByRole('button', { name: 'Picture' }).click();
    }
  });

  test('in the viewer of .evtx', async () => {
    const { page } = window();
    await openInExplorer(page, ['HV01', /VMMS-Admin/]);
    const view = viewOf(page);
    await view.locator('[role=grid] .row[data-row]').first().click();
    await view.locator('.details').waitFor();
    for (const theme of themes) {
      await setTheme(page, theme);
      await shot(page, `11-viewer-${theme.replaceAll(' ', '-')}`);
      expect(await axe(page), theme).toEqual([]);
    }
  });
});
