import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources';

test('rule pages, settings schema and README tables are what the registry says', () => {
  const check = (): string =>
    execFileSync(process.execPath, [path.join(root, 'scripts/generate.mjs'), '--check'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(check).not.toThrow();
});
