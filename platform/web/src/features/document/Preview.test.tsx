import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { About } from './api';
import { Preview } from './Preview';

const photo = {
  id: 'd',
  name: '照片.png',
  type: 'image/png',
  version: 1,
  state: 'read',
  scan: 'off',
  properties: {},
} as unknown as About;

function shown(answer: Response) {
  vi.stubGlobal('fetch', () => Promise.resolve(answer));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Preview about={photo} />
    </QueryClientProvider>,
  );
  fireEvent.error(screen.getByRole('img', { name: '照片.png' }));
}

describe('a picture that does not load @C8', () => {
  it('should say why, and be tried again', async () => {
    shown(Response.json({ detail: '文件存储暂时连不上', code: 'document.store-away' }, { status: 503 }));

    expect(await screen.findByText('文件存储暂时连不上')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
    expect(screen.getByRole('img', { name: '照片.png' })).toBeDefined();
  });

  it('should be called unreadable where the server has no picture of it', async () => {
    shown(Response.json({ detail: '不能预览', code: 'document.no-preview' }, { status: 415 }));

    expect(await screen.findByText('没能读取内容')).toBeDefined();
    expect(screen.queryByRole('button', { name: /重\s?试/ })).toBeNull();
  });
});

describe('pages drawn by the server @C8', () => {
  it.each(['application/pdf', 'application/ofd', 'image/tiff'])('should show each page of %s', (type) => {
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Preview about={{ ...photo, type, properties: { pages: '3' } }} />
      </QueryClientProvider>,
    );

    const pages = screen.getAllByRole('img').map((page) => page.getAttribute('src'));
    expect(pages).toHaveLength(3);
    expect(pages[2]).toContain('page=3');
  });
});
