import '@/lib/i18n';
import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { MemoryRouter } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { Deliveries } from './Deliveries';

const delivery = (state: string) => ({
  id: '1',
  username: 'li.officer',
  channel: 'webhook',
  digest: false,
  title: '试发消息',
  state,
  attempts: 1,
  dueAt: new Date().toISOString(),
  endedAt: state === 'waiting' ? null : new Date().toISOString(),
  error: null,
});

describe('the log of deliveries', () => {
  it('should send again what failed and show what became of it @W4', async () => {
    const states = ['failed', 'waiting', 'sent'];
    vi.stubGlobal(
      'fetch',
      vi.fn((request: string | URL | Request, more?: RequestInit) =>
        Promise.resolve(
          (request instanceof Request ? request.method : more?.method) === 'POST'
            ? new Response(null, { status: 204 })
            : Response.json({ rows: [delivery(states.shift() ?? 'sent')], next: null, count: null }),
        ),
      ),
    );
    render(
      <QueryClientProvider client={new QueryClient()}>
        <App>
          <MemoryRouter>
            <Deliveries administers={false} />
          </MemoryRouter>
        </App>
      </QueryClientProvider>,
    );
    await userEvent.click(await screen.findByRole('button', { name: '重新发送' }));
    expect(await screen.findByText('待发送')).toBeTruthy();
    expect(await screen.findByText('已发送', {}, { timeout: 6_000 })).toBeTruthy();
  }, 15_000);
});
