import { expect, test } from '@playwright/test';
import {
  AIMED_AT_BAKERIES,
  claimAndComplete,
  draft,
  inspections,
  openTask,
  start,
} from '../support/inspection.ts';
import { Person, eventually } from '../support/person.ts';
import { PHONE, expectAccessible, sit } from '../support/screen.ts';

const url = () => process.env.JIANGUAN_URL!;

test('tasks are accepted together by keyboard, and two windows never overwrite a draft @W4', async ({
  browser,
}) => {
  const leader = await Person.signIn(url(), 'wang.leader');
  const plan = await draft(leader, '一批待办', AIMED_AT_BAKERIES, 1);
  await start(leader, plan);
  const confirm = await openTask(leader, 'confirm', (task) => task.record.id === plan.id);
  await claimAndComplete(leader, confirm, { list_outcome: 'launch' });
  const li = await Person.signIn(url(), 'li.officer');
  const record = await eventually('the inspection', async () => (await inspections(leader, plan.id))[0]);
  const sign = await openTask(li, 'sign', (task) => task.record.id === record.id);

  const page = await sit(browser, 'li.officer');
  await page.goto(`/tasks?scope=candidate&sort=created&group=process`);
  const row = page.locator(`#row-${sign.id}`);
  await expect(row).toHaveAttribute('data-unread', 'true');
  await row.getByRole('link').click();
  await expect(row).toHaveAttribute('data-unread', 'false');
  await page.keyboard.press('x');
  const toolbar = page.getByRole('toolbar', { name: '已选 1 项' });
  await expect(toolbar).toBeVisible();
  await expectAccessible(page);
  await toolbar.getByRole('button', { name: '签收', exact: true }).click();
  await expect(row).toHaveCount(0);

  const other = await sit(browser, 'li.officer');
  const no = /没有利害关系/;
  await page.goto(`/tasks/${sign.id}`);
  await other.goto(`/tasks/${sign.id}`);
  await other.getByRole('checkbox', { name: no }).check();
  await expect(other.getByText('草稿已保存')).toBeVisible();
  await page.getByRole('checkbox', { name: no }).check();
  await page.getByRole('checkbox', { name: no }).uncheck();
  await expect(page.getByText('这份草稿已在另一处保存过')).toBeVisible();
  await page.getByRole('button', { name: '用另一份草稿' }).click();
  await expect(page.getByRole('checkbox', { name: no })).toBeChecked();
});

test('who stands in hears of it at once and finds it on the phone @W4', async ({ browser }) => {
  const page = await sit(browser, 'wu.officer', PHONE);
  await page.goto('/notices');
  const leader = await Person.signIn(url(), 'sun.leader');
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' });
  const made = await leader.post<{ id: string }>('/api/substitutions', {
    absent: 'zhou.officer',
    substitute: 'wu.officer',
    from: today,
    until: today,
    processes: [],
  });
  try {
    const notice = page.getByRole('list', { name: '消息列表' }).getByRole('link').first();
    await expect(notice).toContainText('代理');
    await notice.click();
    await expect(page.getByRole('heading', { name: '代理与交接' })).toBeVisible();
    await expect(page.getByText('生效中').first()).toBeVisible();
    await expectAccessible(page);
  } finally {
    await leader.http.fetch(`/api/substitutions/${made.id}`, {
      method: 'DELETE',
      headers: {
        'X-XSRF-TOKEN':
          (await leader.http.storageState()).cookies.find((one) => one.name === 'XSRF-TOKEN')?.value ?? '',
      },
    });
  }
});
