import { expect, test } from '@playwright/test';
import { Person, Refusal, eventually, type TaskSummary } from '../support/person.ts';
import {
  AIMED_AT_BAKERIES,
  answeredChecklist,
  claimAndComplete,
  draft,
  openTask,
  start,
} from '../support/inspection.ts';
import { expectAccessible, sit } from '../support/screen.ts';

interface Clock {
  id: string;
  state: string;
  explanation: { rule: string; due: string | null; pauses: unknown[]; extensions: unknown[] };
  warnings: { stage: string; fireAt: string | null }[];
  pausing: { reasons: { code: string }[] } | null;
  extending: { amount: number } | null;
  asks: boolean;
  pending: { id: string } | null;
}
interface Tally {
  key: string;
  total: number;
  unclaimed: number;
}

test('clocks, requests for more time and the supervisor’s cockpit @G10.1 @G10.2 @C4', async ({ browser }) => {
  test.setTimeout(240_000);
  const url = process.env.JIANGUAN_URL!;
  const [leader, officer, stranger] = await Promise.all(
    ['wang.leader', 'li.officer', 'zhou.officer'].map((username) => Person.signIn(url, username)),
  );
  const name = `期限检查 ${Date.now()}`;
  const known = new Set((await officer!.tasks('candidate')).map((task) => task.id));

  await start(leader!, await draft(leader!, name, AIMED_AT_BAKERIES));
  await claimAndComplete(leader!, await openTask(leader!, 'confirm', (task) => task.record.title === name), {
    list_outcome: 'launch',
  });
  const sign = await openTask(officer!, 'sign', (task) => !known.has(task.id));
  const clockOf = (person: Person, task: TaskSummary) => person.get<Clock>(`/api/deadlines/tasks/${task.id}`);

  await test.step('a task’s clock names its rule and counts the same again', async () => {
    const clock = await clockOf(officer!, sign);
    expect(clock.explanation.rule).toBe('inspection-sign');
    expect(clock.warnings.map((warning) => warning.stage)).toEqual(['near', 'due', 'overdue', 'late']);
    expect(await officer!.get(`/api/deadlines/${clock.id}/check`)).toMatchObject({ same: true });
    await expect(clockOf(stranger!, sign)).rejects.toThrow(Refusal);
  });

  await test.step('the leader sees it among what nobody has accepted, by organisation and by step', async () => {
    const list = await leader!.get<{ rows: { id: string }[] }>('/api/deadlines?state=unclaimed&limit=200');
    expect(list.rows.map((row) => row.id)).toContain(sign.id);
    const steps = await leader!.get<Tally[]>('/api/deadlines/by/step');
    expect(steps.find((tally) => tally.key === 'daily-inspection/sign')!.unclaimed).toBeGreaterThan(0);
    expect((await officer!.get<{ rows: unknown[] }>('/api/deadlines')).rows).toHaveLength(0);
    const file = await leader!.http.get('/api/deadlines/export?state=unclaimed&format=csv');
    expect(await file.text()).toContain('签收任务');
  });

  await claimAndComplete(officer!, sign, { no_conflict: true });
  const check = await openTask(officer!, 'check', (task) => task.instanceId === sign.instanceId);
  await claimAndComplete(officer!, check, {
    check_at: '2026-11-20T09:30+08:00',
    checklist: await answeredChecklist(officer!, check),
    check_result_code: 'problems',
    check_summary: '发现一处问题',
  });
  const feedback = await openTask(officer!, 'feedback', (task) => task.instanceId === sign.instanceId);

  await test.step('whoever holds it pauses it, lets it go on, and asks for more time', async () => {
    const clock = await clockOf(officer!, feedback);
    await officer!.post(`/api/deadlines/${clock.id}/pause`, { reason: 'testing', note: '送检' });
    expect(await clockOf(officer!, feedback)).toMatchObject({ state: 'paused', explanation: { due: null } });
    const paused = await leader!.get<{ rows: { id: string; clock: string }[] }>(
      '/api/deadlines?state=paused',
    );
    expect(paused.rows.find((row) => row.id === feedback.id)!.clock).toBe('paused');
    await officer!.post(`/api/deadlines/${clock.id}/resume`, { reason: '结果已出' });
    const asked = await officer!.post<Clock>(`/api/deadlines/${clock.id}/extend`, {
      amount: 3,
      reason: '案情复杂',
    });
    expect(asked.explanation.due).toBe(clock.explanation.due);
    const requests = await leader!.get<{ id: string; taskId: string }[]>('/api/deadlines/requests');
    const request = requests.find((one) => one.taskId === feedback.id)!;
    await leader!.post(`/api/deadlines/requests/${request.id}/answer`, { granted: true, opinion: '同意' });
    const extended = await clockOf(officer!, feedback);
    expect(extended.explanation.extensions).toHaveLength(1);
    expect(Date.parse(extended.explanation.due!)).toBeGreaterThan(Date.parse(clock.explanation.due!));
    expect(await officer!.get(`/api/deadlines/${clock.id}/check`)).toMatchObject({ same: true });
  });

  await test.step('the leader supervises it from the cockpit; the officer replies on the screen', async () => {
    const desk = await sit(browser, 'wang.leader');
    await desk.goto(`/deadlines?tab=all&text=${encodeURIComponent(feedback.record.title)}`);
    const row = desk.getByRole('row').filter({ has: desk.locator(`a[href="/tasks/${feedback.id}"]`) });
    await row.getByRole('checkbox').check();
    await desk.getByRole('button', { name: '督办', exact: true }).click();
    await desk.getByLabel('督办要求').fill(`请说明进度 ${name}`);
    await desk.getByRole('dialog').getByRole('button', { name: '下一步' }).click();
    const bulk = desk.getByRole('dialog', { name: '批量督办' });
    await expect(bulk.getByRole('status')).toContainText('共 1 项，其中 1 项可以督办');
    await expect(bulk.getByRole('list', { name: '将要办理的' })).toContainText(feedback.record.title);
    await expectAccessible(desk);
    await bulk.getByRole('button', { name: '督办 1 项' }).click();
    await expect(desk.getByText('督办完成：1 项。')).toBeVisible();
    await expectAccessible(desk);
    await desk.getByRole('link', { name: '工作量' }).click();
    await expect(desk.getByRole('table', { name: '工作量统计' })).toBeVisible();
    await expectAccessible(desk);

    const seat = await sit(browser, 'li.officer');
    await seat.goto('/supervisions');
    const item = seat.getByRole('listitem').filter({ hasText: `请说明进度 ${name}` });
    await item.getByRole('button', { name: '回复' }).click();
    await seat.getByLabel('办理情况').fill('报告明日提交');
    await seat.getByRole('dialog').getByRole('button', { name: '回复' }).click();
    await expect(item).toContainText('报告明日提交');

    await eventually('the timeline tells of it', async () => {
      const instance = await leader!.get<{ timeline: { kind: string }[] }>(
        `/api/instances/${sign.instanceId}`,
      );
      const kinds = instance.timeline.map((entry) => entry.kind);
      return kinds.includes('supervision-replied') && kinds.includes('extended') ? kinds : undefined;
    });
  });
});

