import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  chosenStep,
  extensionHosts,
  reloadWindow,
  says,
  shot,
  showSequence,
  textIn,
  useWindow,
  viewOf,
} from './steps.mjs';

describe('what is shown', () => {
  const window = useWindow('two-nights');

  test('is there again after the window was loaded again, with the same run and step', async () => {
    const { page } = window();
    const view = await showSequence(page);
    await view.locator('.row.run').last().click();
    await says(view, 'h1', 'succeeded');
    await view.locator('.pick[aria-label*="adds the AutoRecovery disk"]').click();
    await says(view, '.details h2', 'adds the AutoRecovery disk');
    await reloadWindow(page);
    await view.locator('.pick.chosen').waitFor();
    expect(await textIn(view, 'h1')).toContain('succeeded');
    expect(await chosenStep(view)).toContain('adds the AutoRecovery disk');
  });

  test('says that a log is gone, and reads the others again', async () => {
    const { page, folder } = window();
    const view = viewOf(page);
    rmSync(path.join(folder, 'VM001.corp.example'), { recursive: true });
    await view.locator('.banner').waitFor();
    expect(await textIn(view, '.banner')).toMatch(/is no longer there since it was read/);
    await shot(page, '08-stale');
    await view.getByRole('button', { name: 'Read again' }).click();
    await view.locator('.banner').waitFor({ state: 'detached' });
    await view.locator('.pick').first().waitFor();
    await shot(page, '08-read-again');
  });

  test('works again with another extension host', async () => {
    const { page } = window();
    const view = viewOf(page);
    const before = extensionHosts();
    expect(before.length).toBeGreaterThan(0);
    for (const id of before) process.kill(id, 'SIGKILL');
    // A host with an extension under development is not started again by itself, and its browser has no command for it.
    await reloadWindow(page);
    await expect.poll(() => page.locator('.tab', { hasText: 'Backup Sequence' }).count()).toBe(1);
    await view.locator('.row.run').first().click();
    await says(view, 'h1', /failed after/);
    await view.locator('.pick[aria-label*="removes the checkpoint"]').click();
    // The records come from the host: it answers.
    await view.locator('.record table').first().waitFor();
    await shot(page, '08-restarted');
  });
});
