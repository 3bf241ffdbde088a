import { expect, test } from '@playwright/test';
import { AIMED_AT_BAKERIES, draft, openTask, start } from '../support/inspection.ts';
import { Person, eventually } from '../support/person.ts';
import { DESK, expectAccessible, sit } from '../support/screen.ts';

interface Row {
  id: string;
  state: string;
  at: { id: string; name: string }[];
}

test('an operator finds an instance, moves its token and cancels it, each with a reason @W4 @E7', async ({
  browser,
}) => {
  const url = process.env.JIANGUAN_URL!;
  const leader = await Person.signIn(url, 'wang.leader');
  const name = `运维 ${Date.now()}`;
  const task = await draft(leader, name, AIMED_AT_BAKERIES);
  await start(leader, task);
  await openTask(leader, 'confirm', (one) => one.record.id === task.id);
  const admin = await Person.signIn(url, 'admin');
  const find = async () =>
    (await admin.get<{ rows: Row[] }>(`/api/operator/instances?q=${encodeURIComponent(name)}`)).rows[0]!;
  const instance = await find();

  const page = await sit(browser, 'admin', DESK);
  await page.goto(`/operator/instances?q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.locator('.jg-active')).toHaveCount(1);
  await expect(page.getByRole('table', { name: '流程变量' })).toContainText('recordId');
  await expectAccessible(page);

  await page.getByRole('button', { name: '移动到' }).click();
  const move = page.getByRole('dialog');
  const target = move.getByRole('combobox', { name: '移到的步骤' });
  await target.click();
  await target.fill('承诺');
  await page.locator('.ant-select-dropdown:visible').getByTitle('公布抽取承诺').click();
  await move.getByRole('button', { name: /^移动/ }).click();
  await expect(move).toContainText('请填写原因');
  await move.getByLabel('原因').fill('名单有误，重新抽取');
  await move.getByRole('button', { name: /^移动/ }).click();
  await eventually('the token has come to the list again', async () => {
    const detail = await admin.get<{ steps: { elementId: string; endedAt: string | null }[] }>(
      `/api/operator/instances/${instance.id}`,
    );
    const lists = detail.steps.filter((step) => step.elementId === 'confirm');
    return lists.length === 2 && lists.some((step) => step.endedAt === null) ? true : undefined;
  });

  await page.goto(`/operator/instances?q=${encodeURIComponent(name)}`);
  await page.getByRole('checkbox', { name: `选中“${name}”` }).check();
  await page.getByRole('button', { name: '终止' }).click();
  const cancel = page.getByRole('dialog');
  await cancel.getByLabel('原因').fill('试验结束');
  await cancel.getByRole('button', { name: '终止' }).click();
  await eventually('the instance has ended', async () =>
    (await find()).state === 'canceled' ? true : undefined,
  );
});

test('nobody but an administrator operates @W4', async () => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  for (const path of ['instances', 'batches', 'state', 'parked', 'processes']) {
    await expect(leader.get(`/api/operator/${path}`)).rejects.toMatchObject({ status: 403 });
  }
});
