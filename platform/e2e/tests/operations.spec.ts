import { expect, test } from '@playwright/test';
import { claimAndComplete, openTask, type Instance, type RecordView } from '../support/inspection.ts';
import { of, underReview } from '../support/matter.ts';
import { Person, eventually } from '../support/person.ts';
import { DESK, sit } from '../support/screen.ts';

const yes = { outcome: 'approve', opinion: '同意' };

test('a matter is sent back, signed, copied and decided on the screen @W4', async ({ browser, baseURL }) => {
  const url = baseURL ?? process.env.JIANGUAN_URL!;
  const [li, zhao, wang] = await Promise.all(
    ['li.officer', 'zhao.officer', 'wang.leader'].map((name) => Person.signIn(url, name)),
  );
  const title = `专项检查请示 ${Date.now()}`;
  const matter = await underReview(li!, title);
  const review = await openTask(zhao!, 'review', of(matter));
  const page = await sit(browser, 'zhao.officer', DESK);
  const choose = async (deed: string) => {
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: deed, exact: true }).click();
  };

  await test.step('sent back straight', async () => {
    await page.goto(`/tasks/${review.id}`);
    await choose('退回');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('重新提交后直接回到本步骤').click();
    await dialog.getByRole('textbox', { name: '原因' }).fill('请补充依据');
    await dialog.getByRole('button', { name: /退\s*回/ }).click();
    await expect(page.getByText(/该任务已由.+退回/).first()).toBeVisible();
    await submit(li!, matter);
  });

  await test.step('taken back while nobody has begun, and submitted again', async () => {
    await openTask(zhao!, 'review', of(matter));
    const desk = await sit(browser, 'li.officer', DESK);
    await desk.goto('/tasks?scope=done');
    await desk
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click();
    await desk.getByRole('button', { name: '更多操作' }).click();
    await desk.getByRole('menuitem', { name: '撤回', exact: true }).click();
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /撤\s*回/ })
      .click();
    await expect(desk.getByRole('dialog')).toBeHidden();
    await submit(li!, matter);
  });

  await test.step('others asked first, and copied', async () => {
    const again = await openTask(zhao!, 'review', of(matter));
    await page.goto(`/tasks/${again.id}`);
    await choose('抄送');
    await page.getByRole('dialog').getByRole('combobox', { name: '选择人员' }).fill('王示范');
    await page.getByText('王示范（', { exact: false }).last().click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /抄\s*送/ })
      .click();
    await expect(page.getByRole('list', { name: '抄送' })).toContainText('王示范');
    await claimAndComplete(zhao!, again, yes);
  });

  await test.step('signed, reviewed and decided', async () => {
    await claimAndComplete(wang!, await openTask(wang!, 'countersign', of(matter)), yes);
    await claimAndComplete(li!, await openTask(li!, 'legal', of(matter)), yes);
    await claimAndComplete(wang!, await openTask(wang!, 'decide', of(matter)), yes);
    const done = await eventually('the matter is approved', async () => {
      const record = await li!.get<RecordView>(`/api/registries/matter/records/${matter.id}`);
      return record.status === 'approved' ? record : undefined;
    });
    expect(done.values.sign_outcome).toBe('approve');
    const course = await li!.get<Instance>(`/api/instances/${review.instanceId}`);
    expect(course.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['returned', 'withdrawn', 'copied', 'signed', 'decided']),
    );
  });
});

/** What was applied for once more, as it stands. */
async function submit(li: Person, matter: RecordView): Promise<void> {
  const apply = await openTask(li, 'apply', of(matter));
  const { form } = await li.get<{ form: { data: Record<string, unknown> } }>(`/api/tasks/${apply.id}`);
  const { matter_title, matter_content, reviewer, legal_reviewer, countersigners } = form.data;
  await claimAndComplete(li, apply, {
    matter_title,
    matter_content,
    reviewer,
    legal_reviewer,
    countersigners,
  });
}
