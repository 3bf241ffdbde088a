import { expect, test } from '@playwright/test';
import { claimAndComplete, openTask, type Instance, type RecordView } from '../support/inspection.ts';
import { of, underReview } from '../support/matter.ts';
import { Person, eventually, type TaskSummary } from '../support/person.ts';
import { kill } from '../support/processes.ts';
import { Server } from '../support/server.ts';

let server: Server;

test.beforeAll(async () => {
  test.setTimeout(1_200_000);
  server = await Server.create();
  await server.start();
});

test('what was saved while the engine was away goes through once, whatever is killed then @F1 @W4', async () => {
  test.setTimeout(1_200_000);
  const [leader, li, zhao] = await Promise.all([
    Person.signIn(server.url, 'wang.leader'),
    Person.signIn(server.url, 'li.officer'),
    Person.signIn(server.url, 'zhao.officer'),
  ]);
  const [returned, withdrawn, transferred] = await Promise.all(
    ['退回', '撤回', '转办'].map((name) => underReview(li, `击杀${name} ${Date.now()}`)),
  );
  const [giveBack, handOn] = await Promise.all(
    [returned!, transferred!, withdrawn!].map((matter) => openTask(zhao, 'review', of(matter))),
  );
  const apply = (await li.tasks('done')).find((task) => task.elementId === 'apply' && of(withdrawn!)(task))!;
  const deeds = () =>
    Promise.all([
      zhao.post(
        `/api/tasks/${giveBack!.id}/return`,
        { to: 'previous', straightBack: false, reason: '请补充依据' },
        { 'Idempotency-Key': 'kill-return' },
      ),
      li.post(`/api/tasks/${apply.id}/withdraw`, { reason: '' }, { 'Idempotency-Key': 'kill-withdraw' }),
      zhao.post(
        `/api/tasks/${handOn!.id}/transfer`,
        { to: leader.username, reason: '出差' },
        { 'Idempotency-Key': 'kill-transfer' },
      ),
    ]);

  kill(server.data, ['broker']);
  await deeds();
  kill(server.data, ['server', 'broker', 'database']);
  await server.start();
  await deeds();

  const told = async (task: TaskSummary) =>
    (await li.get<Instance>(`/api/instances/${task.instanceId}`)).timeline.map(({ kind }) => kind);
  const once = (kinds: string[], kind: string) => expect(kinds.filter((one) => one === kind)).toEqual([kind]);
  const again = await openTask(li, 'apply', of(returned!));
  const mineAgain = await openTask(li, 'apply', of(withdrawn!));
  await openTask(leader, 'review', of(transferred!));
  once(await told(again), 'returned');
  once(await told(mineAgain), 'withdrawn');
  once(await told(handOn!), 'transferred');
  const open = (await li.tasks('mine')).filter((task) => of(returned!)(task) || of(withdrawn!)(task));
  expect(open.map((task) => task.id).sort()).toEqual([again.id, mineAgain.id].sort());
});

test('of two servers on one database and broker one dies, and the other goes on @F1 @G4.1', async () => {
  test.setTimeout(1_200_000);
  await server.kill(); // database and broker stay
  const replicas = await Promise.all([server.replica('-one'), server.replica('-two')]);
  await Promise.all(replicas.map((replica) => replica.start()));
  try {
    const [one, two] = replicas as [Server, Server];
    const li = await Person.signIn(two.url, 'li.officer');
    const [first, second] = await Promise.all(
      [one, two].map(({ url }) => Person.signIn(url, 'zhao.officer')),
    );
    const matter = await underReview(await Person.signIn(one.url, 'li.officer'), `双机 ${Date.now()}`);
    const review = await openTask(second!, 'review', of(matter));
    await Promise.all(
      [first!, second!].map((person) =>
        claimAndComplete(person, review, { outcome: 'approve', opinion: '同意' }, 'both-servers'),
      ),
    );
    await one.kill();

    await claimAndComplete(li, await openTask(li, 'legal', of(matter)), { outcome: 'approve' });
    const leader = await Person.signIn(two.url, 'wang.leader');
    await claimAndComplete(leader, await openTask(leader, 'countersign', of(matter)), { outcome: 'approve' });
    await claimAndComplete(leader, await openTask(leader, 'decide', of(matter)), { outcome: 'approve' });
    await eventually('the matter is approved', async () => {
      const record = await li.get<RecordView>(`/api/registries/matter/records/${matter.id}`);
      return record.status === 'approved' ? record : undefined;
    });
    const course = await li.get<Instance>(`/api/instances/${review.instanceId}`);
    expect(
      course.timeline.filter(({ kind }) => kind === 'completed').map(({ elementId }) => elementId),
    ).toEqual(['apply', 'review', 'legal', 'decide']);
    const notices = await leader.get<{ rows: { kind: string; body: string }[] }>('/api/notices?limit=200');
    const asked = notices.rows.filter(
      ({ kind, body }) => kind === 'sign-requested' && body.includes(matter.title),
    );
    expect(asked).toHaveLength(1);
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()));
    kill(server.data, ['broker', 'database']);
  }
});
