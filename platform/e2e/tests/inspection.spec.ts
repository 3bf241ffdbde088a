import { expect, test, type Page } from '@playwright/test';
import { PHONE, choose, date, expectAccessible, group, sit } from '../support/screen.ts';

const PHOTO = {
  name: '现场照片.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
    'base64',
  ),
};

/** Opens the task of a step from the inbox; claims it where nobody holds it. */
async function openTask(
  page: Page,
  scope: '我的待办' | '待签收',
  step: string,
  subject: string,
): Promise<void> {
  await page.goto('/tasks');
  await page
    .getByRole('tab', { name: scope })
    .or(page.getByRole('link', { name: scope }))
    .first()
    .click();
  await page
    .getByRole('listitem')
    .filter({ hasText: step })
    .filter({ hasText: subject })
    .getByRole('link')
    .last()
    .click();
  if (scope === '待签收') {
    await page.getByRole('button', { name: '签收', exact: true }).last().click();
  }
  await expect(page.getByRole('button', { name: '提交', exact: false }).last()).toBeVisible();
}

/** Submits and waits for the server's word. */
async function submit(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/complete'));
  await page.getByRole('button', { name: '提交', exact: false }).last().click();
  const answer = await answered;
  expect(answer.status(), await answer.text()).toBe(200);
}

async function expectInList(page: Page, view: string, subject: string): Promise<void> {
  await page.goto(`/views/${view}`);
  await expect(page.getByText(subject).first()).toBeVisible();
}

