import { describe, expect, test } from 'vitest';
import { runCommand } from '../host/workbench.mjs';
import { axe, openedRow, openInExplorer, says, shot, textIn, useWindow, viewOf } from './steps.mjs';

describe('an .evtx opened in the Explorer', () => {
  const window = useWindow('samples');

  test('shows the records of backups first, all of them when asked, and those with an id', async () => {
    const { page } = window();
    await openInExplorer(page, ['HV01', 'HV01-System.evtx']);
    const view = viewOf(page);
    await view.locator('[role=grid] .empty').waitFor();
    expect(await view.getByRole('radio', { name: 'Backup records' }).isChecked()).toBe(true);
    await shot(page, '06-viewer-none');
    await view.getByText('All records', { exact: true }).click();
    await expect.poll(rows).toBeGreaterThan(3);
    await openInExplorer(page, ['HV01-VMMS-Admin.evtx']);
    await expect.poll(rows).toBeGreaterThan(8);
    await shot(page, '06-viewer');
    await view.getByRole('button', { name: 'Filters' }).click();
    await view.getByLabel('Event ids').fill('19100');
    await expect.poll(rows).toBe(1);
    await view.locator('[role=grid] .row[data-row]').first().click();
    await says(view, '.details', '19100');
    await shot(page, '06-viewer-filtered');
    expect(await axe(page)).toEqual([]);

    async function rows() {
      return await view.locator('[role=grid] .row[data-row]').count();
    }
  });

  test('leads to the sequence from its title', async () => {
    const { page } = window();
    await page.locator('.editor-actions a[aria-label*="Show Backup Sequence"]').click();
    const view = viewOf(page);
    await view.locator('.pick').first().waitFor();
    expect(await textIn(view, 'h1')).toContain('SQL01');
  });
});

describe('Diagnose Workspace', () => {
  const window = useWindow('csv-set-40');

  test('fills the view of backups and the status bar, and a click on a run opens it', async () => {
    const { page } = window();
    await runCommand(page, 'Hyper-V Backup: Diagnose Workspace');
    await page.locator('.statusbar-item', { hasText: '3 of 40 backups failed' }).waitFor();
    await page.locator('.tab', { hasText: 'Workspace diagnosis' }).waitFor();
    await page.locator('.activitybar a[aria-label*="Hyper-V Backup"]').click();
    const tree = page.locator('.pane', { hasText: 'Backups' }).locator('.monaco-list-row');
    await tree.filter({ hasText: 'HV01' }).first().waitFor();
    await shot(page, '06-tree');
    const vm = tree.filter({ hasText: 'VM24' }).first();
    await openedRow(page, tree, 'HV01');
    await vm.waitFor();
    await openedRow(page, tree, 'VM24');
    const run = tree.filter({ hasText: /\b2014\b/ }).first();
    await shot(page, '06-tree-open');
    await run.click();
    const view = viewOf(page);
    await view.locator('.pick').first().waitFor();
    await says(view, 'h1', 'The backup of VM24 on HV01 failed');
    await shot(page, '06-tree-run');
  });

  test('is asked again through the status item', async () => {
    const { page } = window();
    await runCommand(page, 'View: Close All Editors');
    await page.locator('.statusbar-item', { hasText: '3 of 40 backups failed' }).locator('a').click();
    await viewOf(page).locator('.pick').first().waitFor();
  });
});
