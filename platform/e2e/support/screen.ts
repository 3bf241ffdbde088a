import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { PASSWORD } from './person.ts';

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A person at a screen of their own, signed in through the form. */
export async function sit(browser: Browser, username: string, viewport = DESK): Promise<Page> {
  const context = await browser.newContext({
    baseURL: process.env.JIANGUAN_URL,
    viewport,
    hasTouch: viewport.width < 600,
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  return page;
}

/** Picks one option of a select, a tree or a record picker by typing a part of its text. */
export async function choose(
  within: Page | Locator,
  label: string,
  text: string,
  option = text,
): Promise<void> {
  const box = within.getByRole('combobox', { name: label, exact: true });
  const page = 'page' in within ? within.page() : within;
  await box.click();
  await box.fill(text);
  const list = page.locator('.ant-select-dropdown:visible');
  await list.getByTitle(option, { exact: false }).first().click();
  if (await list.isVisible()) await page.keyboard.press('Escape'); // several may be chosen; otherwise it closes by itself
  await expect(list).toHaveCount(0);
}

export async function group(page: Page, name: string): Promise<Locator> {
  const found = page.getByRole('group', { name, exact: true });
  await expect(found).toBeVisible();
  return found;
}

/** Fills a date field of a form, by keyboard. */
export async function date(within: Page | Locator, label: string, value: string): Promise<void> {
  const field = within.getByRole('textbox', { name: label });
  await field.fill(value);
  await field.press('Enter');
  await field.press('Tab');
}

/** Nothing that axe finds wrong (WCAG 2.1 A and AA). The mark of bpmn.io is not ours to change. */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .exclude('.fjs-powered-by')
    .exclude('.bjs-powered-by')
    .analyze();
  expect(
    found.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`,
    ),
  ).toEqual([]);
}
