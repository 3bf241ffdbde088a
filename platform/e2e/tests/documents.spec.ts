import { expect, test, type Page } from '@playwright/test';
import { docxWithPicture } from '../support/docx.ts';
import { ofd, png, tiff } from '../support/files.ts';
import { DESK, PHONE, expectAccessible, sit } from '../support/screen.ts';

/** Uploads as the field of a form does, and says the document's id. */
const uploaded = (page: Page, name: string, text: string): Promise<string> =>
  page.evaluate(
    async ([name, text]) => {
      const body = new FormData();
      body.append('file', new File([text ?? ''], name ?? ''));
      const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)?.[1] ?? '';
      const answer = await fetch('/api/documents', {
        method: 'POST',
        body,
        headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
      });
      return ((await answer.json()) as { id: string }).id;
    },
    [name, text],
  );

test('an officer looks at a document, replaces it over a broken line, and nobody else sees it @C8', async ({
  browser,
}) => {
  const page = await sit(browser, 'li.officer', DESK);
  const first = await uploaded(page, '检查记录.txt', `储罐区未设围堰 ${Date.now()}`);
  const second = await uploaded(page, '复查记录.txt', `围堰已设 ${Date.now()}`);
  await page.goto(`/documents/${first}?among=${first},${second}`);

  await expect(page.getByRole('heading', { name: '检查记录.txt' })).toBeVisible();
  await expect(page.getByText('储罐区未设围堰')).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: '复查记录.txt' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('heading', { name: '检查记录.txt' })).toBeVisible();

  let cut = 0;
  await page.route(/\/api\/documents\/uploads\/[^/]+\?offset=4194304/, (route) =>
    cut++ === 0 ? route.abort('connectionreset') : route.continue(),
  );
  await page.getByRole('button', { name: '替换为新版本' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({
    name: '记录（盖章）.txt',
    mimeType: 'text/plain',
    buffer: Buffer.alloc(9_000_000, '围堰 '),
  });
  await dialog.getByLabel('替换原因（选填）').fill('补盖公章');
  await dialog.getByRole('button', { name: '替换', exact: true }).click();
  await expect(page.getByRole('heading', { name: '记录（盖章）.txt' })).toBeVisible({ timeout: 60_000 });
  expect(cut).toBe(2);

  await page.getByRole('link', { name: '版本', exact: true }).click();
  const versions = page.getByRole('list', { name: '各版本' });
  await expect(versions.getByRole('listitem')).toHaveCount(2);
  await expect(versions).toContainText('补盖公章');
  await expectAccessible(page);

  const phone = await sit(browser, 'li.officer', { width: 360, height: 740 });
  await phone.goto(`/documents/${first}?tab=versions`);
  await expect(phone.getByText('补盖公章')).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(phone);

  const other = await sit(browser, 'zhao.officer', DESK);
  await other.goto(`/documents/${first}`);
  await expect(other.getByText('找不到该材料，或者您无权查看。')).toBeVisible();
});

test('pictures in office files, pages of OFD files and scans are shown @C8', async ({ browser }) => {
  const page = await sit(browser, 'li.officer', DESK);
  const phone = await sit(browser, 'li.officer', PHONE);
  const kept = async (name: string, content: Buffer) => {
    const token =
      (await page.context().cookies()).find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
    const answer = await page.request.post('/api/documents', {
      headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
      multipart: { file: { name, mimeType: 'application/octet-stream', buffer: content } },
    });
    return ((await answer.json()) as { id: string }).id;
  };
  const mark = `${Date.now()}`;
  const red = png(64, [200, 30, 30]);

  const office = await kept('整改照片.docx', docxWithPicture(`整改前 ${mark}`, red, '整改后'));
  for (const screen of [page, phone]) {
    await screen.goto(`/documents/${office}`);
    const frame = screen.frameLocator('iframe');
    await expect(frame.getByText(`整改前 ${mark}`)).toBeVisible({ timeout: 60_000 });
    await expect
      .poll(() => frame.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(64);
  }

  const document = await kept('通报.ofd', ofd(red, `第一页 ${mark}`, '第二页'));
  const scan = await kept('传真.tif', tiff(80, 40));
  for (const [id, pages] of [
    [document, 2],
    [scan, 1],
  ] as const) {
    await page.goto(`/documents/${id}`);
    const sheets = page.getByRole('img', { name: /第 \d+ 页/ });
    await expect(sheets).toHaveCount(pages, { timeout: 60_000 });
    await sheets.last().scrollIntoViewIfNeeded();
    await expect
      .poll(() => sheets.last().evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(70);
  }
  await page.goto(`/documents/${document}?tab=text`);
  await expect(page.getByText(`第一页 ${mark}`)).toBeVisible();
});