test('stages of records under a clock, counted, found and urged like tasks @G10.2 @C4', async ({
  browser,
}) => {
  const url = process.env.JIANGUAN_URL!;
  const leader = await Person.signIn(url, 'wang.leader');
  const title = `阶段期限 ${Date.now()}`;
  for (const number of [1, 2])
    await leader.post('/api/registries/complaint/records', {
      values: {
        subject_line: `${title}-${number}`,
        channel_code: 'h12345',
        complaint_type_code: 'complaint',
        topic_code: 'food',
        target_name: '某店',
        detail: '短斤少两',
        assign_org_code: 'yunze-market',
      },
    });

  const desk = await sit(browser, 'wang.leader');
  await desk.goto('/deadlines');
  await desk.getByText('记录阶段', { exact: false }).click();
  await expect(desk).toHaveURL(/on=stages/);
  await desk.getByRole('textbox', { name: '搜索对象、编号' }).fill(title);
  await desk.getByRole('textbox', { name: '搜索对象、编号' }).press('Enter');
  await desk.getByRole('link', { name: '无人办理 2' }).click();
  const table = desk.getByRole('table', { name: '计时阶段' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expectAccessible(desk);

  await desk.getByRole('button', { name: '选择全部 2 项' }).click();
  await desk.getByRole('button', { name: '催办', exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '下一步' }).click();
  const bulk = desk.getByRole('dialog', { name: '批量催办' });
  await expect(bulk.getByRole('list', { name: '将要办理的' }).getByRole('listitem')).toHaveCount(2);
  await bulk.getByRole('button', { name: '催办 2 项' }).click();
  await expect(desk.getByText('催办完成：2 项。')).toBeVisible();

  await table.getByRole('row').nth(1).getByRole('checkbox').check();
  await desk.getByRole('button', { name: '催办', exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '下一步' }).click();
  await expect(bulk.getByRole('list', { name: '1 项不能催办，将保持原状。' })).toContainText('分钟后再催');
  await expectAccessible(desk);
  await bulk.getByRole('button', { name: '关闭' }).last().click();

  const file = await leader.http.get(
    `/api/deadlines/stages/export?format=csv&text=${encodeURIComponent(title)}`,
  );
  expect(await file.text()).toContain(`${title}-2`);
  await desk.getByRole('link', { name: '工作量' }).click();
  await expect(desk.getByRole('table', { name: '工作量统计' })).toContainText('2');
  await desk.getByRole('link', { name: '趋势' }).click();
  await expect(desk.getByRole('heading', { name: '到期阶段按时完成情况' })).toBeVisible();
});
