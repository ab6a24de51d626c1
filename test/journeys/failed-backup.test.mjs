import { describe, expect, test } from 'vitest';
import { chosenStep, drawnText, says, shot, showSequence, textIn, useWindow, viewOf } from './steps.mjs';

const merging = 'removes the checkpoint and merges';

describe('a failed backup of 2012 R2', () => {
  const window = useWindow('failed-merge-2012-r2');

  test('is told in one sentence, its broken step is drawn, and what stayed behind is named', async () => {
    const { page } = window();
    const view = await showSequence(page);
    await says(view, 'h1', 'The backup of VM001 on HV01 failed after 52.5 s');
    await view.locator('.picture-svg .mark.failed').first().waitFor();
    expect(await drawnText(view, '.picture-svg')).toContain('10102');
    expect(await drawnText(view, '.picture-svg')).toContain('19080');
    await says(view, '.verdict', 'AutoRecovery');
    await shot(page, '01-failed');
  });

  test('by keyboard: arrow keys step, and the files move with them', async () => {
    const { page } = window();
    const view = viewOf(page);
    await page.keyboard.press('2');
    await page.keyboard.press('Home');
    await expect.poll(() => chosenStep(view)).toContain('lists VMs');
    expect(await drawnText(view, '.strip')).not.toContain('AutoRecovery');
    await page.keyboard.press('End');
    await expect.poll(() => drawnText(view, '.strip')).toMatch(/AutoRecovery.*left behind/);
    for (let presses = 0; !(await chosenStep(view)).includes(merging); presses++) {
      expect(presses).toBeLessThan(12);
      const before = await chosenStep(view);
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => chosenStep(view)).not.toBe(before);
    }
    await says(view, '.details', '10102');
    await says(view, '.details', '19080');
    await shot(page, '01-failed-step');
  });

  test('Enter opens the record in the viewer of its log, and one comes back to the step', async () => {
    const { page } = window();
    const view = viewOf(page);
    expect(await chosenStep(view)).toContain(merging);
    await page.keyboard.press('Enter');
    await view.locator('[role=grid] .row.chosen').waitFor();
    await says(view, '[role=grid] .row.chosen', /\b10102\b.*VM001/);
    await says(view, '.details', '10102');
    await shot(page, '01-record-in-viewer');
    await view.getByRole('button', { name: 'Show this backup as a sequence' }).click();
    await view.locator('.pick.chosen').waitFor();
    expect(await chosenStep(view)).toContain(merging);
    expect(await textIn(view, 'h1')).toContain('VM001');
  });

  test('by mouse: a click chooses a step, a double click opens its record', async () => {
    const { page } = window();
    const view = viewOf(page);
    await view.locator('.pick[aria-label*="guest writers freeze"]').click();
    await says(view, '.details h2', 'guest writers freeze');
    await view.locator('.pick[aria-label*="guest writers freeze"]').dblclick();
    await view.locator('[role=grid] .row.chosen').waitFor();
    await page.locator('.tab', { hasText: 'Backup Sequence' }).click();
    await view.locator('.pick').first().waitFor();
    await expect.poll(() => chosenStep(view)).toContain('guest writers freeze');
  });
});
