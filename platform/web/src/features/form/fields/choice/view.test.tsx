import '@/features/form/messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { IslandProps } from '../island';
import { PeopleView } from './view';

beforeEach(() =>
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  ),
);
afterEach(() => vi.unstubAllGlobals());

const show = (active: boolean, readonly: boolean) => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json([{ username: 'zhao', name: '赵离任', organisationName: '食品科', active }])),
  );
  const props = {
    field: { id: 'f', key: 'f', type: 'people' },
    value: 'zhao',
    faults: [],
    invalid: false,
    disabled: false,
    readonly,
    domId: 'f',
    describedBy: '',
    change: () => undefined,
    blur: () => undefined,
  } as unknown as IslandProps;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PeopleView {...props} />
    </QueryClientProvider>,
  );
};

it('hints at a person whose account is closed, while one can choose another', async () => {
  show(false, false);
  expect((await screen.findByRole('status')).textContent).toBe('“赵离任”的账号已停用，请确认是否改选。');
});

it.each([
  [true, false],
  [false, true],
])('says nothing of a person who works there (%s), or where nothing can be chosen (%s)', async (active, readonly) => {
  show(active, readonly);
  expect(await screen.findByText('赵离任')).toBeTruthy();
  expect(screen.queryByRole('status')).toBeNull();
});
