import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { expect, test } from 'vitest';

interface TargetsModule {
  readonly targets: readonly { readonly in: string; readonly out: string | undefined }[];
  readonly buildOptions: (target: TargetsModule['targets'][number]) => BuildOptions;
}

const root = path.resolve(import.meta.dirname, '../..');

test('the part of `events` holds no reader of pasted texts and no rule: a log of Windows needs none, and they take long to load', async () => {
  // Plain JavaScript of ours, whose shape is the interface above.
  const module = (await import(pathToFileURL(path.join(root, 'scripts/lib/targets.mjs')).href)) as TargetsModule;
  const target = module.targets.find((one) => one.in === 'src/cli/parts/events.ts');
  if (!target) throw new Error('There is no such part.');
  const { metafile } = await build({
    ...module.buildOptions(target),
    minify: true,
    write: false,
    metafile: true,
    absWorkingDir: root,
  });
  const [bundle] = Object.values(metafile.outputs);
  const held = Object.entries(bundle?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [file] : [],
  );
  expect(held.length).toBeGreaterThan(50);
  expect(held.filter((file) => /^src\/core\/(?:texts|rules|runs)\//.test(file))).toEqual([]);
  expect(bundle?.bytes).toBeLessThan(400_000);
}, 60_000);
