import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/support/browser/find.ts';

/** Playwright reads this file in every worker; what must be the same there travels in the environment. */
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000));
process.env.E2E_BROWSER ??= JSON.stringify(findBrowser());
const { executablePath, args, env } = JSON.parse(process.env.E2E_BROWSER);
const url = `http://localhost:${process.env.E2E_PORT}`;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  timeout: 120_000,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    baseURL: url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // A step that does not happen fails by itself, long before the story's own limit.
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args, env: { ...process.env, ...env } },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: 'node --import tsx tests/support/browser/site.ts',
    url: `${url}/readyz`,
    env: { ...(process.env as Record<string, string>), PORT: process.env.E2E_PORT },
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
