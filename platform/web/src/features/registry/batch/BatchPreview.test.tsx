import '@/lib/i18n';
import '../messages';
import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Batch, Preview } from './api';
import { BatchPreview } from './BatchPreview';

const batch: Batch = {
  id: '3',
  registry: 'visit',
  view: 'visits',
  state: 'tried',
  running: false,
  total: 2,
  reached: 2,
  counts: { changed: 2, same: 0, refused: 0, undone: 0, kept: 0 },
  values: { amount: 50 },
  reason: '统一调整',
  action: 'change',
  failure: null,
  mayUndo: false,
  requestedAt: '2026-11-29T10:00:00+08:00',
  finishedAt: null,
};
const first: Preview = {
  recordId: '7',
  ordinal: 1,
  title: '甲店',
  changes: [
    { field: 'amount', label: '数量', before: '1', after: '50' },
    { field: 'colour', label: '颜色', before: null, after: '红' },
  ],
  message: null,
};
const second: Preview = { recordId: '8', ordinal: 2, title: '乙店', changes: [], message: '刚被他人修改' };

afterEach(() => vi.unstubAllGlobals());

describe('the preview of a change of many records', () => {
  it('names the records with what they would be changed from and to, page by page', async () => {
    vi.stubGlobal('fetch', (address: string) =>
      Promise.resolve(
        Response.json(
          address.includes('cursor=c1')
            ? { rows: [second], next: null, count: null }
            : { rows: [first], next: 'c1', count: null },
        ),
      ),
    );
    render(
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>
          <BatchPreview batch={batch} />
        </MemoryRouter>
      </QueryClientProvider>,
    );
    const table = await screen.findByRole('table', { name: '将这样修改' });
    expect(within(table).getByRole('link', { name: '甲店' }).getAttribute('href')).toBe(
      '/registries/visit/records/7',
    );
    const cells = within(table).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual(['数量', '1', '50', '颜色', '（空）', '红']);
    await userEvent.click(screen.getByRole('button', { name: '加载更多' }));
    expect(await screen.findByText('刚被他人修改')).toBeTruthy();
  });
});
