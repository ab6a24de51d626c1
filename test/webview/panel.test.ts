import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileNames } from '../fixtures/sequence';
import { startPanelBrowser, themeNames, type OpenOptions, type PanelBrowser } from './harness/open';
import type { Harness } from './harness/page';

declare global {
  interface Window {
    readonly harness: Harness;
  }
}

const axeSource = readFileSync(path.resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const failedMerge = 'failed-merge-2012-r2';
let browser: PanelBrowser;

beforeAll(async () => {
  browser = await startPanelBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** Opens a story, and ends with the page; a page that reports an error fails its test. */
async function withPanel(story: string, act: (page: Page) => Promise<void>, options?: OpenOptions): Promise<void> {
  const page = await browser.open(story, options);
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  try {
    await act(page);
    expect(errors).toEqual([]);
  } finally {
    await page.context().close();
  }
}

const text = (page: Page, selector: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .innerText()
    .then((found) => found.replaceAll(/\s+/g, ' ').trim());

const calls = (page: Page, method: string): Promise<readonly unknown[]> =>
  page.evaluate(
    (wanted) => window.harness.calls.filter((call) => call.method === wanted).map((call) => call.params),
    method,
  );

/** What is wrong for readers with other senses, a line each. */
async function axe(page: Page, only?: string): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (rule) => {
    interface Axe {
      run(
        context: Document,
        options: object,
      ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
    }
    // The script that was run above leaves it in the window.
    const { axe: found } = window as unknown as { axe: Axe };
    const { violations } = await found.run(document, {
      resultTypes: ['violations'],
      ...(rule === undefined ? {} : { runOnly: { type: 'rule', values: [rule] } }),
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  }, only);
}

describe('what is seen', () => {
  test('is the verdict first, then the picture, the files and what to do', async () => {
    await withPanel(failedMerge, async (page) => {
      await page.locator('.pick').first().waitFor();
      expect(await text(page, 'h1')).toBe(
        'failed: The backup of VM001 on HV01 failed after 52.5 s; no record shows a copy to restore from.',
      );
      expect(await page.locator('.pick').count()).toBe(12);
      expect(await page.locator('.strip svg').count()).toBeGreaterThan(0);
      expect(await text(page, '.details')).toContain('Do, in this order');
      expect(await text(page, '.coverage')).toContain('Coverage: 13 of 17 records');
    });
  });

  test('of a backup that failed is the broken step, chosen and in sight under its verdict, with what to do', async () => {
    await withPanel('csv-set-40', async (page) => {
      const chosen = page.locator('.pick.chosen');
      await chosen.waitFor();
      expect(await chosen.getAttribute('aria-label')).toContain('failed');
      const [step, scroller] = await Promise.all([chosen.boundingBox(), page.locator('.page').boundingBox()]);
      if (!step || !scroller) throw new Error('Both are on the page.');
      expect(step.y).toBeGreaterThan(scroller.y);
      expect(step.y + step.height).toBeLessThanOrEqual(scroller.y + scroller.height);
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(await text(page, '.details')).toContain('Do, in this order');
      // Who takes the choice away sees the run as a whole, and it stays away.
      await page.keyboard.press('2');
      await page.keyboard.press('Escape');
      await expect.poll(() => text(page, '.details h2')).toBe('What the records say');
      await page.locator('.row.run', { hasText: 'VM23' }).click();
      await expect.poll(() => text(page, 'h1')).toContain('VM23');
      expect(await chosen.count()).toBe(0);
      await page.locator('.row.run', { hasText: 'VM13' }).click();
      await chosen.waitFor();
      expect(await text(page, '.details')).toContain('Likely cause');
    });
  });

  test('is for the most part the picture: more than half of an editor of the usual size', async () => {
    await withPanel(
      failedMerge,
      async (page) => {
        await page.locator('.pick.chosen').waitFor();
        const { height = 0 } = (await page.locator('.page').boundingBox()) ?? {};
        expect(height).toBeGreaterThan(860 * 0.54);
        // All of it fits beside the list: nothing is cut at the right.
        expect(await page.locator('.page').evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
      },
      { width: 1400, height: 860 },
    );
  });

  test('in a narrow list is the name of the VM, whatever else finds no room', async () => {
    await withPanel(
      'csv-set-40',
      async (page) => {
        await page.locator('.pick.chosen').waitFor();
        const cut = await page
          .locator('.row.run .row-name')
          .evaluateAll((names) =>
            names.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
          );
        expect(cut).toEqual([]);
      },
      { width: 800 },
    );
  });

  test('of a set is a table too: the same VMs, the same choice, the same keys', async () => {
    await withPanel('csv-set-40', async (page) => {
      await page.locator('.row.set').click();
      await page.locator('.picture .pick').nth(7).click();
      await page.locator('.segment', { hasText: 'Table' }).click();
      expect(await page.locator('tr.chosen').innerText()).toContain('VM08');
      expect(await page.locator('table.steps tbody tr').count()).toBe(40);
      await page.keyboard.press('2');
      await page.keyboard.press('End');
      await page.locator('.segment', { hasText: 'Picture' }).click();
      await page.locator('.segment', { hasText: 'Table' }).click();
      const { y = 0 } = (await page.locator('tr.chosen').boundingBox()) ?? {};
      const { y: from = 0, height = 0 } = (await page.locator('.page').boundingBox()) ?? {};
      expect(y).toBeGreaterThan(from);
      expect(y).toBeLessThan(from + height);
      await page.locator('table.steps tbody tr').nth(7).click();
      expect(await text(page, 'table.steps thead')).toContain('Storage snapshot');
      await page.keyboard.press('2');
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => page.locator('tr.chosen').innerText()).toContain('VM09');
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('tr')?.innerText)).toContain('VM09');
      await page.keyboard.press('Enter');
      await expect.poll(() => text(page, 'h1')).toContain('VM09');
    });
  });

  test('of an arrow that is clicked is its record, and a double click opens it', async () => {
    await withPanel(failedMerge, async (page) => {
      await page.locator('.pick[aria-label*="removes the checkpoint"]').click();
      await page.locator('.record table').first().waitFor();
      expect(await text(page, '.details h2')).toBe('removes the checkpoint and merges');
      expect(await text(page, '.details')).toContain('10102');
      await page.locator('.pick[aria-label*="removes the checkpoint"]').dblclick();
      await expect
        .poll(() => calls(page, 'openRecord'))
        .toMatchObject([{ uri: expect.stringContaining('VMMS') as string }]);
    });
  });

  test('of a story without a run is its coverage; of none, how to get one; of a failure, its reason', async () => {
    await withPanel('no-runs', async (page) => {
      await page.locator('h1').waitFor();
      expect(await text(page, '.stage')).toContain('That does not mean that none ran.');
      expect(await text(page, '.stage')).toContain('Coverage:');
    });
    await withPanel('nothing', async (page) => {
      await page.locator('h1').waitFor();
      expect(await text(page, 'h1')).toBe('No log has been read yet');
    });
    await withPanel(
      failedMerge,
      async (page) => {
        await page.locator('[role=alert]').waitFor();
        expect(await text(page, '[role=alert]')).toContain('The server is not there.');
      },
      { query: { refuse: '' } },
    );
  });

  test('of logs that changed is a banner that reads them again', async () => {
    await withPanel(failedMerge, async (page) => {
      await page.locator('.pick').first().waitFor();
      await page.evaluate(() => window.harness.showStale([{ path: 'HV01.evtx', what: 'deleted' }]));
      expect(await text(page, '.banner')).toContain('HV01.evtx is no longer there since it was read.');
      await page.locator('.banner vscode-button').click();
      await expect.poll(() => calls(page, 'readAgain')).toHaveLength(1);
    });
  });
});

describe('a newer reading', () => {
  test('makes answers to the older one count for nothing', async () => {
    await withPanel('two-nights', async (page) => {
      await page.locator('.pick').first().waitFor();
      // The answer for the good night comes when the log has been read again.
      await page.evaluate(() => {
        Object.assign(window, { release: window.harness.hold() });
      });
      await page.locator('.row.run').last().click();
      await expect.poll(() => calls(page, 'runs')).toHaveLength(2);
      await page.evaluate(() => window.harness.show('failed-merge-2012-r2', 2));
      await page.evaluate(() => {
        (window as unknown as { release: () => void }).release();
      });
      await page.locator('.pick').first().waitFor();
      expect(await page.locator('.row.run').count()).toBe(1);
      expect(await text(page, 'h1')).toContain('failed after 52.5 s');
    });
  });

  test('that is older than what is shown is not shown', async () => {
    await withPanel(failedMerge, async (page) => {
      await page.locator('.pick').first().waitFor();
      await page.evaluate(() => window.harness.show('good-2012-r2', 5));
      await expect.poll(() => text(page, 'h1')).toContain('succeeded');
      await page.evaluate(() => window.harness.show('failed-merge-2012-r2', 4));
      expect(await text(page, 'h1')).toContain('succeeded');
    });
  });
});

describe('by keyboard alone', () => {
  test('one goes from the list through the picture to a record and back', async () => {
    await withPanel('two-nights', async (page) => {
      await page.locator('.pick').first().waitFor();
      const { keyboard } = page;
      await keyboard.press('1');
      await keyboard.press('End');
      await expect.poll(() => text(page, 'h1')).toContain('succeeded');
      await keyboard.press('Home');
      await keyboard.press('ArrowDown');
      await expect.poll(() => text(page, 'h1')).toContain('failed');
      await keyboard.press('2');
      await keyboard.press('Home');
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowDown');
      expect(await page.locator('.pick.chosen').getAttribute('aria-label')).toContain('guest writers freeze');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant'))).toBe(
        await page.locator('.pick.chosen').getAttribute('id'),
      );
      await keyboard.press('Shift+ArrowDown');
      await expect
        .poll(async () => (await calls(page, 'status')).at(-1))
        .toMatchObject({ text: expect.stringMatching(/^Δt 7\.\d s/) as string });
      await keyboard.press('Enter');
      await expect.poll(() => calls(page, 'openRecord')).toHaveLength(1);
      await keyboard.press('Escape');
      await expect.poll(() => page.locator('.pick.chosen').count()).toBe(0);
      await expect.poll(async () => (await calls(page, 'status')).at(-1)).toEqual({ text: '' });
    });
  });

  test('the table has the same choice, and the keys are told', async () => {
    await withPanel(failedMerge, async (page) => {
      await page.locator('.pick').nth(3).click();
      const { keyboard } = page;
      await keyboard.press('t');
      expect(await page.locator('tr.chosen').innerText()).toContain('makes the backup checkpoint');
      await keyboard.press('.');
      expect(await page.locator('tr.chosen').innerText()).toContain('adds the AutoRecovery disk');
      await keyboard.press('2');
      await keyboard.press('ArrowDown');
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent.trim())).toContain('removes');
      await keyboard.press('ArrowUp');
      await keyboard.press('t');
      expect(await page.locator('.pick.chosen').getAttribute('aria-label')).toContain('adds the AutoRecovery disk');
      await keyboard.press('?');
      expect(await page.locator('dialog[open]').innerText()).toContain('Escape');
      await keyboard.press('Escape');
      await expect.poll(() => page.locator('dialog').count()).toBe(0);
    });
  });

  test('every button has a name, and tab comes to all parts and leaves them again', async () => {
    await withPanel(failedMerge, async (page) => {
      await page.locator('.pick').first().waitFor();
      const seen = new Set<string>();
      for (let press = 0; press < 60; press++) {
        await page.keyboard.press('Tab');
        seen.add(
          await page.evaluate(() => {
            const active = document.activeElement;
            return active?.closest('.runs, .toolbar, .picture, .strip, .details, .coverage')?.className ?? '';
          }),
        );
      }
      for (const part of ['runs', 'toolbar', 'picture', 'strip', 'details', 'coverage'])
        expect(
          [...seen].some((name) => name.split(' ').includes(part)),
          part,
        ).toBe(true);
    });
  });
});

