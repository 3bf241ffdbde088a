import '@/lib/i18n';
import '../messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Code, CodeBranch } from './api';
import { CodeTree } from './CodeTree';

const code = (name: string, parentCode: string | null, labelZh: string): Code => ({
  code: name,
  parentCode,
  labelZh,
  labelEn: name.toUpperCase(),
  sort: 0,
  validFrom: null,
  validUntil: null,
});
const city = code('33', null, '示例市');
const east = code('3301', '33', '东区');
const street = code('330101', '3301', '东街道');

const branch = (one: Code, hasChildren: boolean, above: Code[] = []): CodeBranch => ({
  code: one,
  hasChildren,
  above,
});

const answers: Record<string, CodeBranch[]> = {
  '': [branch(city, true), branch(code('44', null, '别的市'), false)],
  'parent=33': [branch(east, true)],
  'parent=3301': [branch(street, false)],
  'q=%E8%A1%97': [branch(street, false, [city, east])],
};

function show(q = '') {
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(
      Response.json({ revision: 5, rows: answers[address.split('?')[1] ?? ''] ?? [], next: null }),
    ),
  );
  const onEdit = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <CodeTree table="area" q={q} onEdit={onEdit} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return onEdit;
}

afterEach(() => vi.unstubAllGlobals());

const row = (name: RegExp) => screen.findByRole('row', { name });

describe('the tree of a code table', () => {
  it('loads what lies below as it is opened, by mouse or keyboard', async () => {
    const onEdit = show();
    const user = userEvent.setup();
    const top = await row(/示例市/);
    expect(top.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText('东区')).toBeNull();
    expect(within(await row(/别的市/)).queryByRole('button', { name: /展开/ })).toBeNull();

    await user.click(within(top).getByRole('button', { name: '展开“示例市”' }));
    expect((await row(/东区/)).getAttribute('aria-level')).toBe('2');

    top.focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(await row(/东区/));
    await user.keyboard('{ArrowRight}');
    await row(/东街道/);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(await row(/东街道/));
    await user.keyboard('{Enter}');
    expect(onEdit).toHaveBeenCalledWith(street, 5);
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(screen.queryByText('东街道')).toBeNull();
    await user.keyboard('{ArrowLeft}{End}');
    expect(document.activeElement).toBe(await row(/别的市/));
  });

  it('shows what is found below its parents', async () => {
    show('街');
    expect((await row(/东街道/)).getAttribute('aria-level')).toBe('3');
    expect(screen.getAllByRole('row').map((one) => one.getAttribute('data-code'))).toEqual([
      null,
      '33',
      '3301',
      '330101',
    ]);
  });
});
