import { expect, request, test } from '@playwright/test';
import { choose, expectAccessible, PHONE, sit } from '../support/screen.ts';

test('a business admin shares a part of a library with another system, which reads it; officers see its figures @D11', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const mark = Date.now().toString(36);
  const service = `subjects-${mark}`;
  const consumer = `shared_tax_${mark}`;
  const page = await sit(browser, 'he.business');
  const dialog = page.getByRole('dialog');
  let secret = '';

  await test.step('a service from nothing, with what is wrong said at once', async () => {
    await page.getByRole('link', { name: '数据共享', exact: true }).click();
    await page.getByRole('button', { name: '新建数据服务' }).click();
    await choose(dialog, '数据来源', 'subject', '(subject)');
    await dialog.getByLabel('中文名称').fill(`监管对象 ${mark}`);
    await dialog.getByLabel('英文名称').fill(`Subjects ${mark}`);
    await expect(dialog.getByLabel('标识')).toHaveValue(service);
    await dialog.getByRole('button', { name: /创\s?建/ }).click();
    await expect(page.getByRole('heading', { name: `监管对象 ${mark}` })).toBeVisible();
    await expect(page.getByText('请至少选择一个字段')).toBeVisible();
    await expect(page.getByRole('button', { name: '发布…' })).toBeDisabled();
  });

  await test.step('fields, masking, conditions, a preview', async () => {
    for (const field of ['object_name', 'region_code', 'industry_code', 'contact_phone', 'establish_date']) {
      await choose(page, '添加字段', `(${field})`);
    }
    await expect(page.getByRole('table', { name: '提供的字段' }).getByRole('row')).toHaveCount(6);
    await page.getByRole('button', { name: '添加条件' }).click();
    await choose(page, '字段 1', '所在区域');
    await choose(page, '值 1', '990101');
    const preview = page.getByRole('table', { name: '预览' });
    await expect(preview.getByRole('row')).toHaveCount(6);
    await expect(preview.getByText(/\d{3}\*{4}\d{4}/).first()).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('it is published', async () => {
    await page.getByRole('button', { name: '发布…' }).click();
    await dialog.getByRole('button', { name: /发\s?布/ }).click();
    await expect(page.getByText('已发布 第 1 版')).toBeVisible();
  });

  await test.step('a system is admitted and granted the service', async () => {
    await page.goto('/admin/sharing?tab=consumers');
    await page.getByRole('button', { name: '登记使用方' }).click();
    await dialog.getByLabel('系统名称').fill(`税务系统 ${mark}`);
    await dialog.getByLabel('客户端标识').fill(consumer);
    await dialog.getByRole('button', { name: /创\s?建/ }).click();
    secret = await page.getByLabel('密钥', { exact: true }).inputValue();
    expect(secret).toHaveLength(43);
    await dialog.getByRole('button', { name: /关\s?闭/ }).click();
    await expect(page.getByText('此系统现在不能读取任何数据')).toBeVisible();
    await page.getByRole('button', { name: /^授\s?权$/ }).click();
    await choose(dialog, '数据服务', service);
    await dialog.getByLabel('订阅变更').check();
    await dialog.getByRole('button', { name: /^授\s?权$/ }).click();
    await expect(page.getByRole('table', { name: '授权的数据服务' }).getByText(service)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the system reads with a token of its own; a browser cannot', async () => {
    const http = await request.newContext({ baseURL: process.env.JIANGUAN_URL });
    const token = (await (
      await http.post('/oauth2/token', {
        headers: { Authorization: `Basic ${Buffer.from(`${consumer}:${secret}`).toString('base64')}` },
        form: { grant_type: 'client_credentials' },
      })
    ).json()) as { access_token: string };
    const headers = { Authorization: `Bearer ${token.access_token}` };
    const answer = await http.get(`/api/shared/${service}/records?limit=3`, { headers });
    const { rows } = (await answer.json()) as { rows: { data: Record<string, unknown> }[] };
    expect(rows).toHaveLength(3);
    expect(Object.keys(rows[0]!.data)).toContain('contact_phone');
    expect((await http.get(`/api/shared/${service}/changes`, { headers })).status()).toBe(200);
    expect((await http.get(`/api/shared/${service}/statistics`, { headers })).status()).toBe(403);
    expect((await page.request.get(`/api/shared/${service}/records`)).status()).toBe(403);
    await http.dispose();
  });

  await test.step('its use is seen', async () => {
    await page.goto(`/admin/sharing?tab=usage&consumer=${consumer}`);
    await expect(page.getByRole('row', { name: new RegExp(`税务系统 ${mark}.*2.*3`) })).toBeVisible();
    await expect(page.getByRole('img', { name: '每天读取的条数' }).locator('svg')).toBeVisible();
  });

  await test.step('an officer finds it in the catalogue, counts, and opens the records behind a figure', async () => {
    const officer = await sit(browser, 'li.officer', PHONE);
    await officer.goto('/sharing');
    await officer.getByRole('link', { name: `监管对象 ${mark}` }).click();
    await expect(officer.getByText(`使用方：税务系统 ${mark}`)).toBeVisible();
    await officer.getByRole('link', { name: '统计', exact: true }).click();
    await expect(officer.getByRole('img', { name: `监管对象 ${mark}` }).locator('svg')).toBeVisible();
    const figures = officer.getByRole('table', { name: '统计' });
    await figures.getByRole('button').first().click();
    await expect(officer.getByRole('dialog').getByRole('link', { name: '打开' }).first()).toBeVisible();
    await expectAccessible(officer);
    await officer.context().close();
  });
});
