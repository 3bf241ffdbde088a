import '@/lib/i18n';
import './messages';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Field } from './api';
import { Matching } from './Matching';

const field = (name: string): Field => ({
  name,
  label: { zh: name, en: name },
  type: 'text',
  required: false,
  codes: null,
});

const fields = [field('代码'), field('证件号'), field('日期')];
const keys = [
  { name: 'code', fields: ['代码'], unique: true },
  { name: 'cert+since', fields: ['证件号', '日期'], unique: true },
];

it('offers fields that are unique together beside a unique one', async () => {
  const chosen = vi.fn();
  render(<Matching keys={keys} fields={fields} match="code" onMatch="change" mayChange onChange={chosen} />);
  await userEvent.click(screen.getByRole('combobox', { name: /按什么认出已有的记录/ }));
  await userEvent.click(await screen.findByTitle('证件号、日期'));
  expect(chosen).toHaveBeenCalledWith('cert+since', 'change');
});

it('names the only way, and does not offer to change where one may not', () => {
  render(
    <Matching
      keys={keys.slice(1)}
      fields={fields}
      match="cert+since"
      onMatch="refuse"
      mayChange={false}
      onChange={vi.fn()}
    />,
  );
  expect(screen.getByText(/证件号、日期/)).toBeTruthy();
  expect(screen.getAllByRole('radio')).toHaveLength(2);
});

it('says that every row is a new record where no column recognises one', () => {
  render(<Matching keys={[]} fields={fields} match={null} onMatch="refuse" mayChange onChange={vi.fn()} />);
  expect(screen.getByText(/每一行都作为新记录导入/)).toBeTruthy();
});
