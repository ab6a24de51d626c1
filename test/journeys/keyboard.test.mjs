import { describe, expect, test } from 'vitest';
import { says, shot, showSequence, useWindow, viewOf } from './steps.mjs';

describe('with the keyboard alone', () => {
  const window = useWindow('two-nights');

  test('one comes from the palette to the list, the picture, the table and the details, and sees where one is', async () => {
    const { page } = window();
    const view = await showSequence(page);
    const { keyboard } = page;
    await keyboard.press('1');
    await focusIsSeen('.runs');
    await keyboard.press('End');
    await says(view, 'h1', 'succeeded');
    await keyboard.press('Home');
    await keyboard.press('ArrowDown');
    await says(view, 'h1', 'failed');
    await shot(page, '10-list');
    await keyboard.press('2');
    await keyboard.press('End');
    await focusIsSeen('.picture');
    await says(view, '.details h2', 'deletes the snapshot');
    await shot(page, '10-picture');
    await keyboard.press('t');
    await view.locator('tr.chosen').waitFor();
    await keyboard.press('2');
    await keyboard.press('ArrowUp');
    await focusIsSeen('table.steps');
    await shot(page, '10-table');
    await keyboard.press('4');
    await focusIsSeen('.details');
    await shot(page, '10-details');
    await keyboard.press('t');
    await view.locator('.pick.chosen').waitFor();
  });

  test('keys of the workbench lead out of the panel', async () => {
    const { page } = window();
    await page.keyboard.press('Control+Shift+E');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.tagName.toLowerCase() ?? ''))
      .not.toBe('iframe');
  });

  /**
   * What has the focus is in a part of the page, and drawn with an outline or a border of its own.
   * @param {string} part
   */
  async function focusIsSeen(part) {
    const view = viewOf(window().page);
    await expect
      .poll(() =>
        view.locator('body').evaluate((_body, selector) => {
          const active = document.activeElement;
          if (!active?.closest(selector)) return `the focus is not in ${selector}`;
          const id = active.getAttribute('aria-activedescendant');
          const shown = (id === null ? undefined : document.getElementById(id)) ?? active;
          const { outlineStyle, boxShadow, borderTopStyle } = getComputedStyle(shown);
          return outlineStyle !== 'none' || boxShadow !== 'none' || borderTopStyle !== 'none' ? '' : 'it is not seen';
        }, part),
      )
      .toBe('');
  }
});
