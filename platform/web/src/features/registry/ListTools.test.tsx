import '@/lib/i18n';
import './list-messages';
import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Choice, ViewScreen } from './api';
import { shownColumns } from './columns';
import { ListTools } from './ListTools';

const choice = (name: string, more: Partial<Choice> = {}): Choice => ({
  name,
  type: 'text',
  label: { zh: name, en: name },
  column: true,
  sortable: true,
  orderable: true,
  operators: ['contains', 'empty'],
  align: 'left',
  ...more,
});

const view: ViewScreen = {
  view: 'visits',
  label: { zh: '走访', en: 'Visits' },
  registry: 'visit',
  columns: [choice('名称')],
  searches: [],
  sort: 'name',
  actions: [],
  canCreate: false,
  rowActions: [],
  bulkActions: [],
  statuses: [],
  choices: [choice('名称'), choice('数量', { type: 'integer', align: 'right', operators: ['equals'] })],
};

const saved = { id: '7', name: '我的', ownerName: '王', parameters: { q: ['x'] }, version: 1, mine: true };

beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    vi.fn((address: string) =>
      Promise.resolve(
        Response.json(
          address.includes('/saved')
            ? [{ ...saved, usual: false, sharedRole: null, sharedOrganisation: null }]
            : address.includes('/query')
              ? { sentence: '名称包含“春”', served: false, quicker: ['状态'] }
              : { rights: { delete: true }, fields: [] },
        ),
      ),
    ),
  );
});
afterEach(() => vi.unstubAllGlobals());

const show = (address = '/views/visits') =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <MemoryRouter initialEntries={[address]}>
          <ListTools screen={view} columns={shownColumns(view, null)} chosen={[]} count={null} />
        </MemoryRouter>
      </App>
    </QueryClientProvider>,
  );

const asked = `/views/visits?query=${encodeURIComponent('{"field":"名称","is":"contains","values":["春"]}')}`;

it('says in words what the list is asked, and that it may be slow', async () => {
  show(asked);
  await screen.findByText('查询：名称包含“春”');
  screen.getByText(/没有索引可用/);
});

it('opens what is asked for a change', async () => {
  show(asked);
  await userEvent.click(await screen.findByText('修改'));
  await screen.findByText('高级查询', { selector: '.ant-modal-title' });
  expect(screen.getByLabelText<HTMLInputElement>('值').value).toBe('春');
});

it('offers the views that were kept, the bin and the columns', async () => {
  show();
  const bin = await screen.findByRole('link', { name: '回收站' });
  expect(bin.getAttribute('href')).toBe('/registries/visit/deleted');
  await userEvent.click(screen.getByRole('button', { name: /显示列/ }));
  expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: '数量' })).checked).toBe(false);
});
