import '@/lib/i18n';
import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ImportScreen } from './api';
import { Words } from './Words';

const label = { zh: '类型', en: 'Kind' };
const tried = {
  summary: { id: '7' },
  sheet: 0,
  headRow: 1,
  columns: [{ place: 2, title: '类型', field: 'kind', samples: [] }],
  fields: [{ name: 'kind', label, type: 'code', required: false, codes: 'import_kind' }],
  match: null,
  onMatch: 'refuse',
  words: { kind: { 个体户: 'sole' } },
  unknown: [{ field: 'kind', word: '企业法人单位', rows: 2 }],
} as unknown as ImportScreen;

const sent = vi.fn();

beforeEach(() =>
  vi.stubGlobal(
    'fetch',
    vi.fn((address: string, init?: RequestInit) => {
      if (init?.method && init.method !== 'GET') sent(init.method, address, init.body);
      return Promise.resolve(
        Response.json(
          address.includes('/code-tables/')
            ? [
                { code: 'legal', label: '企业法人' },
                { code: 'sole', label: '个体工商户' },
              ]
            : tried,
        ),
      );
    }),
  ),
);
afterEach(() => vi.unstubAllGlobals());

it('tries again with the code that a word is given, and keeps those chosen before', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <Words screen={tried} />
      </App>
    </QueryClientProvider>,
  );
  expect(screen.getByText('类型 · 2 处')).toBeTruthy();
  expect(await screen.findByText('个体工商户')).toBeTruthy();
  const again = screen.getByRole<HTMLButtonElement>('button', { name: '按所选代码重新试导入' });
  expect(again.disabled).toBe(true);

  await userEvent.click(screen.getByRole('combobox', { name: '“企业法人单位”的代码' }));
  await userEvent.click(await screen.findByTitle('企业法人'));
  await userEvent.click(again);

  await waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
  const [method, address, body] = sent.mock.calls[0] as [string, string, string];
  expect(`${method} ${address}`).toBe('PUT /api/imports/7/plan');
  expect(JSON.parse(body)).toMatchObject({
    columns: { 2: 'kind' },
    words: { kind: { 企业法人单位: 'legal' } },
  });
});
