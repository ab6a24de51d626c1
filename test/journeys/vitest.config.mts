import { defineConfig } from 'vitest/config';

// What a user sees and does in a real VS Code, by keyboard and by mouse. Apart from the unit tests: one window at a time.
export default defineConfig({
  test: {
    include: ['test/journeys/*.test.mjs'],
    globalSetup: ['test/journeys/server.setup.mjs'],
    fileParallelism: false,
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
