import { expect, test } from '@playwright/test';
import { MACHINE, tokenOf } from '../support/machine.ts';
import { Person } from '../support/person.ts';

interface Todo {
  name: string;
  link: string | null;
  unread: boolean;
}

test('another system pushes a to-do with its own credentials and takes it back @W4 @C9', async ({
  baseURL,
}) => {
  const url = baseURL ?? process.env.JIANGUAN_URL!;
  const admin = await Person.signIn(url, 'admin');
  await admin.post('/api/users', {
    username: MACHINE.name,
    name: '年报系统',
    organisation: 'yunze-market',
    roles: [],
  });
  expect((await tokenOf(url, 'wrong')).status).toBe(401);
  const answer = await tokenOf(url);
  expect(answer.status).toBe(200);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const id = Date.now();
  const title = `补正年报 ${id}`;
  const push = (system: string, method = 'PUT', given = token) =>
    fetch(`${url}/api/external-todos/${system}/${id}`, {
      method,
      headers: { Authorization: `Bearer ${given}`, 'Content-Type': 'application/json' },
      ...(method === 'PUT' && {
        body: JSON.stringify({
          person: 'li.officer',
          title,
          subject: '某公司年报',
          category: '年报系统',
          link: `https://annual.example.gov.cn/todo/${id}`,
        }),
      }),
    });

  expect((await push(MACHINE.name)).status).toBe(201);
  expect((await push(MACHINE.name)).status).toBe(204);
  expect((await push('another-system')).status).toBe(403);
  expect((await push(MACHINE.name, 'PUT', `${token.slice(0, -20)}${'A'.repeat(20)}`)).status).toBe(401);

  const li = await Person.signIn(url, 'li.officer');
  const inbox = async () =>
    (await li.get<{ rows: Todo[] }>(`/api/tasks?scope=mine&q=${encodeURIComponent(title)}`)).rows;
  expect(await inbox()).toMatchObject([
    { name: title, link: `https://annual.example.gov.cn/todo/${id}`, unread: true },
  ]);

  expect((await push(MACHINE.name, 'DELETE')).status).toBe(204);
  expect(await inbox()).toEqual([]);
});
