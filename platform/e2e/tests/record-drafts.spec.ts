import { expect, test } from '@playwright/test';
import { Person } from '../support/person.ts';
import { DESK, PHONE, expectAccessible, sit } from '../support/screen.ts';

/** Words that no other record holds. */
const mark = `${Date.now() % 100_000_000}`;

interface Kept {
  id: string;
  version: number;
  values: Record<string, unknown>;
}

test('what is typed into a new record outlives the window, and two windows never overwrite it @C2 @W7', async ({
  browser,
}) => {
  const name = `草稿专家${mark}`;
  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto('/registries/expert/records/new?view=experts');
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('手机').fill('13800001111');
  await expect(page.getByText('草稿已保存')).toBeVisible();
  await expect(page).toHaveURL(/draft=/);
  const address = page.url();
  await page.close();

  const other = await sit(browser, 'wang.leader', DESK);
  await other.goto('/views/experts');
  const offers = other.getByRole('status').filter({ hasText: '没有填完的草稿' });
  await expectAccessible(other);
  await offers.getByRole('link', { name }).click();
  await expect(other.getByText(/已恢复您 .* 保存的草稿/)).toBeVisible();
  await expect(other.getByLabel('手机')).toHaveValue('13800001111');
  expect(new URL(other.url()).searchParams.get('draft')).toBe(new URL(address).searchParams.get('draft'));

  const second = await sit(browser, 'wang.leader', PHONE);
  await second.goto(address);
  await expect(second.getByLabel('姓名')).toHaveValue(name);
  await other.getByLabel('职务').fill('所长');
  await expect(other.getByText('草稿已保存')).toBeVisible();
  await second.getByLabel('职务').fill('主任');
  await expect(second.getByText('这份草稿已在另一处保存过')).toBeVisible();
  await expect(second.getByRole('row', { name: /职务.*主任.*所长/ })).toBeVisible();
  await expectAccessible(second);
  await second.getByRole('button', { name: '用另一份草稿' }).click();
  await expect(second.getByLabel('职务')).toHaveValue('所长');

  await second.goto('/drafts');
  const kept = second.getByRole('list', { name: '草稿' }).getByRole('listitem').filter({ hasText: name });
  await expect(kept).toContainText('新建专家');
  await expectAccessible(second);
  await kept.getByRole('button', { name: '删除草稿' }).click();
  await second.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click();
  await expect(kept).toHaveCount(0);
});

test('a change that was begun is gone on with, and what others changed meanwhile is shown @C2 @G3.3', async ({
  browser,
}) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  const expert = await leader.post<Kept>('/api/registries/expert/records', {
    values: {
      name: `修改专家${mark}`,
      gender_code: '2',
      work_unit: `示范检验所（虚构）${mark}`,
      field_codes: ['food'],
    },
  });
  const at = `/registries/expert/records/${expert.id}`;
  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto(`${at}/edit`);
  await page.getByLabel('职务').fill('所长');
  await expect(page.getByText('草稿已保存')).toBeVisible();
  await leader.patch(`/api${at}`, { values: { major: '食品科学' }, reason: '补充' }, 1);

  await page.goto(at);
  const begun = page.getByRole('status').filter({ hasText: '您对这条记录的修改还没有保存' });
  await expectAccessible(page);
  await begun.getByRole('link', { name: '继续填写' }).click();
  const conflict = page.getByRole('alert').filter({ hasText: '这条记录刚被别人修改过' });
  await expect(conflict).toContainText('食品科学');
  await conflict.getByRole('button', { name: '在最新内容上保留我的修改' }).click();
  await expect(page.getByRole('textbox', { name: '专业' })).toHaveValue('食品科学');
  await expect(page.getByLabel('职务')).toHaveValue('所长');
  await expect(page.getByText('草稿已保存')).toBeVisible();

  // Somebody is quicker once more, while one types.
  await leader.patch(`/api${at}`, { values: { qualification: '高级检验员' }, reason: '补充' }, 2);
  await page.getByLabel('职务').fill('副所长');
  await expect(conflict).toContainText('高级检验员');
  await conflict.getByRole('button', { name: '在最新内容上保留我的修改' }).click();
  await page.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByRole('heading', { name: `修改专家${mark}` })).toBeVisible();
  const saved = await leader.get<Kept>(`/api${at}`);
  expect(saved.values).toMatchObject({ position: '副所长', major: '食品科学', qualification: '高级检验员' });
  await expect(begun).toHaveCount(0);

  await page.goto(`${at}/edit`);
  await page.getByLabel('职务').fill('顾问');
  await expect(page.getByText('草稿已保存')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('职务')).toHaveValue('顾问');
  await page.getByRole('button', { name: '删除草稿' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click();
  await expect(page.getByLabel('职务')).toHaveValue('副所长');
});
