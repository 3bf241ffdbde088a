import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { Person } from '../support/person.ts';
import { DESK, choose, date, expectAccessible, sit } from '../support/screen.ts';

interface Kept {
  id: string;
}

/** Words that no other record holds. */
const mark = `${Date.now() % 100_000_000}`;

const expert = (name: string, more: Record<string, unknown> = {}) => ({
  values: {
    name,
    gender_code: '2',
    work_unit: `示范检验所（虚构）${mark}`,
    field_codes: ['food'],
    ...more,
  },
});

const row = (page: Page, text: string) => page.getByRole('table').getByRole('row').filter({ hasText: text });

test('a leader asks a list a question, keeps it and shares it with an officer @G3.1 @C2', async ({
  browser,
}) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  for (const [name, position] of [
    ['查询甲', '所长'],
    ['查询乙', '所长'],
    ['查询丙', '主任'],
  ])
    await leader.post('/api/registries/expert/records', expert(`${name}${mark}`, { position }));

  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto('/views/experts');
  await page.getByRole('button', { name: '高级查询' }).click();
  const dialog = page.getByRole('dialog', { name: '高级查询' });
  await choose(dialog, '字段', '工作单位');
  await dialog.getByLabel('值').fill(mark);
  await dialog.getByRole('button', { name: /添加条件$/ }).click();
  const second = dialog.getByRole('combobox', { name: '字段', exact: true }).nth(1);
  await second.click();
  await second.fill('职务');
  await page.locator('.ant-select-dropdown:visible').getByTitle('职务').click();
  await dialog.getByLabel('值').nth(1).fill('所长');
  await expect(dialog.getByRole('status')).toContainText(`工作单位包含“${mark}”，并且职务包含“所长”`);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '查询', exact: true }).click();
  await expect(page).toHaveURL(/query=/);
  await expect(row(page, `查询甲${mark}`)).toBeVisible();
  await expect(row(page, `查询丙${mark}`)).toHaveCount(0);
  await page.reload();
  await expect(row(page, `查询乙${mark}`)).toBeVisible();

  await page.getByRole('button', { name: '默认列表' }).click();
  await page.getByRole('menuitem', { name: '把当前条件保存为视图' }).click();
  const saving = page.getByRole('dialog', { name: '把当前条件保存为视图' });
  await saving.getByLabel('名称').fill(`所长名单${mark}`);
  await saving.getByRole('combobox', { name: '谁还可以使用' }).click();
  await page.getByTitle('本单位及下级的人').click();
  await expectAccessible(page);
  await saving.getByRole('button', { name: /保\s*存/ }).click();
  await expect(page.getByRole('button', { name: `所长名单${mark}` })).toBeVisible();

  const other = await sit(browser, 'li.officer', DESK);
  await other.goto('/views/experts');
  await other.getByRole('button', { name: '默认列表' }).click();
  await other.getByRole('menuitem', { name: `所长名单${mark}` }).click();
  await expect(row(other, `查询甲${mark}`)).toBeVisible();
  await expect(row(other, `查询丙${mark}`)).toHaveCount(0);
  await expect(other.getByText(`查询：工作单位包含“${mark}”，并且职务包含“所长”`)).toBeVisible();
  await expectAccessible(other);
});

