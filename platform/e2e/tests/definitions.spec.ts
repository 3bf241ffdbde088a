import { expect, test } from '@playwright/test';
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

test('an administrator makes a registry with ten kinds of fields and a list, and enters a record @D1 @D11', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const mark = Date.now().toString(36);
  const page = await sit(browser, 'he.business');
  const dialog = page.getByRole('dialog');
  const publish = async () => {
    await page.getByRole('button', { name: '发布…' }).click();
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await expect(dialog.getByText('已发布第 1 版')).toBeVisible();
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
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
    await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: `电梯台账 ${mark}` })
      .click();
    await expect(page.getByRole('heading', { name: `电梯台账 ${mark}` })).toBeVisible();
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
    await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: `电梯台账 ${mark}` })
      .click();
    await expect(page.getByRole('row').filter({ hasText: '一号客梯' })).toContainText('54');
  });
});
