import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { AIMED_AT_BAKERIES, draft, openTask, start } from '../support/inspection.ts';
import { Person, eventually } from '../support/person.ts';
import { DESK, PHONE, expectAccessible, sit } from '../support/screen.ts';

const VERIFIER = path.resolve(import.meta.dirname, '../../docs/draw-verifier/verify_draw.py');
const KNOWN_AFTER = 12_000;

async function openDraws(page: Page, record: string): Promise<void> {
  await page.goto(`/registries/inspection_task/records/${record}?tab=draws`);
  await expect(page.getByText('已承诺，等待抽取值')).toBeVisible();
}

test('two witnesses enter a public value; anybody checks the proof @G4.1 @D8', async ({ browser }) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  const plan = await draft(
    leader,
    `公开值抽取 ${Date.now()}`,
    {
      ...AIMED_AT_BAKERIES,
      draw_source_code: 'public',
      public_source: '双色球',
      public_round: '2026138',
      public_known_at: new Date(Date.now() + KNOWN_AFTER).toISOString(),
      draw_parties: ['li.officer', 'zhao.officer'],
    },
    2,
  );
  await start(leader, plan);
  await openTask(leader, 'chance', (task) => task.record.id === plan.id);

  const [li, zhao] = await Promise.all([sit(browser, 'li.officer'), sit(browser, 'zhao.officer', PHONE)]);
  for (const witness of [li, zhao]) {
    await openDraws(witness, plan.id);
    await witness.getByLabel('双色球 2026138 公布的值').fill('03 08 11 19 27 31 + 12');
    await expectAccessible(witness);
    await expect(async () => {
      await witness.getByRole('button', { name: '登记' }).click();
      await expect(witness.getByText('03 08 11 19 27 31 + 12').first()).toBeVisible({ timeout: 500 });
    }).toPass();
  }
  await expect(zhao.getByText('已抽取')).toBeVisible();
  await expect(zhao.getByRole('region', { name: '抽中名单' })).toContainText('示例有限公司');

  await expect(li.getByText('已抽取')).toBeVisible({ timeout: 10_000 });
  const downloading = li.waitForEvent('download');
  await li.getByRole('link', { name: '下载抽取证明' }).click();
  const proof = await (await downloading).path();
  const commitment = (await eventually('the register has the draw', async () =>
    (await leader.get<{ rows: { record: string; commitment: string }[] }>('/api/portal/draws')).rows.find(
      (row) => row.record === `inspection_task ${plan.id}`,
    ),
  ))!.commitment;
  expect(
    execFileSync('python3', [VERIFIER, proof, '--commitment', commitment], { encoding: 'utf8' }),
  ).toContain('OK 核验通过 (1)');
});

test('a leader publishes a draw, and anybody checks it without signing in @G4.1 @D8', async ({ browser }) => {
  const url = process.env.JIANGUAN_URL!;
  const leader = await Person.signIn(url, 'wang.leader');
  const name = `公开抽取 ${Date.now()}`;
  const plan = await draft(leader, name, AIMED_AT_BAKERIES, 2);
  await start(leader, plan);
  const page = await sit(browser, 'wang.leader');
  await expect(async () => {
    await page.goto(`/registries/inspection_task/records/${plan.id}?tab=draws`);
    await expect(page.getByText('已抽取').first()).toBeVisible({ timeout: 2_000 });
  }).toPass();

  await page.getByRole('button', { name: /^公\s?开$/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('不公开执法人员')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^公\s?开$/ }).click();
  const address = await page.getByRole('link', { name: /\/public\/draws\/\d+$/ }).getAttribute('href');
  await expect(page.getByRole('img', { name: '公示网址的二维码' })).toBeVisible();
  await expectAccessible(page);

  const open = new URL(address!).pathname;
  for (const [viewport, language, drawn] of [
    [DESK, 'zh', '抽中名单'],
    [PHONE, 'en', 'Drawn'],
  ] as const) {
    const context = await browser.newContext({ baseURL: url, viewport });
    await context.addInitScript((chosen) => localStorage.setItem('jianguan.language', chosen), language);
    const anybody = await context.newPage();
    await anybody.goto(open);
    await expect(anybody.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(anybody.getByRole('region', { name: drawn })).toContainText('示例有限公司');
    await expect(anybody.getByText(/李示例|赵样例/)).toHaveCount(0);
    expect(await anybody.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
    await expectAccessible(anybody);
    const downloading = anybody.waitForEvent('download');
    await anybody.getByRole('link', { name: /下载抽取证明|Download the proof/ }).click();
    const proof = await (await downloading).path();
    expect(execFileSync('python3', [VERIFIER, proof], { encoding: 'utf8' })).toContain('OK 核验通过 (1)');
  }

  await page.getByRole('button', { name: '撤回公开' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回公开' }).click();
  await expect(page.getByText('尚未公开')).toBeVisible();
  const anybody = await (await browser.newContext({ baseURL: url })).newPage();
  await anybody.goto(open);
  await expect(anybody.getByRole('heading', { name: '没有公开的抽取证明' })).toBeVisible();
});
