import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { vmConfig } from '../../support/vm-config';
import { inTempFolder } from '../cli/harness';

/**
 * 200 MB through the command line as it is shipped, in a process of its own. Each case takes gigabytes of memory and half a
 * minute, so it runs when `HVB_LARGE=1` asks for it; the figures of a run are printed.
 */
const isWanted = process.env['HVB_LARGE'] === '1';
const root = path.resolve(import.meta.dirname, '../../..');
const sizeBytes = 200 * 1024 * 1024;
const memoryLimitBytes = 6 * 1024 ** 3;

/** One reading of a meter, as real files have thousands of them. */
const metric = `        <metric>
          <enabled type="bool">False</enabled>
          <lastcomputedtime type="integer">0</lastcomputedtime>
          <poolid type="string"></poolid>
          <typecode type="string">AD29978B-AAB6-44AE-81CD-0609BF929F18;0\\0\\L</typecode>
          <value type="integer">0</value>
        </metric>
`;

const cases: readonly (readonly [name: string, encoding: 'utf8' | 'utf16le', filling: string])[] = [
  ['metering, as Hyper-V would write it', 'utf16le', metric],
  ['metering, saved as UTF-8', 'utf8', metric],
  ['one comment', 'utf8', 'x'.repeat(1000)],
  ['mistakes in few tags', 'utf8', '<a b=c & "" d="1" d="2" >& &amp &nope; &#0; fish & chips\n'],
];

function writeLarge(file: string, encoding: 'utf8' | 'utf16le', filling: string, inComment: boolean): void {
  const text = vmConfig({ scsi: [] }).replace('UTF-16', encoding === 'utf8' ? 'utf-8' : 'UTF-16');
  const at = text.indexOf('  <manifest>');
  const chunk = Buffer.from(filling.repeat(Math.ceil(1_000_000 / filling.length)), encoding);
  const out = openSync(file, 'w');
  writeSync(
    out,
    Buffer.from(
      (encoding === 'utf16le' ? '\ufeff' : '') + text.slice(0, at) + (inComment ? '<!-- ' : '<metering>'),
      encoding,
    ),
  );
  for (let written = 0; written < sizeBytes; written += chunk.length) writeSync(out, chunk);
  writeSync(out, Buffer.from((inComment ? ' -->' : '</metering>') + text.slice(at), encoding));
  closeSync(out);
}

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly maxRssBytes: number;
}

async function hvbackupProcess(folder: string, file: string): Promise<Run> {
  const cli = path.join(folder, 'dist/cli.js');
  await build({
    entryPoints: [path.join(root, 'src/cli/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: cli,
  });
  copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  const meter = path.join(folder, 'meter.cjs');
  writeFileSync(meter, "process.on('exit', () => console.error('MAXRSS ' + process.resourceUsage().maxRSS));");
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', meter, cli, 'check', file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return { code: status, stdout, stderr, maxRssBytes: 1024 * Number(/MAXRSS (\d+)/.exec(stderr)?.[1]) };
}

describe.skipIf(!isWanted)('a file of 200 MB', () => {
  test.each(cases)(
    '%s, %s',
    async (name, encoding, filling) => {
      await inTempFolder(async (folder) => {
        const file = path.join(folder, 'large.xml');
        writeLarge(file, encoding, filling, name === 'one comment');
        const size = statSync(file).size;
        const start = performance.now();
        const { code, stdout, maxRssBytes } = await hvbackupProcess(folder, file);
        const seconds = (performance.now() - start) / 1000;
        console.log(
          `${name}, ${encoding}: ${size} bytes, ${seconds.toFixed(1)} s, ${(maxRssBytes / 2 ** 20).toFixed(0)} MB resident`,
        );
        expect(code).toBe(1);
        // The fault behind the 200 MB is found, and all of them were read.
        expect(stdout).toMatch(/large\.xml:\d+:\d+ error HVB001 /);
        expect(stdout).toContain(`${size} of ${size} bytes.`);
        expect(maxRssBytes).toBeLessThan(memoryLimitBytes);
      });
    },
    600_000,
  );
});
