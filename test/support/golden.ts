import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../golden');

/** Compares with test/golden/<name>.txt. `UPDATE_GOLDEN=1` rewrites it, but never in CI: there a difference is a failure. */
export function expectGolden(name: string, text: string): void {
  const file = path.join(folder, `${name}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1' && process.env['CI'] === undefined) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), `${file} is there: run with UPDATE_GOLDEN=1 and read it`).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
