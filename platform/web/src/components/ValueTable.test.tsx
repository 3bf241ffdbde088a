import '@/lib/i18n';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Field } from '@/lib/records';
import { ValueTable } from './ValueTable';

const column = (name: string) => ({ name, type: 'text', label: { zh: name, en: name } }) as Field;
const field = { ...column('明细'), type: 'table', columns: ['品名', '底价', '说明'].map(column) } as Field;

function titles(rows: Record<string, unknown>[]) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ValueTable field={field} rows={rows} />
    </QueryClientProvider>,
  );
  return screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
}

describe('the rows of a table field', () => {
  it('should not name a column that is hidden from the reader @W4', () => {
    expect(
      titles([
        { 品名: '月饼', 说明: null },
        { 品名: '蛋糕', 说明: '合格' },
      ]),
    ).toEqual(['品名', '说明']);
  });
});
