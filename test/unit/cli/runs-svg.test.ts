import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../src/core/logs/record';
import { runsToSvg } from '../../../src/core/report';
import { parseXml } from '../../../src/core/xml';
import { good2012R2 } from '../../fixtures/runs/good';
import { csvNight, noBackup, twoNights } from '../../fixtures/runs/nights';
import { logsOf } from '../../support/records-to-evtx';
import { madeRun } from '../sequence/sequence-runs';
import { hvbackup } from './harness';

async function svgOf(records: readonly LogRecord[], ...argv: readonly string[]): Promise<string> {
  const files = Object.fromEntries(Object.entries(logsOf(records)).map(([name, bytes]) => [`logs/${name}`, bytes]));
  const { code, stdout } = await hvbackup(['runs', 'logs', '--format', 'svg', ...argv], { files });
  expect(code).toBe(0);
  expect(parseXml(stdout).problems).toEqual([]);
  return stdout;
}

const pictures = (svg: string): number => svg.split('class="run"').length - 1;

describe('runs --format svg', () => {
  test('one run: the words, the sequence, the files where they tell most, and what was read', async () => {
    const svg = await svgOf(good2012R2);
    expect(pictures(svg)).toBe(1);
    expect(svg).toContain('<title id="title">VM001 on HV01: backup with unknown outcome</title>');
    expect(svg).toContain('4.5 s of 60 s');
    expect(svg).toContain('Files after &quot;snapshot of the host volume&quot;');
    expect(svg).toContain('VM001-AutoRecovery.avhdx');
    expect(svg).toContain('Coverage: 12 of 13 records tell of backups.');
  });

  test('several stand one below the other', async () => {
    const svg = await svgOf(twoNights);
    expect(pictures(svg)).toBe(3);
    expect(svg).toContain('<title id="title">3 backups</title>');
  });

  test('more than a picture can hold are counted, and --vm draws those of one', async () => {
    const svg = await svgOf(csvNight);
    // All are of one set: each has its lane, and those that are not well their picture.
    expect(svg.split('class="set-lane').length - 1).toBe(20);
    expect(pictures(svg)).toBe(5);
    expect(svg).toContain('15 backups are drawn as a lane only; --vm NAME draws all of one VM.');
    expect(pictures(await svgOf(csvNight, '--vm', 'VM029'))).toBe(1);
  });

  test('a failed one is drawn, however many others stand before it', () => {
    const good = Array.from({ length: 20 }, (_run, at) =>
      madeRun([], { vm: { name: `VM${at}` }, outcome: 'succeeded' }),
    );
    const runs = [...good, madeRun([], { vm: { name: 'LAST' }, outcome: 'failed' })];
    const observation = { runs, clocks: [], hosts: [], notes: [], recordsSeen: 0, recordsUsed: 0 };
    const svg = runsToSvg({ inputs: [], observation, findings: [] });
    expect(pictures(svg)).toBe(12);
    expect(svg).toContain(
      '9 more backups are not drawn, those that did not fail first; --vm NAME draws those of one VM.',
    );
    expect(svg).toMatch(/VM0 on HV01.*VM10 on HV01.*LAST on HV01: backup failed/s);
    expect(svg).not.toContain('VM11 on');
  });

  test('no run is said', async () => {
    expect(await svgOf(noBackup)).toContain('No backup was found.');
  });

  test('--anonymize hides names everywhere and keeps the story', async () => {
    const svg = await svgOf(good2012R2, '--anonymize');
    expect(svg).not.toMatch(/VM001|HV01|corp\.example/);
    expect(svg).toContain('4.5 s of 60 s');
    expect(svg).toContain('-AutoRecovery.avhdx');
  });
});
