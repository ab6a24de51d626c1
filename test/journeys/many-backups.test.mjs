import { describe, expect, test } from 'vitest';
import { runCommand } from '../host/workbench.mjs';
import { pickEntry, says, shot, showSequence, textIn, useWindow, viewOf } from './steps.mjs';

describe('forty VMs in one snapshot set', () => {
  const window = useWindow('csv-set-40', { viewport: { width: 1280, height: 900 } });

  test('are lanes of one picture, from which one opens, and back', async () => {
    const { page } = window();
    const view = await showSequence(page);
    await view.locator('.row.set').click();
    await says(view, 'h1', '40');
    await expect.poll(() => view.locator('.picture .pick').count()).toBe(40);
    await shot(page, '04-set');
    await view.locator('.pick[aria-label*="VM08"]').dblclick();
    await says(view, 'h1', 'The backup of VM08 on HV01 failed');
    await shot(page, '04-set-one');
    await view.getByRole('button', { name: /with 39 other VMs/ }).click();
    await expect.poll(() => view.locator('.picture .pick').count()).toBe(40);
  });
});

describe('two nights of one VM', () => {
  const window = useWindow('two-nights');

  test('stand beside each other with the first difference marked', async () => {
    const { page } = window();
    await showSequence(page);
    await runCommand(page, 'Hyper-V Backup: Compare Two Runs');
    await pickEntry(page, 'failed');
    await pickEntry(page, 'succeeded');
    const view = viewOf(page);
    await view.locator('g.first-difference').waitFor();
    await shot(page, '05-compare');
    await page.keyboard.press('t');
    expect(await textIn(view, 'tr.first-difference')).toContain('removes the checkpoint and merges');
    await shot(page, '05-compare-table');
  });
});

describe('names that are no names', () => {
  const window = useWindow('strange-names');

  test('stay text and stay inside of the view', async () => {
    const { page } = window();
    const view = await showSequence(page);
    const runs = view.locator('.row.run');
    await expect.poll(() => runs.count()).toBe(6);
    for (let at = 0; at < 6; at++) {
      await runs.nth(at).click();
      await expect.poll(() => view.locator('.row.run.chosen').count()).toBe(1);
      await view.locator('.pick').first().waitFor();
      await inside(at);
    }
    await shot(page, '07-names');
    await view.locator('.row.set').click();
    await view.locator('.picture .pick').nth(5).waitFor();
    await inside('set');
    await shot(page, '07-names-set');

    /** @param {unknown} which */
    async function inside(which) {
      expect(await view.locator('img, image, a[href], [onerror]').count(), String(which)).toBe(0);
      const width = await view.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(width, String(which)).toBeLessThanOrEqual(0);
    }
  });
});
