import { expect, test } from '@playwright/test';
import { DESK, PHONE, expectAccessible, sit } from '../support/screen.ts';

const PAGES: Record<string, string[]> = {
  'wang.leader': [
    '/',
    '/tasks',
    '/tasks?scope=team',
    '/notices',
    '/notices/settings',
    '/notices/deliveries',
    '/absence',
    '/absence?new=absence',
    '/views/inspection_tasks',
    '/views/inspections_pending',
    '/views/inspections_active',
    '/views/inspections_rectifying',
    '/views/inspections_completed',
    '/views/subjects',
    '/views/officers',
    '/views/supervision_items',
    '/registries/inspection_task/records/new',
    '/search?q=检查',
    '/deadlines?tab=rules',
    '/draws/checking',
    '/imports',
    '/record-batches',
    '/sharing',
    '/no-such-page',
  ],
  admin: [
    '/admin/users',
    '/admin/organisations',
    '/admin/definitions',
    '/admin/forms',
    '/admin/code-tables/region',
    '/admin/calendar',
    '/admin/deadline-rules',
    '/admin/official-templates',
    '/admin/official-issuers',
    '/admin/sharing',
    '/operator',
    '/operator/instances',
    '/operator/batches',
  ],
};

for (const [size, viewport] of [
  ['desktop', DESK],
  ['phone', PHONE],
] as const) {
  for (const [username, pages] of Object.entries(PAGES)) {
    test(`every page of ${username} is accessible on a ${size} @W2 @W4`, async ({ browser }) => {
      const page = await sit(browser, username, viewport);
      for (const address of pages) {
        await test.step(address, async () => {
          await page.goto(address);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await expect(page.locator('.ant-skeleton, .ant-spin-spinning')).toHaveCount(0);
          await expectAccessible(page);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
        });
      }
    });
  }
}

test('the sign-in page is accessible, in both languages @W2 @C9', async ({ page, baseURL }) => {
  for (const language of ['zh-CN', 'en']) {
    await page.goto(`${baseURL ?? process.env.JIANGUAN_URL}/sign-in?lang=${language}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test('the product is accessible while it still loads who it is for @W2', async ({ browser }) => {
  const page = await sit(browser, 'wang.leader');
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/api/me', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/');
  await expect(page.getByRole('status', { name: '正在加载…' })).toBeVisible();
  await expectAccessible(page);
  goOn();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
});
