import { describe, expect, test } from 'vitest';
import { runCommand } from '../host/workbench.mjs';
import { pickEntry, shot, useWindow, viewOf } from './steps.mjs';

describe('somebody new', () => {
  const window = useWindow('failed-merge-2012-r2');

  test('finds what to do in the empty view of backups', async () => {
    const { page } = window();
    await page.locator('.activitybar a[aria-label*="Hyper-V Backup"]').click();
    const button = page.locator('.pane .welcome-view a.monaco-button', { hasText: 'Diagnose Workspace' });
    await button.waitFor();
    await shot(page, '12-welcome');
    await button.click();
    await page.locator('.pane .monaco-list-row', { hasText: 'HV01' }).first().waitFor();
    // The report comes last and takes the focus, which would close a list that is open by then.
    await page.locator('.tab.active', { hasText: 'Workspace diagnosis' }).waitFor();
    await viewOf(page).locator('h1').first().waitFor();
  });

  test('is led through four steps', async () => {
    const { page } = window();
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await pickEntry(page, 'Explain your first failed backup');
    const steps = page.locator('.gettingStartedContainer .getting-started-step');
    await expect.poll(() => steps.count()).toBe(4);
    for (const title of [
      'Open the evidence',
      'Diagnose the workspace',
      'See which step is missing',
      'Ask what a code means',
    ]) {
      const step = steps.filter({ hasText: title });
      await step.click();
      await step.locator('a.monaco-button, .step-description-container').first().waitFor();
    }
    await shot(page, '12-walkthrough');
  });
});