describe('a search', () => {
  test('dims and hides nothing, in the picture and in the table', async () => {
    await withPanel(failedMerge, async (page) => {
      await page.locator('.pick').first().waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('10102');
      await expect.poll(() => page.locator('.mark.dimmed').count()).toBe(11);
      expect(await page.locator('.pick').count()).toBe(12);
      expect(await text(page, '.hits')).toBe('1 of 12 steps');
      await page.keyboard.press('Enter');
      expect(await page.locator('.pick.chosen').getAttribute('aria-label')).toContain('removes the checkpoint');
    });
  });
});

test('a filter that nothing passes says so, and can be taken away', async () => {
  await withPanel('two-nights', async (page) => {
    await page.locator('.pick').first().waitFor();
    await page.keyboard.press('f');
    await page.keyboard.type('no such VM');
    await page.locator('.runs .placeholder').waitFor();
    expect(await text(page, '.filter-count')).toBe('0 of 2 backups Show all');
    expect(await axe(page)).toEqual([]);
    await page.locator('.filter-count .link').click();
    await expect.poll(() => page.locator('.row.run').count()).toBe(2);
  });
});

describe('a snapshot set', () => {
  test('opens from the list, and a run from it', async () => {
    await withPanel('csv-set-40', async (page) => {
      await page.locator('.row.set').click();
      await page.locator('.picture .pick').nth(7).click();
      expect(await text(page, '.details h2')).toContain('The backup of VM08 on HV01 failed');
      await page.locator('.picture-list').press('Enter');
      await expect.poll(() => text(page, 'h1')).toContain('The backup of VM08 on HV01 failed');
      expect(await page.locator('.row.chosen').innerText()).toContain('VM08');
    });
  });
});

