import { describe, expect, test } from 'vitest';
import { runCommand } from '../host/workbench.mjs';
import { setTheme } from './session.mjs';
import { clipboard, editorText, goTo, openInExplorer, pickEntry, says, shot, useWindow, viewOf } from './steps.mjs';

const message = "Microsoft-Windows-Hyper-V-VMMS-Admin/19100:\n'VM01' failed (0x80070299).\n";

describe('what people paste and write', () => {
  const window = useWindow('pasted');

  test('a script of diskshadow with a mistake is mended by its light bulb', async () => {
    const { page } = window();
    await openInExplorer(page, ['backup.dsh']);
    await page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await goTo(page, '5:3');
    await hover(page, /d: is added after create/);
    await shot(page, '14-script');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Move the line before create' }).first().waitFor();
    await shot(page, '14-script-fix');
    await page.keyboard.press('Enter');
    await expect.poll(() => editorText(page)).toContain('add volume d: alias Data\ncreate\nexpose %Data% x:');
    await page.locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning').first().waitFor({
      state: 'detached',
    });
  });

  test('it is completed as one types, has an outline, and is laid out', async () => {
    const { page } = window();
    await goTo(page, '8:1');
    const offered = page.locator('.suggest-widget .monaco-list-row');
    await page.keyboard.type('  del');
    await offered.filter({ hasText: 'delete shadows' }).first().waitFor();
    await shot(page, '14-script-completion');
    await page.keyboard.press('Tab');
    await page.keyboard.type('  se');
    await offered.filter({ hasText: 'with the id or alias of a set' }).first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(' %VSS_SHADOW_SET%');
    await page.keyboard.press('Escape');
    await runCommand(page, 'Format Document');
    await expect.poll(() => editorText(page)).toMatch(/\ndelete shadows set %VSS_SHADOW_SET%/);
    await page.keyboard.press('Control+Shift+o');
    const symbols = page.locator('.quick-input-widget .monaco-list-row');
    for (const name of ['set context', 'Backup', 'create', 'delete shadows'])
      await symbols.filter({ hasText: name }).first().waitFor();
    await shot(page, '14-script-outline');
    await page.keyboard.press('Escape');
    // Nothing is left to tell.
    await expect.poll(() => page.locator('.monaco-editor [class*="squiggly"]').count()).toBe(0);
  });

  test('a German list of vssadmin says the same as the English one, and is to be read in any theme', async () => {
    const { page } = window();
    for (const language of ['english', 'german']) {
      await openInExplorer(page, [`vssadmin-${language}.txt`]);
      await page.locator('.tab.active', { hasText: language }).waitFor();
      await page.locator('.monaco-editor .squiggly-error').first().waitFor();
      expect(await page.locator('.monaco-editor .squiggly-error').count()).toBe(1);
      await goTo(page, '13:13');
      await hover(page, /"Microsoft Hyper-V VSS Writer" is in the failed state \[8\]/);
      await shot(page, `14-${language}`);
      await page.keyboard.press('Escape');
    }
    for (const theme of /** @type {const} */ (['dark', 'high contrast'])) {
      await setTheme(page, theme);
      await shot(page, `14-german-${theme.replaceAll(' ', '-')}`);
    }
    await setTheme(page, 'light');
  });

  test('a message in an unnamed document is diagnosed, becomes a Hyper-V Backup Log, and is explained', async () => {
    const { page } = window();
    await page.keyboard.press('Control+Alt+n');
    await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    await page.evaluate((text) => navigator.clipboard.writeText(text), message);
    await page.keyboard.press('Control+v');
    await runCommand(page, 'Hyper-V Backup: Diagnose File');
    await page.locator('.tab.active', { hasText: 'Diagnosis of Untitled' }).waitFor();
    await says(viewOf(page), 'body', 'HVB197');
    await shot(page, '14-paste-report');
    await page.locator('.tab', { hasText: 'Untitled-1' }).filter({ hasNotText: 'Diagnosis' }).click();
    await page.locator('.statusbar-item', { hasText: 'Hyper-V Backup Log' }).waitFor();
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await shot(page, '14-paste');
    await goTo(page, '2:1');
    await runCommand(page, 'Hyper-V Backup: Explain This Line');
    await page.locator('.tab.active', { hasText: 'Explain This Line' }).waitFor();
    await says(viewOf(page), 'body', '0x80070299');
    await shot(page, '14-paste-explained');
  });

  test('the script that gathers evidence is copied for the Windows of the host', async () => {
    const { page } = window();
    await runCommand(page, 'Hyper-V Backup: Copy Evidence Collection Script');
    await pickEntry(page, 'Windows Server 2012 R2');
    await expect.poll(() => clipboard(page)).toContain('vssadmin list writers');
    const script = await clipboard(page);
    expect(script).toContain('# Evidence about Hyper-V backups: Windows Server 2012 R2.');
    expect(script).toContain('wevtutil epl');
  });
});

/**
 * The hover at the cursor, by its keys.
 * @param {import('playwright-core').Page} page
 * @param {RegExp} text
 */
async function hover(page, text) {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await page.locator('.monaco-hover:visible', { hasText: text }).first().waitFor();
}
