import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App } from 'antd';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { DrawPublication } from './DrawPublication';
import { PublicDraw } from './PublicDraw';
import type { Publication } from './publicApi';

const draw = {
  title: '双随机抽查（示范）',
  attempts: [
    {
      number: 7,
      attempt: 1,
      reason: null,
      state: 'drawn',
      at: '2026-11-29T01:00:00Z',
      drawnAt: '2026-11-29T02:00:00Z',
      source: 'public',
      sourceName: '双色球',
      sourceRound: '2026138',
      knownAt: '2026-11-29T01:30:00Z',
      algorithm: 'sha256-rejection-1',
      commitment: 'c0ffee',
      values: ['03 08 11'],
      seed: '5eed',
      wanted: 1,
      poolSize: 2,
      excluded: 1,
      drawn: 1,
      exclusions: { 'no-weight': 1 },
    },
  ],
};

function shown(page: ReactNode, answer: (address: string, method: string) => Response) {
  vi.stubGlobal('fetch', (address: string, options?: RequestInit) =>
    Promise.resolve(answer(address, options?.method ?? 'GET')),
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <App>{page}</App>
    </QueryClientProvider>,
  );
}

describe('a published draw @G4.1 @D8', () => {
  it('should show commitment, value, result and how to check them', async () => {
    shown(<PublicDraw number="7" />, (address) =>
      Response.json(
        address.includes('/subjects')
          ? { rows: [{ place: 1, name: '示例有限公司', key: '91990000' }], next: null, count: null }
          : draw,
      ),
    );

    expect(await screen.findByRole('heading', { name: '双随机抽查（示范）' })).toBeDefined();
    for (const text of ['c0ffee', '03 08 11', '5eed', '双色球 2026138', '权重为零 1 户']) {
      expect(screen.getByText(text)).toBeDefined();
    }
    expect(await screen.findByText('示例有限公司')).toBeDefined();
    expect(screen.getByRole('link', { name: '下载抽取证明' }).getAttribute('href')).toBe(
      '/api/portal/draws/7/proof',
    );
  });

  it('should say that there is none where none is published', async () => {
    shown(<PublicDraw number="8" />, () => Response.json({ code: 'draw.not-public' }, { status: 404 }));

    expect(await screen.findByRole('heading', { name: '没有公开的抽取证明' })).toBeDefined();
  });
});

describe('publishing a draw @G4.1 @D8', () => {
  const closed: Publication = { address: null, at: null, by: null, may: true, ready: true };
  const opened: Publication = {
    ...closed,
    address: 'http://localhost/public/draws/7',
    at: '2026-11-29T02:00:00Z',
    by: '王示范',
  };

  it('should say what becomes public before it does', async () => {
    const methods: string[] = [];
    shown(<DrawPublication registry="inspection_task" recordId="12" />, (_, method) => {
      methods.push(method);
      return Response.json(method === 'PUT' ? opened : closed);
    });

    fireEvent.click(await screen.findByRole('button', { name: /公\s?开/ }));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText(/不公开执法人员/)).toBeDefined();
    expect(methods).toEqual(['GET']);
    fireEvent.click(within(dialog).getByRole('button', { name: /公\s?开/ }));

    expect(await screen.findByRole('link', { name: 'http://localhost/public/draws/7' })).toBeDefined();
    expect(screen.getByRole('img', { name: '公示网址的二维码' })).toBeDefined();
    expect(screen.getByRole('button', { name: '撤回公开' })).toBeDefined();
  });

  it('should offer nothing to whoever may not', async () => {
    shown(
      <>
        <DrawPublication registry="inspection_task" recordId="12" />
        <p>x</p>
      </>,
      () => Response.json({ ...closed, may: false }),
    );

    await screen.findByText('x');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