describe('two runs', () => {
  test('stand side by side, with the first difference marked', async () => {
    await withPanel('two-nights', async (page) => {
      await page.locator('.pick').first().waitFor();
      await page.evaluate(() => {
        const [a, b] = window.harness.story?.runs ?? [];
        return window.harness.view.call('compare', { version: 1, runIds: [a?.id ?? '', b?.id ?? ''] });
      });
      await page.locator('g.first-difference').waitFor();
      await page.keyboard.press('t');
      expect(await text(page, 'tr.first-difference')).toContain('removes the checkpoint and merges');
    });
  });
});

test('names with markup, from right to left and of 10,000 characters stay text', async () => {
  await withPanel('strange-names', async (page) => {
    await page.locator('.pick').first().waitFor();
    for (let at = 0; at < hostileNames.length; at++) {
      await page.locator('.row.run').nth(at).click();
      await page.locator('.pick').first().waitFor();
      expect(await page.locator('img, script:not([src])').count()).toBe(0);
    }
    await page.locator('.row.set').click();
    await page.locator('.pick').first().waitFor();
    expect(await page.locator('img, script:not([src])').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});

test('a reload brings back what was chosen', async () => {
  await withPanel('two-nights', async (page) => {
    await page.locator('.row.run').last().click();
    await expect.poll(() => text(page, 'h1')).toContain('succeeded');
    await page.locator('.pick').nth(4).click();
    await page.keyboard.press('t');
    await page.locator('tr.chosen').waitFor();
    // At once: nothing waits for a timer that a page that goes away would not see.
    const kept = await page.evaluate(() => sessionStorage.getItem('webview-state'));
    expect(JSON.parse(kept ?? '')).toMatchObject({ face: 'table', step: 4 });
    await page.reload();
    await page.locator('tr.chosen').waitFor();
    expect(await text(page, 'h1')).toContain('succeeded');
    expect(await page.locator('tr.chosen').innerText()).toContain('adds the AutoRecovery disk');
  });
});

test('times are those of the zone that is chosen', async () => {
  await withPanel(
    failedMerge,
    async (page) => {
      await page.locator('.pick').first().waitFor();
      expect(await text(page, '.row.run .row-time')).toBe('23:00:04');
      expect(await text(page, '.lane-zone')).toBe('UTC+1');
      await page.evaluate(() => window.harness.view.call('setTimeZone', { timeZone: 'Asia/Kolkata' }));
      await expect.poll(() => text(page, '.lane-zone')).toBe('UTC+5:30');
    },
    { query: { zone: 'Europe/Berlin' } },
  );
});

test('steps are played to the last one, without moving anything where less motion is asked for', async () => {
  await withPanel(
    'one-step',
    async (page) => {
      await page.locator('.pick').first().waitFor();
      await page.keyboard.press('p');
      await page.locator('.player [aria-label^="Stop"]').waitFor();
      await page.locator('.pick.chosen').waitFor();
      await page.keyboard.press('p');
      await page.locator('.player [aria-label^="Play"]').waitFor();
    },
    { reducedMotion: true },
  );
});

test('a lane that takes no part opens and folds', async () => {
  await withPanel(failedMerge, async (page) => {
    await page.locator('.pick').first().waitFor();
    const lane = page.locator('.lanes button.folded').first();
    const name = await lane.getAttribute('aria-label');
    await lane.click();
    await page.locator(`.lanes button[aria-label="${name ?? ''}"][aria-expanded="true"]`).waitFor();
  });
});

test('an export is asked for by the menu, with names replaced when that is ticked', async () => {
  await withPanel(failedMerge, async (page) => {
    await page.locator('.pick').first().waitFor();
    await page.locator('.menu-button').press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('.menu-item[aria-checked="true"]').waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect.poll(() => calls(page, 'export')).toHaveLength(1);
    expect((await calls(page, 'export'))[0]).toMatchObject({ version: 1, format: 'svg', anonymize: true });
    expect(await page.locator('.menu').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('menu-button');
  });
});

test('what to do is copied as text, and a rule is explained', async () => {
  await withPanel('no-scsi-2012-r2', async (page) => {
    await page.locator('.pick').first().waitFor();
    await page.locator('.actions vscode-button', { hasText: 'Copy safe steps' }).click();
    await expect.poll(() => calls(page, 'copy')).toHaveLength(1);
    const [copied] = await calls(page, 'copy');
    expect(copied).toMatchObject({ text: expect.stringContaining("Add-VMScsiController -VMName 'FILE01'") as string });
    await page.locator('.pick').nth(1).click();
    await page.locator('.details vscode-button', { hasText: 'Copy PowerShell' }).click();
    await expect.poll(() => calls(page, 'copy')).toHaveLength(2);
    await page.locator('.details .link', { hasText: 'HVB001' }).first().click();
    await expect.poll(() => calls(page, 'explain')).toEqual([{ query: 'HVB001' }]);
  });
});

test('a picture becomes a PNG', async () => {
  await withPanel(failedMerge, async (page) => {
    await page.locator('.pick').first().waitFor();
    const base64 = await page.evaluate(async () => {
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>';
      const { pngBase64 } = await window.harness.view.call('rasterise', { svg, width: 20, height: 10 });
      return pngBase64;
    });
    const bytes = Buffer.from(base64, 'base64');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([40, 20]);
  });
});

test('of thousands of runs and steps only those in sight are in the page', async () => {
  await withPanel('many', async (page) => {
    await page.locator('.pick').first().waitFor();
    expect(await page.locator('.row').count()).toBeLessThan(120);
    await page.locator('.run-scroll').press('End');
    await expect.poll(() => page.locator('.row.run').last().getAttribute('aria-posinset')).not.toBeNull();
    expect(await page.locator('.row').count()).toBeLessThan(120);
  });
  await withPanel('long', async (page) => {
    await page.locator('.pick').first().waitFor();
    expect(await page.locator('.pick').count()).toBeLessThan(120);
    await page.locator('.picture-list').press('End');
    await page.locator('.pick.chosen').waitFor();
    expect(await page.locator('.mark').count()).toBeLessThan(120);
    expect(await page.locator('.pick.chosen').getAttribute('aria-setsize')).toBe('10000');
  });
});

describe('what is predicted', () => {
  test('is told as predicted in the list, the head, the picture and the table, and leads to the scenario', async () => {
    await withPanel('predicted', async (page) => {
      await page.locator('.pick').first().waitFor();
      expect(await text(page, '.row.heading')).toContain('Predicted, not observed');
      expect(await text(page, '.filter-count')).toBe('2 predicted; 1 backup, 1 failed');
      expect(await text(page, '.row.run.chosen')).toMatch(/22:00.*predicted/s);
      expect(await text(page, '.verdict')).toMatch(/predicted.*Nothing of this was observed/is);
      expect(await text(page, 'h1')).toMatch(/The backup of .* on HV01 is predicted/);
      expect(await page.locator('.picture .predicted-frame').count()).toBe(1);
      expect(await page.locator('.picture .predicted-band').textContent()).toContain('PREDICTED');
      expect(await page.locator('body').innerText()).not.toContain('1601');
      await page.locator('.actions vscode-button', { hasText: 'Open scenario' }).click();
      await expect.poll(() => calls(page, 'openScenario')).toMatchObject([{ version: 1 }]);
      await page.keyboard.press('t');
      await page.locator('table.steps').waitFor();
      expect(await text(page, 'table.steps')).toMatch(/expected/);
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('t');
      await page.locator('.picture .pick').first().click();
      expect(await text(page, '.details')).toContain('No record: this step is predicted.');
      expect(await axe(page)).toEqual([]);
    });
  });

  test('stands beside what happened, with the first difference marked', async () => {
    await withPanel('predicted', async (page) => {
      await page.locator('.pick').first().waitFor();
      await page.locator('.row.run', { hasText: 'VM001' }).first().click();
      await page.locator('.actions vscode-button', { hasText: 'Compare with what happened' }).click();
      await page.locator('svg.comparison .first-difference').waitFor();
      expect(await page.locator('svg.comparison .predicted-frame').count()).toBe(1);
      expect(await page.locator('svg.comparison .heading').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining('The first step that went otherwise is') as string]),
      );
      await page.keyboard.press('t');
      await page.locator('table.compared').waitFor();
      expect(await text(page, 'table.compared .first-difference')).toMatch(/expected.*failed/s);
      expect(await text(page, 'table.compared thead')).toContain('predicted, 22:00');
      expect(await axe(page)).toEqual([]);
    });
  });
});

describe.each(themeNames)('for readers with other senses, in %s', (theme) => {
  // What does not depend on colours need not be looked at in each of them.
  const only = theme === 'dark' ? undefined : 'color-contrast';

  test('the run, its table, the keys, the set and the comparison are clean', async () => {
    await withPanel(
      'csv-set-40',
      async (page) => {
        await page.locator('.pick').nth(6).click();
        await page.locator('.record table').first().waitFor();
        expect(await axe(page, only)).toEqual([]);
        await page.keyboard.press('t');
        await page.locator('tr.chosen').waitFor();
        expect(await axe(page, only)).toEqual([]);
        await page.keyboard.press('?');
        await page.locator('dialog[open]').waitFor();
        expect(await axe(page, only)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.locator('.row.set').click();
        await page.locator('table.steps .cell').nth(7).click();
        expect(await axe(page, only)).toEqual([]);
        await page.keyboard.press('t');
        await page.locator('.picture .pick.chosen').waitFor();
        expect(await axe(page, only)).toEqual([]);
        await page.keyboard.press('t');
        await page.evaluate(() => {
          const [a, b] = window.harness.story?.runs ?? [];
          return window.harness.view.call('compare', { version: 1, runIds: [a?.id ?? '', b?.id ?? ''] });
        });
        await page.locator('table.compared').waitFor();
        expect(await axe(page, only)).toEqual([]);
        await page.keyboard.press('t');
        await page.locator('svg.comparison').waitFor();
        expect(await axe(page, only)).toEqual([]);
      },
      { theme },
    );
  });
});

test('with twice the size of everything nothing is lost: the list stands above, and the page scrolls', async () => {
  await withPanel(
    failedMerge,
    async (page) => {
      await page.locator('.pick').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      await page.locator('.player').scrollIntoViewIfNeeded();
      expect(await page.locator('.player').isVisible()).toBe(true);
      expect(await axe(page)).toEqual([]);
    },
    { width: 640, height: 380 },
  );
});
