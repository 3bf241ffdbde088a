import '@/lib/i18n';
import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RegistryScreen } from './api';
import { CreateRecord } from './CreateRecord';

const registry: RegistryScreen = {
  registry: 'signal',
  label: { zh: '预警', en: 'Signal' },
  title: 'name',
  fields: [],
  statuses: [],
  panorama: false,
  reverse: [],
  rights: { create: true, change: true, delete: false },
  actions: [],
};
const schema = {
  type: 'default',
  schemaVersion: 18,
  components: [
    { type: 'textfield', id: 'level', key: 'level', label: '级别', validate: { required: true } },
    {
      type: 'textfield',
      id: 'code',
      key: 'code',
      label: '信用代码',
      validate: { check: 'social-credit-code' },
    },
  ],
};

const sent: { url: string; body: string }[] = [];

function open() {
  vi.stubGlobal('fetch', (request: string | URL, init?: RequestInit) => {
    const url = String(request);
    const answer = url.endsWith('/new')
      ? { values: { level: '二级' } }
      : { registry: 'signal', id: '7', version: 1, title: '甲', values: {}, labels: {} };
    if (init?.method === 'POST') sent.push({ url, body: String(init.body) });
    return Promise.resolve(
      new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } }),
    );
  });
  const page = <CreateRecord screen={registry} schema={schema} failure={() => 'failed'} />;
  const router = createMemoryRouter([
    { path: '/', element: page },
    { path: '*', element: 'record page' },
  ]);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <RouterProvider router={router} />
      </App>
    </QueryClientProvider>,
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
  sent.length = 0;
});

describe('CreateRecord', () => {
  it('should begin with the defaults, so that a required one need not be entered', async () => {
    open();
    const level = await screen.findByLabelText<HTMLInputElement>(/级别/, {}, { timeout: 10_000 });
    expect(level.value).toBe('二级');
    await userEvent.click(screen.getByRole('button', { name: /保\s*存/ }));
    expect(await screen.findByText('record page')).toBeTruthy();
    expect(JSON.parse(sent[0]?.body ?? '{}')).toMatchObject({ values: { level: '二级' } });
  }, 30_000);

  it('should say that a check digit is wrong as it is typed', async () => {
    open();
    const code = await screen.findByLabelText(/信用代码/, {}, { timeout: 10_000 });
    await userEvent.type(code, '91350100M000100Y44');
    expect(await screen.findByText('校验不通过，请核对 18 位统一社会信用代码')).toBeTruthy();
    await userEvent.type(code, '{Backspace}3');
    expect(screen.queryByText('校验不通过，请核对 18 位统一社会信用代码')).toBeNull();
  }, 30_000);
});
