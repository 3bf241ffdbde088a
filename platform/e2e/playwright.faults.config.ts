import { defineConfig } from '@playwright/test';
import usual from './playwright.config.ts';

/** Outages that take minutes, each on servers of its own: npx playwright test -c playwright.faults.config.ts */
export default defineConfig({
  ...usual,
  globalSetup: undefined,
  testDir: 'faults',
  use: { ...usual.use, actionTimeout: 120_000 },
});
