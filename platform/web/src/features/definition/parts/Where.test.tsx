import '@/lib/i18n';
import '../messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EditingContext } from '../editing';
import { Where } from './Where';

afterEach(() => vi.unstubAllGlobals());

describe('the fixed filter of a list', () => {
  it('offers statuses and codes by name', async () => {
    vi.stubGlobal('fetch', (address: string) =>
      Promise.resolve(
        Response.json(
          address.startsWith('/api/code-tables/colour')
            ? [{ code: 'red', parentCode: null, label: '红', hasChildren: false }]
            : [],
        ),
      ),
    );
    const set = vi.fn();
    const source = { where: { status: ['open'], colour: [] } };
    render(
      <QueryClientProvider client={new QueryClient()}>
        <EditingContext value={{ source, published: {}, errors: [], number: null, set }}>
          <Where
            columns={[
              { value: 'status', label: '状态', type: 'text' },
              { value: 'colour', label: '颜色', type: 'code', codes: 'colour' },
            ]}
            statuses={[
              { value: 'open', label: '进行中' },
              { value: 'closed', label: '已结束' },
            ]}
          />
        </EditingContext>
      </QueryClientProvider>,
    );
    expect(screen.getByText('进行中')).toBeTruthy();
    const user = userEvent.setup();
    await user.click(screen.getByRole('combobox', { name: '状态' }));
    await user.click(await screen.findByTitle('已结束'));
    expect(set).toHaveBeenCalledWith('where.status', ['open', 'closed']);
    await user.click(screen.getByRole('combobox', { name: '颜色' }));
    await user.click(await screen.findByTitle('红'));
    expect(set).toHaveBeenCalledWith('where.colour', ['red']);
  }, 20_000);
});
