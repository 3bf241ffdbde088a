import { defineConfig } from '@playwright/test';

const BESIDE = ['**/kill.spec.ts', '**/pages.spec.ts'];

/** The whole product in a real browser: one server for all tests, and one of its own for those that kill it. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './support/global-setup.ts',
  fullyParallel: false,
  // Side by side: what people do on the shared server, and what kills servers of its own and only looks at pages.
  workers: 2,
  projects: [
    { name: 'people', workers: 1, testIgnore: BESIDE },
    { name: 'beside', workers: 1, testMatch: BESIDE },
  ],
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    contextOptions: { reducedMotion: 'reduce' }, // axe must not judge a colour that is on its way
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
