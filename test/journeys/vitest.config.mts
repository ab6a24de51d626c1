import { defineConfig } from 'vitest/config';

// What a user sees and does in a real VS Code, by keyboard and by mouse. Apart from the unit tests: one window at a time.
export default defineConfig({
  test: { include: ['test/journeys/*.test.mjs'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 },
});