test('two records of one expert become one and two again; one is deleted and restored @G3.3', async ({
  browser,
}) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  const stays = await leader.post<Kept>('/api/registries/expert/records', expert(`重复专家${mark}`));
  await leader.post('/api/registries/expert/records', expert(`重复专家 ${mark}`, { position: '高级工程师' }));

  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto('/views/experts');
  await page.goto(`/registries/expert/records/${stays.id}`);
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '查找重复并合并' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: `重复专家 ${mark}` })
    .getByRole('button', { name: '对比' })
    .click();
  await expect(page.getByRole('radio', { name: '职务用并入的一条的值' })).toBeChecked();
  await page.getByLabel('合并原因（必填，记入两条记录的历史）').fill('同一人登记了两次');
  await expectAccessible(page);
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await expect(page.getByText('王示范 把一条重复记录合并到这里')).toBeVisible();
  await expect(page.getByText('高级工程师')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: '撤销合并' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click();
  await expect(page.getByText('合并已撤销。')).toBeVisible();
  await expect(page.getByText('高级工程师')).toHaveCount(0);

  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  const removing = page.getByRole('dialog');
  await removing.getByRole('textbox').fill('已退休');
  await removing.getByRole('button', { name: /删\s*除/ }).click();
  await expect(page.getByText(`“重复专家${mark}”已删除`)).toBeVisible();

  await page.goto('/registries/expert/deleted');
  const gone = page.getByRole('listitem').filter({ hasText: `重复专家${mark}` });
  await expect(gone).toContainText('已退休');
  await expectAccessible(page);
  await gone.getByRole('button', { name: /恢\s*复/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /恢\s*复/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: `重复专家${mark}` })).toBeVisible();
});

test('a leader changes all that a list finds and takes it back, but not what was changed since @G3.1', async ({
  browser,
}) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  const unit = `批改检验所（虚构）${mark}`;
  const one = await leader.post<Kept>(
    '/api/registries/expert/records',
    expert('批改甲', { work_unit: unit }),
  );
  await leader.post(
    '/api/registries/expert/records',
    expert('批改乙', { work_unit: unit, hired_to: '2027-01-01' }),
  );
  await leader.post('/api/registries/expert/records', expert('批改丙', { work_unit: unit }));

  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto(`/views/experts?f.work_unit=${encodeURIComponent(unit)}`);
  await page.getByRole('checkbox', { name: '选择 批改甲' }).check();
  await page.getByRole('button', { name: '批量修改（1）' }).click();
  const dialog = page.getByRole('dialog', { name: '批量修改' });
  await dialog.getByRole('radio', { name: '列表查到的全部 3 条' }).check();
  const field = dialog.getByRole('combobox', { name: '要修改的字段' });
  await field.fill('聘期自');
  await expect(page.locator('.ant-select-item-option-active')).toHaveText('聘期自');
  await field.press('Enter');
  await date(dialog, '改为', '2027-06-01');
  await dialog.getByLabel('修改原因（必填，记入每条记录的历史）').fill('新一届聘期');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /试\s*算/ }).click();
  await expect(page.getByText('可以修改 2 条，0 条本来就是这个值，1 条不能修改')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '批改乙' })).toContainText('聘期止不能早于起');
  await expectAccessible(page);
  await page.getByRole('button', { name: '修改这 2 条' }).click();
  await expect(page.getByText('修改完成。')).toBeVisible();

  await leader.patch(`/api/registries/expert/records/${one.id}`, { values: { position: '所长' } }, 2);
  await page.getByRole('button', { name: '撤销这次修改' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次修改' }).click();
  await expect(page.getByText('已恢复 1 条，1 条保持现状')).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: '批改甲' }).getByRole('link').click();
  await page.getByRole('link', { name: '修改历史' }).click();
  await expect(page.getByText('新一届聘期')).toBeVisible();
});

test('a leader finds an expert by the whole citizen id, and an officer cannot @G3.3', async ({ browser }) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  const unit = `查证检验所（虚构）${mark}`;
  await leader.post(
    '/api/registries/expert/records',
    expert('证件甲', { work_unit: unit, id_card: '11010519491231002X' }),
  );
  await leader.post('/api/registries/expert/records', expert('证件乙', { work_unit: unit }));

  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto(`/views/experts?f.work_unit=${encodeURIComponent(unit)}`);
  await expect(row(page, '证件乙')).toBeVisible();
  await page.getByRole('button', { name: '更多条件' }).click();
  await page.getByRole('textbox', { name: '身份证号' }).fill('11010519491231002x');
  await expect(row(page, '证件乙')).toHaveCount(0);
  await expect(row(page, '证件甲')).toBeVisible();
  await page.getByRole('textbox', { name: '身份证号' }).fill('110105194912');
  await expect(page.getByText('没有符合条件的记录')).toBeVisible();
  await expectAccessible(page);

  const officer = await sit(browser, 'li.officer', DESK);
  await officer.goto('/views/experts');
  await officer.getByRole('button', { name: '更多条件' }).click();
  await expect(officer.getByRole('textbox', { name: '姓名' })).toBeVisible();
  await expect(officer.getByRole('textbox', { name: '身份证号' })).toHaveCount(0);
});

