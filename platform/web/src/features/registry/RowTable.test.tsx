import '@/lib/i18n';
import './messages';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import type { Column, Row } from './api';
import { RowTable } from './RowTable';

const column = (name: string, more: Partial<Column> = {}): Column => ({
  name,
  type: 'text',
  label: { zh: name, en: name },
  sortable: false,
  ...more,
});
const row: Row = {
  id: '7',
  version: 1,
  number: 'JC1',
  title: '某店',
  status: 'pending',
  values: { object_name: '某店', source: 'daily', officers: ['li', 'zhao'], status: 'pending' },
  labels: { source: '日常监管', officers: ['李某', '赵某'] },
};

function show() {
  const onSort = vi.fn();
  const onOpen = vi.fn();
  render(
    <MemoryRouter>
      <RowTable
        name="待检查列表"
        columns={[
          column('object_name', { sortable: true }),
          column('status'),
          column('source', { type: 'code' }),
          column('officers', { type: 'persons' }),
        ]}
        rows={[row]}
        statuses={[{ code: 'pending', label: { zh: '待检查', en: 'To inspect' }, tone: 'waiting' }]}
        sort="-object_name"
        onSort={onSort}
        current="7"
        to={(id) => `?record=${id}`}
        onOpen={onOpen}
        compact
      />
    </MemoryRouter>,
  );
  return { onSort, onOpen };
}

describe('RowTable', () => {
  it('should read codes, people and states as people do', () => {
    show();
    const table = screen.getByRole('table', { name: '待检查列表' });
    expect(within(table).getByRole('link', { name: '某店' }).getAttribute('href')).toBe('/?record=7');
    expect(within(table).getByText('待检查')).toBeTruthy();
    expect(within(table).getByText('日常监管')).toBeTruthy();
    expect(within(table).getByText('李某、赵某')).toBeTruthy();
  });

  it('should say and turn its order', async () => {
    const { onSort } = show();
    const head = screen.getByRole('columnheader', { name: 'object_name' });
    expect(head.getAttribute('aria-sort')).toBe('descending');
    await userEvent.click(within(head).getByRole('button'));
    expect(onSort).toHaveBeenCalledWith('object_name');
  });

  it('should open a row wherever it is pressed', async () => {
    const { onOpen } = show();
    await userEvent.click(screen.getByText('日常监管'));
    expect(onOpen).toHaveBeenCalledWith('7');
  });
});