for (const [name, officerScreen] of [
  ['desktop', undefined],
  ['phone', PHONE],
] as const) {
  test(`a daily inspection from plan to archive, officers on a ${name} @G4.1 @G6.1 @G6.2 @G6.3 @G6.4 @C3`, async ({
    browser,
  }) => {
    test.setTimeout(600_000);
    const fire = name === 'phone';
    const bureau = fire
      ? {
          leader: 'sun.leader',
          one: 'zhou.officer',
          two: 'wu.officer',
          contact: 'ent0003',
          region: '石坪',
          industry: 'R9011',
        }
      : {
          leader: 'wang.leader',
          one: 'li.officer',
          two: 'zhao.officer',
          contact: 'chen.contact',
          region: '青禾',
          industry: 'C1411',
        };
    const SUBJECT = fire ? '石坪夜色歌厅示例有限公司' : '青禾麦香烘焙示例有限公司';
    const title = `端到端检查（${name}）`;
    const leader = await sit(browser, bureau.leader);
    const officer = await sit(browser, bureau.one, officerScreen);
    const colleague = await sit(browser, bureau.two, officerScreen);
    const contact = await sit(browser, bureau.contact, officerScreen);
    const stranger = await sit(browser, fire ? 'wang.leader' : 'sun.leader');

    await test.step('the leader plans: two subjects, two officers for each', async () => {
      await leader.goto('/views/inspection_tasks');
      await leader
        .getByRole('button', { name: '新增' })
        .or(leader.getByRole('link', { name: '新增' }))
        .first()
        .click();
      await expect(leader.getByRole('group', { name: '任务信息' })).toContainText('日常监管');
      await leader.getByLabel('任务名称').fill(title);
      await date(leader, '检查日期', '2026-12-31');
      await choose(leader, '监管事项实施清单', fire ? '消防' : '食品销售者');
      const subjects = await group(leader, '监管对象抽取范围');
      await choose(subjects, '区域', bureau.region);
      await choose(subjects, '行业', bureau.industry, '');
      await subjects.getByLabel('抽取数量（户）').fill('2');
      const officers = await group(leader, '执法人员抽取范围');
      await choose(officers, '子库', '专业');
      await choose(officers, '执法区域', bureau.region);
      await leader.getByRole('button', { name: '抽取并发起' }).click();
      await leader.waitForURL(/\/registries\/inspection_task\/records\/\d+/);
    });
    await test.step('and confirms the drawn list', async () => {
      await openTask(leader, '我的待办', '确认抽取名单', title);
      await expect(leader.getByRole('table').first()).toContainText('示例有限公司');
      await leader.getByLabel('确认名单，发起检查').check();
      await submit(leader);
    });

    await test.step('a drawn officer accepts it', async () => {
      await openTask(officer, '待签收', '签收任务', SUBJECT);
      await officer.getByLabel('我与该监管对象没有利害关系，不需要回避').check();
      await submit(officer);
    });
    await test.step('the other one no longer can', async () => {
      await colleague.goto('/tasks?scope=candidate');
      await expect(
        colleague.getByRole('listitem').filter({ hasText: '签收任务' }).filter({ hasText: SUBJECT }),
      ).toHaveCount(0);
    });
    await test.step('the officer inspects: every row answered, one fails, with a photo', async () => {
      await openTask(officer, '我的待办', '现场检查', SUBJECT);
      await date(officer, '检查日期', '2026-11-20 09:30');
      const first = officer.getByRole('listitem', { name: '第 1 项' });
      await first.getByText('不合格', { exact: true }).click();
      await first.getByRole('textbox').fill('许可证已过有效期');
      await officer.getByRole('button', { name: /其余 \d+ 项填为/ }).click();
      await officer.getByRole('menuitem', { name: '合格', exact: true }).click();
      await officer.getByLabel('发现问题').check();
      await officer.getByRole('textbox', { name: '检查情况' }).fill('现场发现一处问题，已拍照留存。');
      const photos = officer.locator('.fjs-form-field').filter({ hasText: '现场照片' });
      await photos.locator('input[type=file]').last().setInputFiles(PHOTO);
      await expect(
        officer.getByRole('img', { name: PHOTO.name }).or(officer.getByText(PHOTO.name)).first(),
      ).toBeVisible();
      await expectAccessible(officer);
      await submit(officer);
    });
    await test.step('gives feedback', async () => {
      await expectInList(officer, 'inspections_active', SUBJECT);
      await openTask(officer, '我的待办', '检查反馈', SUBJECT);
      await officer.getByRole('textbox', { name: '发现的问题' }).fill('食品经营许可证已过有效期。');
      await submit(officer);
    });
    await test.step('the leader returns it with an opinion', async () => {
      await openTask(leader, '待签收', '领导审核', SUBJECT);
      await expectAccessible(leader);
      await leader.getByLabel('退回', { exact: true }).check();
      await leader.getByRole('textbox', { name: '退回意见' }).fill('请补充许可证编号。');
      await submit(leader);
    });
    await test.step('the officer completes the feedback, the leader approves', async () => {
      await openTask(officer, '我的待办', '检查反馈', SUBJECT);
      await expect(officer.getByText('请补充许可证编号。').first()).toBeVisible();
      await officer
        .getByRole('textbox', { name: '发现的问题' })
        .fill('食品经营许可证（编号 JY0001）已过有效期。');
      await submit(officer);
      await openTask(leader, '待签收', '领导审核', SUBJECT);
      await leader.getByLabel('通过', { exact: true }).check();
      await submit(leader);
    });
    await test.step('rectification is ordered with a deadline', async () => {
      await openTask(officer, '我的待办', '下达责令整改', SUBJECT);
      await officer.getByRole('textbox', { name: '整改要求' }).fill('停止销售，换证后报告。');
      await date(officer, '整改期限', '2026-12-10');
      await date(officer, '应复查时间', '2026-12-15');
      await submit(officer);
      await expectInList(colleague, 'inspections_rectifying', SUBJECT);
    });
    await test.step('the enterprise reports', async () => {
      await openTask(contact, '我的待办', '报送整改情况', SUBJECT);
      await contact.getByRole('textbox', { name: '整改情况' }).fill('已换发新证。');
      await expectAccessible(contact);
      await submit(contact);
    });
    await test.step('another officer re-inspects: passed', async () => {
      await openTask(colleague, '待签收', '整改复查', SUBJECT);
      await colleague.getByLabel('整改到位', { exact: true }).check();
      await colleague.getByRole('textbox', { name: '复查情况' }).fill('新证已公示。');
      await submit(colleague);
    });
    await test.step('the case is archived with the whole record', async () => {
      await expectInList(leader, 'inspections_completed', SUBJECT);
      await leader.getByText(SUBJECT).first().click();
      await leader.goto('/views/inspections_completed');
      await expect(async () => {
        await leader.reload();
        await leader.getByRole('link', { name: /^JC/ }).first().click();
        await expect(leader.getByText(/DA2026\d{6}/).first()).toBeVisible({ timeout: 3_000 });
      }).toPass();
    });
    await test.step('another bureau sees nothing of it', async () => {
      for (const view of [
        'inspections_pending',
        'inspections_active',
        'inspections_rectifying',
        'inspections_completed',
      ]) {
        await stranger.goto(`/views/${view}`);
        await expect(stranger.getByRole('main')).toBeVisible();
        await expect(stranger.getByText(SUBJECT)).toHaveCount(0);
      }
    });
  });
}
