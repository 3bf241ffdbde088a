import { expect, test } from '@playwright/test';
import { Person } from '../support/person.ts';
import { DESK, PHONE, expectAccessible, sit } from '../support/screen.ts';

const menus = [
  ['监管事项清单库', '监管事项目录'],
  ['监管对象信息库', '特种设备'],
  ['监管行为信息库', '行政处罚'],
  ['投诉举报信息库', '投诉举报'],
  ['风险预警信息库', '风险预警信号'],
  ['知识库', '法律法规库'],
  ['双随机一公开计划库', '年度计划'],
  ['联合监管信息库', '联合监管任务'],
  ['信用信息库', '严重违法失信名单'],
] as const;

test('a leader walks through the libraries and imports experts @D1 @D3 @D5 @D6 @D7 @D8 @D9 @D10 @G3.3', async ({
  browser,
}) => {
  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto('/views/supervision_directory');
  const navigation = page.getByRole('navigation', { name: '主导航' });
  await expect(navigation.getByRole('link', { name: menus[0][1], exact: true })).toBeVisible();
  for (const [group, view] of menus) {
    const link = navigation.getByRole('link', { name: view, exact: true });
    if (!(await link.isVisible())) await navigation.getByText(group, { exact: true }).click();
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(view);
    await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
  }

  const name = `导入专家${Date.now() % 1_000_000}`;
  await page.goto('/views/experts');
  await page.getByRole('button', { name: '导入' }).click();
  await page.getByLabel('选择文件，或拖到这里').setInputFiles({
    name: '专家名册.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        '姓名,性别,工作单位,专业领域,职称,手机',
        `${name},女性,示范大学（虚构）,食品;法律,正高级,15400019999`,
      ].join('\n'),
    ),
  });
  await page.getByRole('button', { name: '试导入' }).click();
  await page.getByRole('button', { name: /^导入/ }).last().click();
  await expect(page.getByText('导入完成。')).toBeVisible();
  await page.goto(`/views/experts?f.name=${encodeURIComponent(name)}`);
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('示范大学');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '搜索或跳转' }).fill(name);
  await page.getByRole('option', { name }).filter({ hasText: '记录' }).click();
  await expect(page).toHaveURL(/\/registries\/expert\/records\/\d+/);
});

test('everything known of a subject and of an officer stands on one page @D2 @D4 @G3.1 @G3.2', async ({
  browser,
}) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  const penalties = await leader.get<{ rows: { values: Record<string, unknown> }[] }>(
    '/api/views/penalty_actions/rows?limit=1',
  );
  const name = String(penalties.rows[0]!.values.object_name);

  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto(`/views/subjects?f.object_name=${encodeURIComponent(name)}`);
  await page.getByRole('table').getByRole('link', { name }).first().click();
  await page.getByRole('button', { name: '全景' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('table', { name: '行政处罚' }).getByRole('row').nth(1)).toBeVisible();
  const timeline = page.getByRole('list', { name: '时间轴' });
  await expect(timeline.getByText('行政检查').first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('combobox', { name: '只看' }).click();
  await page.getByTitle('行政处罚').last().click();
  await expect(page).toHaveURL(/kind=penalty_action/);
  await expect(timeline.getByText('行政检查')).toHaveCount(0);

  await page.getByRole('list', { name: '到访人员' }).getByRole('link').first().click();
  await expect(page.getByText(/执法证有效期至 \d{4}/).first()).toBeVisible();
  await expect(page.getByRole('table', { name: '参加的检查' }).getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page);

  const phone = await sit(browser, 'wang.leader', PHONE);
  await phone.goto(new URL(page.url()).pathname);
  await expect(phone.getByRole('list', { name: '时间轴' }).getByRole('listitem').first()).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
});
