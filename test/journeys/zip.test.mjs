import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contextMenu, runCommand } from '../host/workbench.mjs';
import { cursorLine, openedRow, pickEntry, says, shot, textIn, useWindow, viewOf } from './steps.mjs';

describe('a zip of logs and pasted texts', () => {
  const window = useWindow('pasted');

  test('is diagnosed from its menu; what cannot be read is named, and what was found stands on its lines', async () => {
    const { page } = window();
    const zip = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'bundle.zip' });
    await contextMenu(page, zip, 'Diagnose File');
    await page.locator('.tab.active', { hasText: 'Diagnosis of bundle.zip' }).waitFor();
    await says(viewOf(page), 'body', /mail\.txt.*encrypted/);
    await runCommand(page, 'View: Toggle Problems');
    const problems = page.locator('.markers-panel .monaco-list-row');
    const told = ['HVB060', 'VMMS-Admin.evtx', 'HVB027', 'get-vm.txt', 'HVB088', 'vssadmin-shadows.txt'];
    for (const hasText of told) await problems.filter({ hasText }).first().waitFor();
    await shot(page, '13-zip-problems');
    await problems.filter({ hasText: 'HVB088' }).first().dblclick();
    await page.locator('.tab.active', { hasText: 'vssadmin-shadows.txt' }).waitFor();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await expect.poll(() => cursorLine(page)).toBe(28);
    await shot(page, '13-zip-finding');
    await page.keyboard.press('Control+j');
    await problems.first().waitFor({ state: 'hidden' });
  });

  test('asks once in which zone its texts were written, and keeps the answer', async () => {
    const { page, folder } = window();
    await page.locator('[id="status.notifications"] a').click();
    const questions = page.locator('.notifications-center .notification-list-item', { hasText: 'name no time zone' });
    await questions.waitFor();
    await shot(page, '13-zip-question');
    await questions.locator('a.monaco-button', { hasText: 'Choose Time Zone' }).click();
    await page.locator('.quick-input-widget input[placeholder^="The time zone"]').fill('Berlin');
    await pickEntry(page, 'Europe/Berlin');
    await expect.poll(() => settingsOf(folder)).toContain('"hypervBackup.timeZone": "Europe/Berlin"');
    await questions.waitFor({ state: 'detached' });
  });

  test('is one tree, in which the night leads to the picture', async () => {
    const { page } = window();
    await page.locator('.activitybar a[aria-label*="Hyper-V Backup"]').click();
    const tree = page.locator('.pane', { hasText: 'Backups' }).locator('.monaco-list-row');
    await openedRow(page, tree, 'HV01');
    await openedRow(page, tree, 'VM001');
    await tree.filter({ hasText: 'get-vm.txt' }).first().waitFor();
    // With the zone the copy that vssadmin lists is in the time of the backup.
    const run = tree.filter({ hasText: '11:00:02' }).first();
    await run.waitFor();
    await shot(page, '13-zip-tree');
    await run.click();
    await viewOf(page).locator('.pick').first().waitFor();
    await says(viewOf(page), 'h1', 'The backup of VM001 on HV01 failed');
    await shot(page, '13-zip-panel');
  });

  test('is one story: logs, vssadmin and the SQL Server writer prove steps together', async () => {
    const { page } = window();
    const view = viewOf(page);
    await view.locator('.pick[aria-label*="guest writers freeze"]').click();
    await says(view, '.details', /ESENT.*SqlWriterLogger/);
    await view.locator('.pick[aria-label*="snapshot of the host volume"]').click();
    await says(view, '.details', /vssadmin.*8222/);
    await says(view, '.details', 'A shadow copy of a volume was created');
    expect(await textIn(view, '.record')).toMatch(/Log bundle\.zip\/HV01\/vssadmin-shadows\.txt/);
    await shot(page, '13-zip-snapshot');
  });

  test('leads from a line that proves a step to that line in the zip', async () => {
    const { page } = window();
    const view = viewOf(page);
    await view.locator('.record', { hasText: 'vssadmin' }).getByRole('button', { name: 'Open record' }).click();
    await page.locator('.tab.active', { hasText: 'vssadmin-shadows.txt' }).waitFor();
    await expect.poll(() => cursorLine(page)).toBe(4);
    await shot(page, '13-zip-record');
  });
});

/** @param {string} folder */
function settingsOf(folder) {
  try {
    return readFileSync(path.join(folder, '.vscode/settings.json'), 'utf8');
  } catch {
    // Nothing has been kept yet.
    return '';
  }
}