test('a leader deletes chosen rows of a list with a reason and brings them back @G3.3 @C2', async ({
  browser,
}) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  const unit = `批删检验所（虚构）${mark}`;
  for (const name of ['批删甲', '批删乙', '批删丙'])
    await leader.post('/api/registries/expert/records', expert(name, { work_unit: unit }));

  const page = await sit(browser, 'wang.leader', DESK);
  const list = `/views/experts?f.work_unit=${encodeURIComponent(unit)}`;
  await page.goto(list);
  for (const name of ['批删甲', '批删乙']) await page.getByRole('checkbox', { name: `选择 ${name}` }).check();
  await page.getByRole('button', { name: '批量操作（2）' }).click();
  await page.getByRole('menuitem', { name: '批量删除' }).click();
  const dialog = page.getByRole('dialog', { name: '批量删除' });
  await dialog.getByLabel('删除原因（必填，记入每条记录的历史）').fill('重复登记');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /试\s*算/ }).click();
  await expect(page.getByText('可以删除 2 条，0 条不能删除')).toBeVisible();
  await expect(page.getByRole('link', { name: '批删甲' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '删除这 2 条' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除这 2 条' }).click();
  await expect(page.getByText('已删除 2 条')).toBeVisible();
  const batch = page.url();

  await page.goto(list);
  await expect(row(page, '批删丙')).toBeVisible();
  await expect(row(page, '批删甲')).toHaveCount(0);
  await page.getByRole('button', { name: '批删丙 的操作' }).click();
  await page.getByRole('menuitem', { name: /删\s*除/ }).click();
  await page.getByRole('dialog').getByLabel('删除原因').fill('重复登记');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /删\s*除/ })
    .click();
  await expect(row(page, '批删丙')).toHaveCount(0);

  await page.goto(batch);
  await page.getByRole('button', { name: '恢复这些记录' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '恢复这些记录' }).click();
  await expect(page.getByText('已恢复 2 条，0 条没有恢复')).toBeVisible();
  await page.goto(list);
  await expect(row(page, '批删甲')).toBeVisible();
});

test('a list is seen as it was, with what was changed and deleted since @D11', async ({ browser }) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  const unit = `时点检验所（虚构）${mark}`;
  const add = (name: string) =>
    leader.post<Kept>('/api/registries/expert/records', expert(name, { work_unit: unit, position: '主任' }));
  const one = await add('时点甲');
  const two = await add('时点乙');
  const { createdAt } = await leader.get<{ createdAt: string }>(`/api/registries/expert/records/${two.id}`);
  await leader.patch(`/api/registries/expert/records/${one.id}`, { values: { position: '所长' } }, 1);
  await leader.http.delete(`/api/registries/expert/records/${two.id}`, {
    data: { reason: '重复登记' },
    headers: { 'If-Match': '"1"', 'X-XSRF-TOKEN': await token(leader) },
  });

  const page = await sit(browser, 'wang.leader', DESK);
  const list = new URLSearchParams({ 'f.work_unit': unit, asOf: createdAt });
  await page.goto(`/views/experts?${list.toString()}`);
  await expect(row(page, '时点甲')).toContainText('主任');
  await row(page, '时点乙').getByRole('link').first().click();
  const panel = page.getByRole('complementary', { name: '那时的记录' });
  await expect(panel).toContainText('第 1 版');
  await expect(panel).toContainText(unit);
  await expectAccessible(page);
  await page.getByRole('button', { name: '返回当前列表' }).click();
  await expect(row(page, '时点甲')).toContainText('所长');
  await expect(row(page, '时点乙')).toHaveCount(0);

  await page.getByRole('button', { name: '历史时点' }).click();
  await expectAccessible(page);
  const yesterday = new Date(Date.now() - 24 * 3600_000 + 8 * 3600_000).toISOString().slice(0, 10);
  const day = page.getByRole('textbox', { name: '日期' });
  await day.fill(yesterday);
  await day.press('Enter');
  await expect(page.getByText(`${yesterday} 结束时的列表，只读`)).toBeVisible();
  await expect(page.getByText('没有符合条件的记录')).toBeVisible();
});

