import { describe, expect, test } from 'vitest';
import { clipboard, drawnText, says, shot, showSequence, useWindow } from './steps.mjs';

describe('a backup that was stopped at 10103', () => {
  const window = useWindow('no-scsi-2012-r2');

  test('shows all after it as not reached, and gives the PowerShell to look further', async () => {
    const { page } = window();
    const view = await showSequence(page);
    await says(view, 'h1', 'FILE01');
    await view.locator('.picture-svg .mark.failed').first().waitFor();
    const classes = await view
      .locator('.picture-svg .mark')
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('class') ?? ''));
    const failed = classes.findIndex((name) => name.includes('failed'));
    const after = classes.slice(failed + 1);
    expect(after.length).toBeGreaterThan(3);
    expect(after.filter((name) => !name.includes('not-reached'))).toEqual([]);
    expect(await drawnText(view, '.picture-svg')).toContain('10103');
    await shot(page, '02-refused');
    const button = view.getByRole('button', { name: 'Copy PowerShell' }).first();
    await button.scrollIntoViewIfNeeded();
    await button.click();
    await expect.poll(() => clipboard(page)).toMatch(/(Get|Add|Set)-VM/);
    await shot(page, '02-copied');
  });
});

/** Each with a step that the others do not have. */
const nights = /** @type {const} */ ([
  ['good-2012-r2', 'VM001', 'AutoRecovery'],
  ['guest-snapshot-2012', 'FS1', 'roll'],
  ['reference-point-2019', 'SQL-02', 'reference point'],
]);

describe('good nights of three generations', () => {
  const window = useWindow(nights.map(([name]) => name));

  for (const [name, vm, step] of nights)
    test(`${name} is drawn with its own steps`, async () => {
      const { page } = window();
      const view = await showSequence(page);
      await view.locator('.row.run', { hasText: vm }).first().click();
      await says(view, 'h1', vm);
      await view.locator('.picture-svg .mark.seen').first().waitFor();
      await shot(page, `03-${name}`);
      const labels = await view.locator('.pick').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      expect(labels.join('\n').toLowerCase()).toContain(step.toLowerCase());
      expect(await view.locator('.picture-svg .mark.failed').count()).toBe(0);
    });
});
