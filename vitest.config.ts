import { defineConfig } from 'vitest/config';

/** Files of a folder under tests/. The database ones get a migrated database of their own per test file. */
const project = (name: string, folders: string[], database: boolean, extra: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: {
    name,
    include: folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`),
    setupFiles: ['tests/support/strict-console.ts', ...(database ? ['tests/support/own-database.ts'] : [])],
    ...extra,
  },
});

export default defineConfig({
  test: {
    globalSetup: ['tests/support/database-server.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      project('unit', ['unit', 'architecture'], false),
      project('domain', ['domain'], true),
      project('routes', ['routes'], true),
      project('search', ['search'], true),
      project('faults', ['faults'], false, { testTimeout: 180_000, hookTimeout: 300_000, fileParallelism: false }),
    ],
  },
});
