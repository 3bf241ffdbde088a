import '@/lib/i18n';
import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TaskPane } from './TaskPane';

const todo = (state: string) => ({
  id: '-7',
  name: '补正年报',
  state,
  link: 'https://annual.example.gov.cn/todo/7',
  endedAt: state === 'done' ? '2026-11-30T01:00:00Z' : null,
  processLabel: '年报系统',
  record: { registry: 'external', id: '0', title: '某公司年报', status: null },
});

function open(state: string) {
  const asked = vi.fn(() => Promise.resolve(Response.json(todo(state))));
  vi.stubGlobal('fetch', asked);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TaskPane
        id="-7"
        above={<a href="/tasks">返回列表</a>}
        known={() => null}
        course={() => null}
        onCompleted={() => Promise.resolve()}
        onMoved={() => undefined}
      />
    </QueryClientProvider>,
  );
}

describe('a to-do of another system @W4', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('should lead there, and back to the list', async () => {
    open('open');
    expect((await screen.findByRole('link', { name: '前往办理' })).getAttribute('href')).toBe(
      'https://annual.example.gov.cn/todo/7',
    );
    expect(screen.getByRole('link', { name: '返回列表' })).toBeTruthy();
  });

  it('should say that it is over once its system has taken it back', async () => {
    open('done');
    expect(await screen.findByText(/“年报系统”已于 2026-11-30 09:00 办结或收回/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: '前往办理' })).toBeNull();
  });
});
