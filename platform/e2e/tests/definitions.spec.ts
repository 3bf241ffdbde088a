import { expect, test } from '@playwright/test';
import { Person } from '../support/person.ts';
import { choose, expectAccessible, sit } from '../support/screen.ts';

const FIELDS: [string, string, string][] = [
  ['使用单位', 'User', '单行文字'],
  ['情况说明', 'Note', '多行文字'],
  ['层站数', 'Floors', '整数'],
  ['额定速度', 'Speed', '小数'],
  ['造价', 'Price', '金额'],
  ['是否在用', 'In use', '是/否'],
  ['下次检验日期', 'Next inspection', '日期'],
  ['所在区域', 'Area', '代码（单选）'],
  ['安全管理员', 'Safety officer', '人员'],
  ['管辖单位', 'Supervised by', '单位'],
];

test('an administrator makes a registry with ten kinds of fields, a list and a form, and fills it by hand and from a messy sheet @D1 @D11', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const mark = Date.now().toString(36);
  const page = await sit(browser, 'he.business');
  const dialog = page.getByRole('dialog');
  const publish = async (version = 1) => {
    await page.getByRole('button', { name: '发布…' }).click();
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await expect(dialog.getByText(`已发布第 ${version} 版`)).toBeVisible();
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
  };
  const open = async () => {
    await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: `电梯台账 ${mark}` })
      .click();
    await expect(page.getByRole('heading', { name: `电梯台账 ${mark}` })).toBeVisible();
  };

  await test.step('a registry from nothing', async () => {
    await page.goto('/admin/definitions');
    await expectAccessible(page);
    await page.getByRole('button', { name: '新建库' }).click();
    await dialog.getByLabel('中文名称').fill(`电梯 ${mark}`);
    await dialog.getByLabel('英文名称').fill(`Lift ${mark}`);
    await expect(dialog.getByLabel('标识')).toHaveValue(`lift_${mark}`);
    await dialog.getByRole('button', { name: '创建草稿' }).click();
    await expect(page.getByRole('heading', { name: `电梯 ${mark}` })).toBeVisible();
  });

  await test.step('ten kinds of fields, with what is wrong shown beside them', async () => {
    for (const [index, [zh, en, type]] of FIELDS.entries()) {
      const no = index + 2;
      await page.getByRole('button', { name: '添加字段' }).click();
      await page.getByLabel(`第 ${no} 行中文名称`).fill(zh);
      await page.getByLabel(`第 ${no} 行英文名称`).fill(en);
      await choose(page, `第 ${no} 行类型`, type);
    }
    await page.getByRole('button', { name: '“所在区域”的设置' }).click();
    await expect(page.getByText('缺少此项').first()).toBeVisible();
    await expect(page.getByRole('button', { name: '发布…' })).toBeDisabled();
    await choose(page, '代码表', 'region');
    await expect(page.getByText('缺少此项')).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: '预览' }).click();
    await expect(page.getByLabel('层站数')).toBeVisible();
    await publish();
  });

  await test.step('a list in the menu without a restart', async () => {
    await page.goto('/admin/definitions?tab=views');
    await page.getByRole('button', { name: '新建列表' }).click();
    await dialog.getByLabel('中文名称').fill(`电梯台账 ${mark}`);
    await dialog.getByLabel('英文名称').fill(`Lifts ${mark}`);
    await choose(dialog, '* 库', `电梯 ${mark}`);
    await dialog.getByRole('button', { name: '创建草稿' }).click();
    await expect(page.getByRole('columnheader', { name: '层站数' })).toBeVisible();
    await page.getByRole('button', { name: '添加公式' }).click();
    await page.getByLabel('第 1 个公式的中文名称').fill('估算高度');
    await page.getByLabel('第 1 个公式的英文名称').fill('Height');
    await page.getByLabel('第 1 个公式', { exact: true }).fill('=floors *');
    const wrong = page.getByRole('table', { name: '公式列' }).getByText('表达式有错误');
    await expect(wrong).toBeVisible();
    await page.getByLabel('第 1 个公式', { exact: true }).fill('=floors * 3');
    await expect(wrong).toHaveCount(0);
    const columns = page.getByRole('table', { name: '显示的列' }).locator('tbody');
    const added = (await columns.count()) + 1;
    await page.getByRole('button', { name: '添加列' }).click();
    await choose(page, `第 ${added} 列`, '估算高度');
    await expect(page.getByRole('columnheader', { name: '估算高度' })).toBeVisible();
    await expectAccessible(page);
    await publish();
    await open();
  });

  await test.step('a record in it', async () => {
    await page
      .getByRole('link', { name: '新增' })
      .or(page.getByRole('button', { name: '新增' }))
      .first()
      .click();
    await expect(page.getByRole('heading', { name: `新增电梯 ${mark}` })).toBeVisible();
    const name = page.getByRole('textbox', { name: '名称', exact: true });
    await name.fill('一号客梯');
    await expect(name).toHaveValue('一号客梯');
    await page.getByLabel('层站数').fill('18');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('heading', { name: '一号客梯' })).toBeVisible();
    await expect(page.getByText('18', { exact: true })).toBeVisible();
    await open();
    await expect(page.getByRole('row').filter({ hasText: '一号客梯' })).toContainText('54');
  });

  await test.step('a form of its own, begun with its fields', async () => {
    await page.goto('/admin/forms');
    await page.getByRole('button', { name: '新建表单' }).click();
    await dialog.getByLabel('名称').fill(`电梯登记 ${mark}`);
    await dialog.getByLabel('标识').fill(`lift-entry-${mark}`);
    await choose(dialog, '按库的字段开始', `电梯 ${mark}`);
    await dialog.getByRole('button', { name: '创建草稿' }).click();
    await expect(page.locator('.fjs-editor-container').getByText('层站数')).toBeVisible();
    await page.locator('.fjs-palette-field[data-field-type=period]').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('标题', { exact: true }).fill(`维保期间 ${mark}`);
    await page.getByRole('button', { name: '发布…' }).click();
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await expect(dialog.getByText('已发布第 1 版')).toBeVisible();
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
  });

  await test.step('the registry takes it', async () => {
    await page.goto(`/admin/definitions/registries/lift_${mark}?tab=basics`);
    await choose(page, '专用表单', `电梯登记 ${mark}（lift-entry-${mark}）`);
    await publish(2);
    await open();
    await page
      .getByRole('link', { name: '新增' })
      .or(page.getByRole('button', { name: '新增' }))
      .first()
      .click();
    await expect(page.getByText(`维保期间 ${mark}`).first()).toBeVisible();
  });

  await test.step('a messy sheet comes in', async () => {
    await open();
    await page.getByRole('button', { name: '导入' }).click();
    const rows = [
      '全县电梯台账（二〇二六年）',
      '名称,使用单位,层站数,造价,是否在用,下次检验日期,所在区域,备注',
      '二号客梯 ,云泽百货　,１２,"128,000.50",是,2026年3月1日,云桥街道,x',
      '三号货梯,云泽百货,6,９８０００,否,2026/3/15,云桥街道,',
      '四号货梯,云泽百货,六层,98000,也许,下个月,没有此地,',
    ];
    await page.getByLabel('选择文件，或拖到这里').setInputFiles({
      name: `电梯 ${mark}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    });
    await page.getByRole('button', { name: '试导入' }).click();
    await expect(page.getByRole('status').filter({ hasText: '有 1 行不正确' })).toBeVisible();
    await expect(page.getByRole('table', { name: '不正确的行' })).toContainText('没有此地');
    await expectAccessible(page);
    await page.getByRole('button', { name: '只导入正确的 2 行' }).click();
    await expect(page.getByText('导入完成。')).toBeVisible();
    await open();
    const imported = page.getByRole('row').filter({ hasText: '二号客梯' });
    await expect(imported).toContainText('128,000.50');
    await expect(imported).toContainText('36');
    await expect(imported).toContainText('云泽百货');
  });
});

test('a status gets a rule on time, a number rule shows the next number, a code table is called anew @D1 @C2', async ({
  browser,
}) => {
  const name = `timed_${Date.now().toString(36)}`;
  const business = await Person.signIn(process.env.JIANGUAN_URL!, 'he.business');
  await business.put(`/api/definitions/registries/${name}/draft`, {
    version: 0,
    source: {
      registry: name,
      label: { zh: '限期事项', en: 'Timed' },
      title: 'name',
      statuses: [
        { code: 'open', label: { zh: '待办', en: 'Open' }, tone: 'waiting' },
        { code: 'handled', label: { zh: '已办', en: 'Handled' }, tone: 'done' },
        { code: 'dropped', label: { zh: '不办', en: 'Dropped' }, tone: 'done' },
      ],
      fields: [{ name: 'name', type: 'text', label: { zh: '名称', en: 'Name' } }],
      rights: [{ role: 'business-admin', scope: 'all', actions: ['read', 'create'] }],
    },
  });
  const page = await sit(browser, 'he.business');
  await page.goto(`/admin/definitions/registries/${name}?tab=statuses`);
  await choose(page, '“待办”的期限规则（不选：没有期限）', '投诉受理决定期限');
  await choose(page, '“待办”的期限算到（不选：离开时）', '已办');
  await expectAccessible(page);
  await page.getByRole('link', { name: '基本信息' }).click();
  const year = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' }).slice(0, 4);
  await page.getByLabel('编号规则').fill('XQ{MM}{seq:3:year}');
  await expect(page.getByText(/按年、月、日重新计数/).first()).toBeVisible();
  await page.getByLabel('编号规则').fill('XQ{yyyy}-{org}-{seq:3:year}');
  await expect(page.getByText(new RegExp(`您单位的下一个编号：XQ${year}-.*-001`))).toBeVisible();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByText('草稿已保存').first()).toBeVisible();
  const kept = await business.get<{
    draft: { source: { statuses: Record<string, unknown>[]; number: string } };
  }>(`/api/definitions/registries/${name}`);
  expect(kept.draft.source.statuses[0]).toMatchObject({ deadline: 'complaint-accept', until: ['handled'] });
  expect(kept.draft.source.number).toBe('XQ{yyyy}-{org}-{seq:3:year}');

  await page.goto('/admin/code-tables/urgency');
  await expect(page.getByRole('heading', { name: '紧急类型' })).toBeVisible();
  await page.getByRole('button', { name: '修改名称' }).click();
  await page.getByRole('dialog').getByLabel('中文名称').fill('紧急程度');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*定|OK/ })
    .click();
  await expect(page.getByRole('heading', { name: '紧急程度' })).toBeVisible();
  await expectAccessible(page);
});