test('what was exported in the background is fetched, and deleted @C2 @G3.1', async ({ browser }) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  await leader.post('/api/registries/expert/records', expert(`导出${mark}`));
  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto(`/views/experts?q=${encodeURIComponent(`导出${mark}`)}`);
  await page.getByRole('button', { name: '导出' }).click();
  await expect(page.getByRole('menuitem', { name: 'CSV' })).toBeVisible();
  await page.getByRole('menuitem', { name: '我的导出' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '我的导出' })).toBeVisible();
  await leader.post('/api/exports', { view: 'experts', format: 'csv', parameters: { q: [`导出${mark}`] } });
  await page.reload();
  const one = page.getByRole('list', { name: '导出' }).getByRole('listitem').first();
  await expect(one).toContainText('可以下载');
  await expect(one).toContainText('1 行');
  await expectAccessible(page);
  const fetched = page.waitForEvent('download');
  await one.getByRole('link', { name: /^下载/ }).click();
  const path = await (await fetched).path();
  expect(await readFile(path, 'utf8')).toContain(`导出${mark}`);
  await one.getByRole('button', { name: /^删除/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /删\s*除/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^下载/ })).toHaveCount(0);
});

test('two characters find a record and a document, by those who may read them @C8 @G3.3', async ({
  browser,
}) => {
  const leader = await Person.signIn(process.env.JIANGUAN_URL!, 'wang.leader');
  const sent = await leader.http.post('/api/documents', {
    headers: { 'X-XSRF-TOKEN': await token(leader) },
    multipart: {
      file: {
        name: '推荐意见.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(`兹推荐该同志。磐礴 ${mark}`),
      },
    },
  });
  const { id } = (await sent.json()) as Kept;
  await leader.post(
    '/api/registries/expert/records',
    expert(`磐礴${mark}`, { photo: [id], work_unit: `磐礴研究院（虚构）${mark}` }),
  );

  const page = await sit(browser, 'li.officer', DESK);
  await page.goto('/search');
  await page.getByRole('textbox', { name: '全文搜索' }).fill('磐礴');
  const found = page.getByRole('list', { name: '搜索结果' });
  await expect(found.getByRole('link', { name: `磐礴${mark}` })).toBeVisible();
  await expect(found.locator('mark').first()).toHaveText('磐礴');
  await expectAccessible(page);
  await expect(async () => {
    await page.reload();
    await page.getByRole('button', { name: /^材料 \d+$/ }).click({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(found.getByRole('link', { name: '推荐意见.txt' }).first()).toBeVisible();
  await expect(found).toContainText(`磐礴 ${mark}`);

  const phone = await sit(browser, 'li.officer', { width: 360, height: 740 });
  await phone.goto(`/search?q=${encodeURIComponent('磐礴')}`);
  await expect(phone.getByRole('link', { name: `磐礴${mark}` })).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(phone);
});

async function token(person: Person): Promise<string> {
  const { cookies } = await person.http.storageState();
  return cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
}
