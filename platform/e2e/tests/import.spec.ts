import { expect, test, type Page } from '@playwright/test';
import { DESK, PHONE, expectAccessible, sit } from '../support/screen.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A social credit code with the right check character (GB 32100-2015). */
function code(serial: number): string {
  const body = `91990000${serial.toString().padStart(9, '0')}`;
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}

async function upload(page: Page, name: string, text: string) {
  await page
    .getByLabel('选择文件，或拖到这里')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

test('a leader imports a messy sheet, sees what is wrong, and takes the import back @B11', async ({
  browser,
}) => {
  const serial = Date.now() % 1_000_000_000;
  const rows = [
    '市场主体名单（二〇二六年）',
    '监管对象名称,统一社会信用代码,所属子库,所在区域,所属行业,成立日期,备注',
    `导入甲公司,${code(serial)},企业法人,990101101,C1411,2025年3月1日,x`,
    `导入乙公司,${code(serial + 1)},企业法人,990101101,C1411,2025/3/1,`,
    `导入丙公司,${code(serial + 2).slice(0, 17)}?,企业法人,没有此地,C1411,昨天,`,
  ];
  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto('/views/subjects');
  await page.getByRole('button', { name: '导入' }).click();
  await expectAccessible(page);
  await upload(page, '名单.csv', rows.join('\n'));

  await expect(page.getByRole('listitem').filter({ hasText: '所在区域' })).toContainText('所在区域 (必填)');
  await expectAccessible(page);
  await page.getByRole('button', { name: '试导入' }).click();
  await expect(page.getByRole('status').filter({ hasText: '有 1 行不正确' })).toBeVisible();
  const faults = page.getByRole('table', { name: '不正确的行' });
  await expect(faults).toContainText('没有此地');
  await expect(faults).toContainText('请填写日期');
  await expectAccessible(page);

  await page.getByRole('button', { name: '只导入正确的 2 行' }).click();
  await expect(page.getByText('导入完成。')).toBeVisible();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click();
  await expect(page.getByText('这次导入已撤销。')).toBeVisible();

  const phone = await sit(browser, 'wang.leader', PHONE);
  await phone.goto('/imports');
  await phone.getByRole('link', { name: '名单.csv' }).first().click();
  await expect(phone.getByText('这次导入已撤销。')).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
});

test('a leader says once which code a word means, and the next sheet knows it @B11', async ({ browser }) => {
  const serial = Date.now() % 1_000_000_000;
  const word = `企业法人${serial}`;
  const sheet = (first: number) =>
    [
      '监管对象名称,统一社会信用代码,所属子库,所在区域,所属行业',
      `导入丁公司,${code(first)},${word},990101101,C1411`,
      `导入戊公司,${code(first + 1)},${word},990101101,C1411`,
    ].join('\n');
  const page = await sit(browser, 'wang.leader', DESK);
  await page.goto('/imports/new?registry=subject');
  await upload(page, '新写法.csv', sheet(serial));
  await page.getByRole('button', { name: '试导入' }).click();
  await expect(page.getByRole('status').filter({ hasText: '有 2 行不正确' })).toBeVisible();
  await expect(page.getByText('所属子库 · 2 处')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('combobox', { name: `“${word}”的代码` }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('企业法人', { exact: true }).click();
  await page.getByRole('button', { name: '按所选代码重新试导入' }).click();
  await expect(page.getByText('全部正确，可以导入。')).toBeVisible();

  await page.goto('/imports/new?registry=subject');
  await upload(page, '新写法.csv', sheet(serial + 2));
  await page.getByRole('button', { name: '试导入' }).click();
  await expect(page.getByText('全部正确，可以导入。')).toBeVisible();
});
