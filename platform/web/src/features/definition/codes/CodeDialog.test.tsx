import '@/lib/i18n';
import '../messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Code } from './api';
import { CodeDialog } from './CodeDialog';

const mine: Code = {
  code: 'high',
  parentCode: null,
  labelZh: '高',
  labelEn: 'High',
  sort: 0,
  validFrom: null,
  validUntil: null,
};
const theirs = { ...mine, labelZh: '较高' };

/** A server at revision 6, where somebody renamed the code that was shown at 5. */
function serve(sent: { revision: string | null; codes: Code[] }[]) {
  vi.stubGlobal('fetch', (address: string, request: RequestInit) => {
    if (request.method === 'POST') {
      const revision = new Headers(request.headers).get('If-Match');
      sent.push({ revision, codes: (JSON.parse(request.body as string) as { codes: Code[] }).codes });
      return Promise.resolve(
        revision === '"6"'
          ? Response.json({ changed: 1, revision: 7 })
          : Response.json({ code: 'registry.code-table-stale', detail: '刚被李某修改过' }, { status: 409 }),
      );
    }
    if (address.includes('/history'))
      return Promise.resolve(
        Response.json({
          rows: [
            {
              revision: 6,
              at: '2026-11-29T10:00:00+08:00',
              by: 'li',
              byName: '李某',
              before: mine,
              after: theirs,
            },
          ],
          next: null,
          count: null,
        }),
      );
    if (address === '/api/code-tables')
      return Promise.resolve(Response.json([{ table: 'harm', label: null, codes: 1, revision: 6 }]));
    return Promise.resolve(Response.json(address.includes('codes=high') ? [{ code: 'high' }] : []));
  });
}

function show(code: Code | undefined) {
  const sent: { revision: string | null; codes: Code[] }[] = [];
  serve(sent);
  const onSaved = vi.fn().mockResolvedValue(undefined);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <CodeDialog table="harm" code={code} revision={5} onSaved={onSaved} onClose={vi.fn()} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { sent, onSaved };
}

afterEach(() => vi.unstubAllGlobals());

describe('a code that somebody else changed meanwhile', () => {
  it('shows their change before mine is saved over it', async () => {
    const { sent, onSaved } = show(mine);
    const user = userEvent.setup();
    await user.clear(screen.getByLabelText('中文名称'));
    await user.type(screen.getByLabelText('中文名称'), '最高');
    await user.click(screen.getByRole('button', { name: /确\s*定|OK/ }));

    expect(await screen.findByText('李某')).toBeTruthy();
    expect(screen.getByText('较高')).toBeTruthy();
    expect(onSaved).not.toHaveBeenCalled();

    await user.click(screen.getByRole('button', { name: '仍按我的保存' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalledWith(1));
    expect(sent.map((one) => [one.revision, one.codes[0]?.labelZh])).toEqual([
      ['"5"', '最高'],
      ['"6"', '最高'],
    ]);
  }, 20_000);

  it('refuses a new code that is there already', async () => {
    const { sent } = show(undefined);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('代码'), 'high');
    await user.type(screen.getByLabelText('中文名称'), '高');
    await user.type(screen.getByLabelText('英文名称'), 'High');
    await user.click(screen.getByRole('button', { name: /确\s*定|OK/ }));
    expect(await screen.findByText('表里已有这个代码，请从列表中打开修改')).toBeTruthy();
    expect(sent).toEqual([]);
  }, 20_000);
});
