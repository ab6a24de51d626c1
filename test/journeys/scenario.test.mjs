import { describe, expect, test } from 'vitest';
import { runCommand } from '../host/workbench.mjs';
import { axe, openInExplorer, says, shot, textIn, useWindow, viewOf } from './steps.mjs';

describe('a plan of backups', () => {
  const window = useWindow('planned', { viewport: { width: 1600, height: 900 } });

  test('tells above its lines what it comes to', async () => {
    const { page } = window();
    await openInExplorer(page, ['nightly.hvbackup.yaml']);
    const lens = (/** @type {string} */ text) => page.locator('.codelens-decoration', { hasText: text }).first();
    await lens('Predicted: succeeds, application-consistent').waitFor();
    await lens('per VM:').waitFor();
    await lens('Compare with the evidence').waitFor();
  });

  test('is shown as predicted beside its text', async () => {
    const { page } = window();
    await page
      .locator('.codelens-decoration a', { hasText: 'Predicted: succeeds, application-consistent' })
      .first()
      .click();
    const view = viewOf(page);
    await view.locator('.picture .predicted-band').waitFor();
    await says(view, 'h1', 'The backup of VM001 on HV01 is predicted to succeed');
    await says(view, '.verdict', 'Nothing of this was observed');
    await says(view, '.row.heading', 'Predicted, not observed');
    expect(await textIn(view, 'body')).not.toContain('1601');
    expect(await axe(page)).toEqual([]);
    await shot(page, '13-predicted');
  });

  test('follows its text while it is edited', async () => {
    const { page } = window();
    const line = page.locator('.view-line', { hasText: 'controllers:' }).first();
    await line.click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('0');
    const view = viewOf(page);
    await says(view, 'h1', 'The backup of VM001 on HV01 is predicted to fail');
    await view.locator('.details .link', { hasText: 'HVB001' }).first().waitFor();
    await shot(page, '13-predicted-to-fail');
  });

  test('leads from a step to its line', async () => {
    const { page } = window();
    await viewOf(page)
      .locator('.details .link', { hasText: /Open line/ })
      .first()
      .click();
    await page.locator('.editor-instance .view-overlays .current-line').first().waitFor();
    await expect.poll(() => page.locator('.statusbar-item', { hasText: /Ln 1\d/ }).count()).toBe(1);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await says(viewOf(page), 'h1', 'is predicted to succeed');
  });

  test('is compared with what happened', async () => {
    const { page } = window();
    await page.locator('.view-line', { hasText: 'name: Nightly' }).first().click();
    await runCommand(page, 'Hyper-V Backup: Compare With What Happened');
    const view = viewOf(page);
    await view.locator('svg.comparison .first-difference').waitFor();
    expect(await view.locator('svg.comparison .predicted-frame').count()).toBe(1);
    await expect
      .poll(async () => (await view.locator('svg.comparison text.heading').allTextContents()).join(' '))
      .toContain('removes the checkpoint and merges');
    await shot(page, '13-compared');
  });
});
