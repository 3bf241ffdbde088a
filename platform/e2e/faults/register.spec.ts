import { expect, test } from '@playwright/test';
import { REGISTRY, VIEW, branches, csv } from '../support/branches.ts';
import { Person, eventually } from '../support/person.ts';
import { kill } from '../support/processes.ts';
import { Server } from '../support/server.ts';

interface Import {
  id: string;
  state: string;
  counts: { created: number; refused: number; undone: number; kept: number };
}

let server: Server;

test.beforeAll(async () => {
  test.setTimeout(1_200_000);
  server = await Server.create();
  await server.start();
});

test.afterAll(() => server.stop());

async function publish(admin: Person, kind: string, name: string, source: unknown): Promise<void> {
  const { version } = await admin.put<{ version: number }>(`/api/definitions/${kind}/${name}/draft`, {
    source,
    version: 0,
  });
  const { id } = await admin.post<{ id: string }>(`/api/definitions/${kind}/${name}/publications`, {
    version,
  });
  await eventually(`${name} is published`, async () => {
    const { state } = await admin.get<{ state: string }>(`/api/definitions/publications/${id}`);
    return state === 'done' ? state : undefined;
  });
}

test('what is right of a public register of 176,918 rows goes in once, whatever is killed meanwhile, and out again @B11 @F1', async () => {
  test.setTimeout(1_200_000);
  const register = branches();
  expect(register.length).toBeGreaterThan(100_000);
  const good = register.filter(({ bank }) => bank !== '');
  const counts = { created: good.length, refused: register.length - good.length };
  let admin = await Person.signIn(server.url, 'he.business');
  await publish(admin, 'registries', 'bank_branch', REGISTRY);
  await publish(admin, 'views', 'bank_branches', VIEW);
  const { summary } = await admin.upload<{ summary: Import }>(
    '/api/imports?registry=bank_branch&name=branches.csv',
    Buffer.from(csv(register)),
  );
  const { id } = summary;
  const until = (what: string, reached: (one: Import) => boolean) =>
    eventually(
      what,
      async () => {
        const { summary: one } = await admin.get<{ summary: Import }>(`/api/imports/${id}`);
        expect(one.state).not.toBe('failed');
        return reached(one) ? one : undefined;
      },
      600,
    );
  const killed = async (kinds: string[]) => {
    kill(server.data, kinds);
    await server.start();
    admin = await Person.signIn(server.url, 'he.business');
  };

  await admin.post(`/api/imports/${id}/trial`, {});
  const tried = await until('it is tried', ({ state }) => state === 'tried');
  expect(tried.counts).toMatchObject(counts);

  await admin.post(`/api/imports/${id}/run`, { rows: 'good' });
  for (const [share, kinds] of [
    [0.2, ['server']],
    [0.5, ['server', 'database']],
    [0.7, ['server', 'broker', 'database']],
  ] as const) {
    const one = await until(`${share} is in`, ({ counts }) => counts.created > share * register.length);
    expect(one.state).toBe('importing');
    await killed([...kinds]);
  }
  const imported = await until('it is in', ({ state }) => state === 'imported');
  expect(imported.counts).toMatchObject(counts);

  const { id: file } = await admin.post<{ id: string }>('/api/exports', {
    view: 'bank_branches',
    format: 'csv',
    parameters: {},
  });
  await eventually('it is exported', async () => {
    const { state } = await admin.get<{ state: string }>(`/api/exports/${file}`);
    return state === 'ready' ? state : undefined;
  });
  const text = await (await admin.http.get(`/api/exports/${file}/file`)).text();
  const found = text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.slice(0, line.indexOf(',')));
  expect(found.sort()).toEqual(good.map(({ code }) => code).sort());

  await admin.post(`/api/imports/${id}/undo`, {});
  await until('half is taken back', ({ counts }) => counts.undone > good.length / 2);
  await killed(['server']);
  const undone = await until('it is taken back', ({ state }) => state === 'undone');
  expect(undone.counts).toMatchObject({ undone: good.length, kept: 0 });
  const list = await admin.get<{ rows: unknown[] }>('/api/views/bank_branches/rows');
  expect(list.rows).toEqual([]);
});
