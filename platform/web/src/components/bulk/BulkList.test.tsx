import '@/lib/i18n';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BulkDeed } from './api';
import { BulkList } from './BulkList';
import { BulkView } from './BulkView';

const done: BulkDeed = {
  id: '9',
  deed: 'urge',
  state: 'done',
  running: false,
  total: 300,
  ready: 0,
  done: 298,
  refused: 2,
  text: '请尽快',
  failure: null,
  requestedAt: '2026-11-29T10:00:00+08:00',
};
const tried: BulkDeed = { ...done, id: '8', deed: 'transfer', state: 'tried', ready: 298, done: 0 };
const refusal = { ordinal: 4, id: '77', title: '部门审核 · 甲店', link: '/tasks/77', message: '任务已结束' };

const answering = (answers: (address: string) => unknown) =>
  vi.stubGlobal('fetch', (address: string) => Promise.resolve(Response.json(answers(address))));
const shown = (what: ReactNode) =>
  render(
    <App>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>{what}</MemoryRouter>
      </QueryClientProvider>
    </App>,
  );

afterEach(() => vi.unstubAllGlobals());

describe('what somebody did with many at once', () => {
  it('is listed page by page, how each ended and the way to it', async () => {
    answering((address) =>
      address.includes('cursor=c1')
        ? { rows: [tried], next: null, count: null }
        : { rows: [done], next: 'c1', count: null },
    );
    shown(<BulkList />);
    const first = await screen.findByRole('link', { name: '批量催办 · 300 项' });
    expect(first.getAttribute('href')).toBe('/bulk-deeds/9');
    expect(screen.getByText(/办成 298 项，2 项没有办成/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '加载更多' }));
    expect(await screen.findByText(/298 项可以办理，等您确认/)).toBeTruthy();
  });

  it('says how to begin where there is none', async () => {
    answering(() => ({ rows: [], next: null, count: null }));
    shown(<BulkList />);
    expect(await screen.findByText('还没有批量操作过')).toBeTruthy();
  });

  it('has a page of its own, with what was refused and why', async () => {
    answering((address) =>
      address.includes('/items') ? { rows: [refusal], next: null, count: null } : done,
    );
    shown(<BulkView id="9" />);
    expect((await screen.findByRole('link', { name: '部门审核 · 甲店' })).getAttribute('href')).toBe(
      '/tasks/77',
    );
    expect(screen.getByText('任务已结束')).toBeTruthy();
    expect(screen.getByRole('link', { name: '我的批量操作' }).getAttribute('href')).toBe(
      '/record-batches?of=tasks',
    );
  });

  it('goes on from there once it was tried', async () => {
    answering((address) => (address.includes('/items') ? { rows: [], next: null, count: null } : tried));
    shown(<BulkView id="8" />);
    expect(await screen.findByRole('button', { name: '转办 298 项' })).toBeTruthy();
  });
});
