import { expect, test } from '@playwright/test';
import {
  AIMED_AT_BAKERIES,
  answeredChecklist,
  claimAndComplete,
  draft,
  openTask,
  start,
  type Instance,
  type RecordView,
} from '../support/inspection.ts';
import { Person, eventually, type TaskSummary, type Values } from '../support/person.ts';
import { kill } from '../support/processes.ts';
import { Server } from '../support/server.ts';

/** What is known outside the system: every deed that was done, by step, in the order of doing. */
const ledger: { step: string; username: string }[] = [];

let server: Server;
let people: Record<'leader' | 'li' | 'zhao' | 'contact', Person>;

test.beforeAll(async () => {
  server = await Server.create();
  await server.start();
  const [leader, li, zhao, contact] = await Promise.all(
    ['wang.leader', 'li.officer', 'zhao.officer', 'chen.contact'].map((name) =>
      Person.signIn(server.url, name),
    ),
  );
  people = { leader: leader!, li: li!, zhao: zhao!, contact: contact! };
});

test.afterAll(() => server.stop());

/** Ends server, broker and database at once, and starts again on the same data. */
async function killEverything(): Promise<void> {
  kill(server.data, ['server', 'broker', 'database']);
  await server.start();
}

/** Does a step while everything is killed under it: the same deed is asked for again until it is answered. */
async function under(
  kills: 'before the answer' | 'after the answer',
  deed: () => Promise<unknown>,
): Promise<void> {
  if (kills === 'after the answer') {
    await deed();
    await killEverything();
    return;
  }
  const unanswered = deed().catch(() => undefined);
  await killEverything();
  await unanswered;
  await eventually('the deed is answered', async () => {
    await deed();
    return true;
  });
}

async function complete(
  person: Person,
  step: string,
  kills: 'before the answer' | 'after the answer',
  data: (task: TaskSummary) => Promise<Values> | Values,
): Promise<void> {
  const task = await openTask(person, step, () => true);
  const submission = await data(task);
  const key = `kill-${step}-${ledger.length}`;
  await under(kills, () => claimAndComplete(person, task, submission, key));
  ledger.push({ step, username: person.username });
}

test('everything goes on, nothing lost and nothing twice, whatever is killed when @G4.1 @F1', async () => {
  test.setTimeout(900_000);
  const { leader, li, zhao, contact } = people;
  let task: RecordView | undefined;

  await test.step('a leader starts an inspection', async () => {
    task = await draft(leader, '击杀测试', { ...AIMED_AT_BAKERIES }, 2);
    await start(leader, task);
    await killEverything();
  });
  await test.step('the drawn list is confirmed', () =>
    complete(leader, 'confirm', 'before the answer', () => ({ list_outcome: 'launch' })));

  const inspection = await test.step('each drawn subject has one inspection', async () => {
    const rows = await eventually('two inspections', async () => {
      const found = await leader.get<{ rows: RecordView[] }>('/api/views/inspections_pending/rows?limit=200');
      return found.rows.length >= 2 ? found.rows : undefined;
    });
    expect(rows).toHaveLength(2);
    return rows.find((row) => row.title === '青禾麦香烘焙示例有限公司')!;
  });
  const mine = (task: TaskSummary) => task.record.id === inspection.id;
  const at = async (person: Person, step: string) => openTask(person, step, mine);

  await test.step('an officer accepts', async () => {
    const sign = await at(li, 'sign');
    await under('after the answer', () => claimAndComplete(li, sign, { no_conflict: true }, 'kill-sign'));
    ledger.push({ step: 'sign', username: li.username });
  });
  await test.step('inspects on site', () =>
    complete(li, 'check', 'before the answer', async (check) => ({
      check_at: '2026-11-20T09:30+08:00',
      checklist: await answeredChecklist(li, check),
      check_result_code: 'problems',
      check_summary: '发现一处问题',
    })));
  await test.step('gives feedback', () =>
    complete(li, 'feedback', 'after the answer', () => ({
      check_result_code: 'problems',
      problems: '消防通道堆放杂物',
      check_summary: '发现一处问题',
    })));
  await test.step('the leader approves', () =>
    complete(leader, 'review', 'before the answer', () => ({ review_outcome: 'approve' })));
  await test.step('rectification is ordered', () =>
    complete(li, 'order', 'after the answer', () => ({
      problems: '消防通道堆放杂物',
      rectify_requirement: '清理通道',
      rectify_due_date: '2026-12-10',
      recheck_due_date: '2026-12-15',
    })));
  await test.step('the enterprise reports', () =>
    complete(contact, 'rectify', 'before the answer', () => ({ rectify_report: '已清理' })));
  await test.step('another officer re-inspects', () =>
    complete(zhao, 'recheck', 'after the answer', () => ({
      recheck_outcome: 'passed',
      recheck_summary: '整改到位',
    })));

  await test.step('the case is archived once, with every deed once', async () => {
    const record = await eventually('the case file', async () => {
      const found = await leader.get<RecordView>(`/api/registries/inspection/records/${inspection.id}`);
      return found.values.archive_no ? found : undefined;
    });
    expect(record.status).toBe('completed');
    const [instance] = await leader.get<Instance[]>(
      `/api/registries/inspection/records/${inspection.id}/instances`,
    );
    const detail = await eventually('the end of the instance', async () => {
      const found = await leader.get<Instance>(`/api/instances/${instance!.id}`);
      return found.state === 'completed' ? found : undefined;
    });
    const done = detail.timeline
      .filter((entry) => entry.kind === 'completed')
      .map((entry) => ({ step: entry.elementId, username: entry.person?.username }));
    expect(done).toEqual(ledger.filter((deed) => deed.step !== 'confirm'));
    const files = await leader.get<unknown[]>(`/api/archives?registry=inspection&recordId=${inspection.id}`);
    expect(files).toHaveLength(1);
    const [plan] = await leader.get<Instance[]>(
      `/api/registries/inspection_task/records/${task!.id}/instances`,
    );
    expect(plan!.state).toBe('completed');
  });
});

test('a broker and a database that die alone are started again @F1', async () => {
  test.setTimeout(240_000);
  const { leader } = people;
  for (const victim of ['broker', 'database'] as const) {
    const task = await draft(leader, `重启测试 ${victim}`, { ...AIMED_AT_BAKERIES });
    kill(server.data, [victim]);
    await eventually('the start is accepted', async () => {
      await start(leader, task).catch((refusal: Error & { status?: number }) => {
        if (refusal.status !== 409) throw refusal; // 409: an earlier try got through
      });
      return true;
    });
    const confirm = await openTask(leader, 'confirm', (open) => open.record.id === task.id);
    await claimAndComplete(leader, confirm, { list_outcome: 'cancel', list_opinion: '测试' });
  }
});
