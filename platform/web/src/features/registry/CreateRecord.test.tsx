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

const kept = {
  values: { level: '三级' },
  version: 2,
  savedAt: '2026-11-22T06:05:00Z',
  base: null,
  form: { id: 'registry-signal', version: 1, schema },
  newer: null,
  lost: {},
};

const sent: { url: string; body: string }[] = [];

function open(address = '/') {
  vi.stubGlobal('fetch', (request: string | URL, init?: RequestInit) => {
    const url = String(request);
    const answer = url.endsWith('/new')
      ? { values: { level: '二级' } }
      : url.includes('/drafts/') && init?.method === 'GET'
        ? { draft: kept }
        : url.includes('/record-drafts')
          ? { rows: [], next: null }
          : { registry: 'signal', id: '7', version: 1, title: '甲', values: {}, labels: {} };
    if (init?.method === 'POST' || init?.method === 'PUT') sent.push({ url, body: String(init.body) });
    return Promise.resolve(
      new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } }),
    );
  });
  const page = <CreateRecord screen={registry} form={{ version: 1, schema }} failure={() => 'failed'} />;
  const router = createMemoryRouter(
    [
      { path: '/', element: page },
      { path: '*', element: 'record page' },
    ],
    { initialEntries: [address] },
  );
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

  it('should go on with a draft, and save what is typed over the version it saw', async () => {
    open('/?draft=k1');
    const level = await screen.findByLabelText<HTMLInputElement>(/级别/, {}, { timeout: 10_000 });
    expect(level.value).toBe('三级');
    expect(screen.getByText(/已恢复您 .*保存的草稿/)).toBeTruthy();
    await userEvent.type(level, '响应');
    expect(await screen.findByText(/草稿已保存/, {}, { timeout: 10_000 })).toBeTruthy();
    expect(sent.at(-1)?.url).toContain('/api/registries/signal/drafts/k1');
    expect(JSON.parse(sent.at(-1)?.body ?? '{}')).toMatchObject({
      values: { level: '三级响应' },
      version: 2,
      formVersion: 1,
      base: null,
    });
  }, 30_000);
});
