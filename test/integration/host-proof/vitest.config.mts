import { defineConfig } from 'vitest/config';

// Apart from the unit tests: each of these starts a VS Code.
export default defineConfig({
  test: { include: ['test/integration/host-proof/*.test.ts'], fileParallelism: false, testTimeout: 300_000 },
});
