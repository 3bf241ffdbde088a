import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { AIMED_AT_BAKERIES, draft, openTask, start } from '../support/inspection.ts';
import { Person, eventually } from '../support/person.ts';
import { PHONE, expectAccessible, sit } from '../support/screen.ts';

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
