import { expect, test } from '@playwright/test';
import { of, underReview } from '../support/matter.ts';
import { eventually, Person } from '../support/person.ts';
import { expectAccessible, sit } from '../support/screen.ts';

const FORM = 'matter-approval-opinion';

test('an administrator adds fields by keyboard and publishes, an officer fills them in @C2 @C3', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const url = process.env.JIANGUAN_URL!;
  const mark = Date.now().toString(36);
  const admin = await sit(browser, 'he.business');

  await test.step('the list says where a form is used', async () => {
    await admin.goto('/admin/forms');
    const row = admin.getByRole('row').filter({ hasText: FORM });
    await expect(row).toContainText('部门审核');
    await expectAccessible(admin);
    await row.getByRole('link').first().click();
  });

  await test.step('an amount and a date range by keyboard, with a label in the panel', async () => {
    const palette = admin.locator('.fjs-palette-field');
    await palette.and(admin.locator('[data-field-type=money]')).focus();
    await admin.keyboard.press('Enter');
    await admin.getByLabel('标题', { exact: true }).fill(`核定金额 ${mark}`);
    await palette.and(admin.locator('[data-field-type=period]')).focus();
    await admin.keyboard.press('Enter');
    await admin.getByLabel('标题', { exact: true }).fill(`执行期间 ${mark}`);
    await admin.getByRole('button', { name: '上移' }).click();
    await expectAccessible(admin);
  });

  await test.step('the preview judges as the server does', async () => {
    await admin.getByRole('link', { name: '预览' }).click();
    await admin.getByRole('textbox', { name: `核定金额 ${mark}` }).fill('1200');
    await expect(admin.getByText('人民币壹仟贰佰元整')).toBeVisible();
    await admin.getByText('手机（360 像素）').click();
    await expect(admin.getByRole('textbox', { name: `核定金额 ${mark}` })).toBeVisible();
  });

  await test.step('differences are shown, and it is published without a restart', async () => {
    await admin.getByRole('link', { name: '版本与差异' }).click();
    await expect(admin.getByRole('row').filter({ hasText: `核定金额 ${mark}` })).toContainText('新增');
    await admin.getByRole('button', { name: '发布…' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await expect(dialog.getByText(/已发布第 \d+ 版/)).toBeVisible();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await expect(admin.getByText(/已发布第 \d+ 版/).first()).toBeVisible();
  });

  await test.step('the next task asks for it', async () => {
    const li = await Person.signIn(url, 'li.officer');
    const matter = await underReview(li, `表单 ${mark}`);
    const zhao = await Person.signIn(url, 'zhao.officer');
    const review = await eventually('the review', async () => (await zhao.tasks('mine')).find(of(matter)));
    const officer = await sit(browser, 'zhao.officer');
    await officer.goto(`/tasks/${review.id}`);
    await officer.getByRole('textbox', { name: `核定金额 ${mark}` }).fill('1,200.50');
    await expect(officer.getByText('人民币壹仟贰佰元零伍角整')).toBeVisible();
    await officer.getByRole('radio').first().check();
    await expectAccessible(officer);
    const answered = officer.waitForResponse((response) => response.url().endsWith('/complete'));
    await officer.getByRole('button', { name: '提交', exact: false }).last().click();
    const answer = await answered;
    expect(answer.status(), await answer.text()).toBe(200);
  });
});
