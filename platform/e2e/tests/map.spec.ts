import { expect, test } from '@playwright/test';
import { DESK, PHONE, expectAccessible, sit } from '../support/screen.ts';

for (const viewport of [DESK, PHONE]) {
  test(`a position is chosen on a map, ${viewport.width} wide @C3`, async ({ browser }) => {
    const page = await sit(browser, 'li.officer', viewport);
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(process.env.JIANGUAN_URL!) && /^https?:/.test(request.url()))
        foreign.push(request.url());
    });
    await page.goto('/registries/special_equipment/records/new');
    const position = page.getByLabel('位置', { exact: true });
    await position.fill('120.153,30.287');
    await page.getByRole('button', { name: '在地图上选择' }).click();
    const map = page.getByRole('application', { name: '地图' });
    const marker = map.getByRole('button', { name: '所选位置 120.153,30.287' });
    await expect(marker).toBeVisible();

    await test.step('by a click', async () => {
      await map.scrollIntoViewIfNeeded();
      await map.click({ position: { x: 100, y: 80 } });
      await expect(position).not.toHaveValue('120.153,30.287');
    });

    await test.step('by keys, on the marker and on the map', async () => {
      const chosen = map.getByRole('button', { name: /所选位置/ });
      const before = await position.inputValue();
      await chosen.focus();
      await page.keyboard.press('Shift+ArrowRight');
      await expect(position).not.toHaveValue(before);
      const [longitude = 0, latitude] = (await position.inputValue()).split(',').map(Number);
      expect(longitude).toBeGreaterThan(Number(before.split(',')[0]));
      expect(latitude).toBeCloseTo(Number(before.split(',')[1]), 5);
      await expect(chosen).toBeFocused();
      await map.focus();
      await page.keyboard.press('Enter');
      await expect(position).not.toHaveValue(`${longitude},${latitude}`);
    });

    await test.step('by dragging', async () => {
      const before = await position.inputValue();
      const box = (await map.getByRole('button', { name: /所选位置/ }).boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 + 40, box.y + 30, { steps: 4 });
      await page.mouse.up();
      await expect(position).not.toHaveValue(before);
    });

    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
    expect(foreign).toEqual([]);
  });
}
