import { expect, test } from '@playwright/test';
import { openTask } from '../support/inspection.ts';
import { of, underReview } from '../support/matter.ts';
import { Person } from '../support/person.ts';
import { choose, DESK, expectAccessible, PHONE, sit } from '../support/screen.ts';

const url = () => process.env.JIANGUAN_URL!;

test('several tasks are handed on together on a phone @W4', async ({ browser }) => {
  const [li, zhao] = await Promise.all(
    ['li.officer', 'zhao.officer'].map((name) => Person.signIn(url(), name)),
  );
  const titles = ['甲', '乙'].map((mark) => `一并转办${mark} ${Date.now()}`);
  const matters = [await underReview(li!, titles[0]!), await underReview(li!, titles[1]!)];
  for (const matter of matters) await openTask(zhao!, 'review', of(matter));

  const page = await sit(browser, 'zhao.officer', PHONE);
  await page.goto('/tasks?scope=mine');
  for (const title of titles) await page.getByRole('checkbox', { name: `选择 部门审核：${title}` }).check();
  const bar = page.getByRole('toolbar', { name: '已选 2 项' });
  await expectAccessible(page);
  await bar.getByRole('button', { name: /转\s*办/ }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog, '选择人员', '李示例');
  await dialog.getByRole('button', { name: /转\s*办/ }).click();
  await expect(dialog).toContainText('请填写原因');
  await dialog.getByLabel('原因').fill('出差两天');
  await dialog.getByRole('button', { name: /转\s*办/ }).click();
  const bulk = page.getByRole('dialog', { name: '批量转办' });
  await expect(bulk.getByRole('list', { name: '将要办理的' }).getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page);
  await bulk.getByRole('button', { name: '转办 2 项' }).click();
  await expect(page.getByText('转办完成：2 项。')).toBeVisible();
  for (const matter of matters) expect((await openTask(li!, 'review', of(matter))).mine).toBe(true);
});

test('what somebody who leaves was working on goes to a colleague, the draft with it @W4', async ({
  browser,
}) => {
  const [li, leaving] = await Promise.all(['li.officer', 'o0021'].map((name) => Person.signIn(url(), name)));
  const matter = await underReview(li!, `离职交接 ${Date.now()}`, 'o0021');
  const review = await openTask(leaving!, 'review', of(matter));
  await leaving!.put(`/api/tasks/${review.id}/draft`, { data: { opinion: '写了一半' }, version: 0 });

  const page = await sit(browser, 'admin', DESK);
  await page.goto('/absence');
  await page.getByRole('button', { name: /交接/ }).first().click();
  const dialog = page.getByRole('dialog');
  const { name } = await leaving!.get<{ name: string }>('/api/me');
  await choose(dialog, '离职人员', name);
  await expect(dialog.getByRole('status')).toContainText('1');
  await choose(dialog, '接收人', '赵样例');
  await dialog.getByRole('checkbox').uncheck();
  await dialog.getByLabel('理由').fill('调离');
  await dialog.getByRole('button', { name: /移\s*交/ }).click();
  await expect(dialog).toBeHidden();
  await expectAccessible(page);

  const zhao = await Person.signIn(url(), 'zhao.officer');
  await openTask(zhao, 'review', of(matter));
  const kept = await zhao.get<{ draft: { data: { opinion: string } } }>(`/api/tasks/${review.id}`);
  expect(kept.draft.data.opinion).toBe('写了一半');
});

test('whoever closes an account sees what it leaves and hands it over @W4', async ({ browser }) => {
  const [li, leaving] = await Promise.all(['li.officer', 'o0026'].map((name) => Person.signIn(url(), name)));
  const matter = await underReview(li!, `停用交接 ${Date.now()}`, 'o0026');
  await openTask(leaving!, 'review', of(matter));
  const { name } = await leaving!.get<{ name: string }>('/api/me');

  const page = await sit(browser, 'admin', DESK);
  await page.goto('/admin/users?q=o0026');
  await page.getByRole('button', { name: `${name} 的操作` }).click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  const sure = page.getByRole('dialog');
  await expect(sure).toContainText('名下还有 1 项在办任务');
  await expectAccessible(page);
  await sure.getByRole('button', { name: /停\s*用/ }).click();
  await expect(page.getByText(`“${name}”的账号已停用。`)).toBeVisible();

  await page.goto('/absence?leaver=o0026');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`${name}（`);
  await expect(dialog).toContainText('账号已停用');
  await choose(dialog, '接收人', '赵样例');
  await dialog.getByLabel('理由').fill('账号停用');
  await dialog.getByRole('button', { name: /移\s*交/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/absence$/);

  const zhao = await Person.signIn(url(), 'zhao.officer');
  await openTask(zhao, 'review', of(matter));
});
