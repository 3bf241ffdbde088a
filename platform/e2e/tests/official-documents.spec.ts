import { expect, test, type Page } from '@playwright/test';
import { docx } from '../support/docx.ts';
import { Person } from '../support/person.ts';
import { DESK, PHONE, expectAccessible, sit } from '../support/screen.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A red ring with a dot, 24 by 24. */
const SEAL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAMAAADXqc3KAAAABlBMVEX////SAADbzzIgAAAATklEQVR42rVSQQ4AIAjS/3+6reUChW5xE1whGlHIjWhIgONRgZKU2aX4W08vh9EeUaDHG49KFTTEJ2F8bu0+B9SR2BB97H5RfrX+GMT5LCBXAPUELWojAAAAAElFTkSuQmCC',
  'base64',
);

async function upload(page: Page, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name: 'notice.docx', mimeType: WORD, buffer });
  await page.getByRole('button', { name: '保存草稿' }).click();
}

/** One of a box's options, by typing a part of it; exactly that one where names begin alike. */
async function pick(page: Page, label: string, option: string, exact = true): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true });
  await box.click();
  await box.fill(option);
  const list = page.locator('.ant-select-dropdown:visible');
  await list.getByTitle(option, { exact }).first().click();
  await expect(list).toHaveCount(0);
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}/${name}.png` });
}

test('an administrator publishes a template, an officer issues a document, anybody checks it @C6 @C8 @G4.1', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const url = process.env.JIANGUAN_URL!;
  const title = `约谈通知书${Date.now()}`;
  const leader = await Person.signIn(url, 'wang.leader');
  const [subject] = await leader.get<{ id: string; label: string }[]>(
    '/api/registries/subject/options?limit=1',
  );

  await test.step('the seal and mark of an office', async () => {
    const system = await sit(browser, 'admin');
    await system.goto('/admin/official-issuers');
    await expect(system.getByText('不具有电子签名的效力')).toBeVisible();
    await system.getByRole('button', { name: '登记单位' }).click();
    const dialog = system.getByRole('dialog');
    await pick(system, '单位', '云泽区市场监督管理局');
    await dialog.getByLabel('机关代字').fill('云市监');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'seal.png', mimeType: 'image/png', buffer: SEAL });
    await expect(dialog.getByRole('img', { name: '印章图片' })).toBeVisible();
    await dialog.getByRole('button', { name: '保存' }).click();
    const row = system.getByRole('row').filter({ hasText: '云市监' });
    await expect(row.getByRole('img', { name: '印章图片' })).toBeVisible();
    await shot(system, 'issuers');
    await expectAccessible(system);
    await system.context().close();
  });

  const admin = await sit(browser, 'he.business');
  await test.step('a template, with what is wrong with it said at once', async () => {
    await admin.goto('/admin/official-templates');
    await expect(admin.getByRole('row').filter({ hasText: '双随机抽查结果告知书' })).toContainText('检查');
    await expectAccessible(admin);
    await shot(admin, 'templates');
    await admin.getByRole('button', { name: '新建模板' }).click();
    await admin.getByLabel('模板代码').fill(`talk-${Date.now()}`);
    await admin.getByLabel('名称', { exact: true }).fill(title);
    await admin.getByLabel('英文名称').fill('Invitation to a talk');
    await pick(admin, '库表', '监管对象');
    await admin.getByLabel('文号规则').fill('{mark}约〔{yyyy}〕{seq}号');
    await upload(admin, Buffer.from('no archive'));
    await expect(admin.getByRole('alert')).toContainText('DOCX');
    await upload(admin, docx('{{object_name}}：', '{{ojbect_name}} {{amount+1}}'));
    const placeholders = admin.getByRole('table', { name: '占位符' });
    await expect(placeholders.getByRole('row').filter({ hasText: '{{ojbect_name}}' })).toContainText(
      '没有这个字段',
    );
    await expect(placeholders.getByRole('row').filter({ hasText: '{{amount+1}}' })).toContainText('写法不对');
    await expect(admin.getByRole('button', { name: '发布' })).toBeDisabled();
    await shot(admin, 'faults');
    await expectAccessible(admin);
  });

  await test.step('mended, looked at with a record, published', async () => {
    await upload(
      admin,
      docx('{{org}}', '{{number}}', '{{object_name}}：', '请于{{today}}到场。{{@seal}}', '{{@qr}}'),
    );
    await expect(admin.getByText('全部占位符都能识别')).toBeVisible();
    await pick(admin, '选择一条记录，不选则用示例数据', subject!.label, false);
    await admin.getByRole('button', { name: '用所选记录预览' }).click();
    await expect(admin.getByRole('img', { name: '第 1 页' })).toBeVisible({ timeout: 60_000 });
    await shot(admin, 'preview');
    await admin.getByRole('button', { name: '发布' }).click();
    await admin.getByRole('tooltip').getByRole('button', { name: '确定' }).click();
    await expect(admin.getByText('已发布第 1 版')).toBeVisible();
  });

  const screen = await sit(browser, 'wang.leader', DESK);
  const paper = screen.getByRole('list', { name: '文书' }).getByRole('listitem').filter({ hasText: title });
  await test.step('issued on the record, after a look at it', async () => {
    await screen.goto(`/registries/subject/records/${subject!.id}`);
    await screen
      .getByRole('link', { name: '文书' })
      .or(screen.getByRole('tab', { name: '文书' }))
      .click();
    await screen.getByRole('button', { name: '生成文书' }).click();
    await screen.getByRole('dialog').getByText(title).click();
    const issue = screen.getByRole('button', { name: '签发' });
    await expect(issue).toBeEnabled({ timeout: 60_000 });
    await shot(screen, 'look');
    await issue.click();
    await expect(paper).toContainText(/云市监约〔\d{4}〕1号/, { timeout: 60_000 });
    await expect(paper.getByText('有效')).toBeVisible();
    await shot(screen, 'issued');
    await expectAccessible(screen);
    await paper.getByRole('link', { name: title }).click();
    await expect(screen.getByRole('heading', { level: 1 })).toContainText(`${title} `);
    await screen.goBack();
    await expect(paper).toBeVisible();
  });

  const address = await paper.getByRole('link', { name: '核验' }).getAttribute('href');
  const anybody = await (await browser.newContext({ baseURL: url, viewport: PHONE })).newPage();
  await test.step('checked by anybody, without signing in', async () => {
    await anybody.goto(address!);
    await expect(anybody.getByText('本系统签发过这份文书，目前有效。')).toBeVisible();
    await expect(anybody.getByText('王示范')).toHaveCount(0);
    for (const form of ['PDF', 'OFD', 'DOCX']) {
      const link = paper.getByRole('link', { name: `下载 ${form}` });
      const file = await screen.request.get((await link.getAttribute('href'))!);
      const copy = { name: `copy.${form}`, mimeType: 'application/octet-stream', buffer: await file.body() };
      await anybody.locator('input[type=file]').setInputFiles(copy);
      await expect(anybody.getByRole('status')).toContainText(`与签发的 ${form} 文件一致`);
    }
    const changed = { name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 changed') };
    await anybody.locator('input[type=file]').setInputFiles(changed);
    await expect(anybody.getByRole('status')).toContainText('与签发的文件不一致');
    await shot(anybody, 'verify');
    await expectAccessible(anybody);
    await anybody.goto('/verify/AAAAAAAAAAAAAAAAAAAAAAAA');
    await expect(anybody.getByText('没有查到这份文书')).toBeVisible();
  });

  await test.step('made void with a reason, which the code says from then on', async () => {
    await paper.getByRole('button', { name: '作废' }).click();
    const dialog = screen.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: '作废' })).toBeDisabled();
    await dialog.getByLabel('作废原因').fill('约谈对象有误');
    await dialog.getByRole('button', { name: '作废' }).click();
    await expect(paper).toContainText('王示范作废：约谈对象有误');
    await shot(screen, 'void');
    await anybody.goto(address!);
    await expect(anybody.getByText(/这份文书已于 .* 作废，不再有效/)).toBeVisible();
    await admin.reload();
    await admin.getByRole('button', { name: '停用' }).click();
    await expect(admin.getByText('已停用')).toBeVisible();
  });
});
