import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Set by CI: where to leave the counts as JSON. */
const report = process.env.JINLIN_TEST_REPORT;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    globalSetup: ['test/support/database-server.ts'].filter((path) => existsSync(path)),
    setupFiles: ['test/support/setup.ts'].filter((path) => existsSync(path)),
    pool: 'forks',
    maxWorkers: 2,
    slowTestThreshold: 1000,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report ? { outputFile: { json: report } } : {}),
  },
});
