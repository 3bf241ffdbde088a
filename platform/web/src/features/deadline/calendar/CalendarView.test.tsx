import '@/lib/i18n';
import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CalendarYear, Preview } from './api';
import { CalendarView } from './CalendarView';
import { addDays, changesOf, daysOf, isWorked, lookOf, weekday } from './days';
import { dayRows } from './rows';

const calendar: CalendarYear = {
  year: 2027,
  organisation: '',
  version: 7,
  editable: true,
  days: [{ day: '2027-01-01', kind: 'holiday', name: '元旦', from: null, own: true }],
  hours: { inForce: '09:00-12:00,13:30-17:30', own: null },
  known: false,
  lacking: ['春节', '国庆节'],
  missing: [2027],
};

const preview: Preview = {
  version: 7,
  days: [{ day: '2027-01-04', before: 'usual', after: 'holiday', name: '元旦' }],
  hours: calendar.hours,
  clocks: { running: 5, later: 3, earlier: 1, overdue: 1, more: false },
};

const sent: { path: string; body: unknown }[] = [];
let refusal: Response | undefined;

beforeEach(() => {
  sent.length = 0;
  refusal = undefined;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, request?: { method?: string; body?: string }) => {
      if (request?.method === 'POST') {
        sent.push({ path, body: JSON.parse(request.body ?? '{}') });
        if (refusal) return Promise.resolve(refusal);
        return Promise.resolve(
          path.endsWith('/preview') ? Response.json(preview) : new Response(null, { status: 204 }),
        );
      }
      return Promise.resolve(Response.json(path.includes('organisations') ? [] : calendar));
    }),
  );
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <App>
        <RouterProvider
          router={createMemoryRouter([{ path: '*', element: <CalendarView /> }], {
            initialEntries: ['/admin/calendar?year=2027'],
          })}
        />
      </App>
    </QueryClientProvider>,
  );

it('warns of a year without holidays and says what each day is', async () => {
  show();
  expect(await screen.findByText(/2027 年的放假安排还没有录全。90 天内/)).toBeTruthy();
  expect(screen.getByText('还缺：春节、国庆节。')).toBeTruthy();
  expect(screen.getByRole('button', { name: '2027-01-01 放假 元旦' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '2027-01-02 周末' })).toBeTruthy();
});

it('reaches days by the arrow keys, sets one, shows what becomes of the clocks, then saves', async () => {
  const person = userEvent.setup();
  show();
  (await screen.findByRole('button', { name: '2027-01-01 放假 元旦' })).focus();
  await person.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(document.activeElement?.getAttribute('data-day')).toBe('2027-01-04');
  await person.keyboard('{Enter}');
  await person.type(await screen.findByLabelText('名称'), '元旦');
  await person.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'OK' }));
  expect(await screen.findByRole('button', { name: '2027-01-04 放假 元旦 未保存' })).toBeTruthy();

  await person.click(screen.getByRole('button', { name: '核对并保存（1 处改动）' }));
  expect(await screen.findByText(/5 个正在计时的期限跨过这些日子：3 个将推后，1 个将提前/)).toBeTruthy();
  expect(screen.getByText(/其中 1 个将立即超期/)).toBeTruthy();
  await person.click(screen.getByRole('button', { name: /^保 ?存$/ }));
  await vi.waitFor(() => expect(sent.at(-1)?.path).toBe('/api/calendar'));
  expect(sent.at(-1)?.body).toEqual({
    organisation: '',
    days: [{ day: '2027-01-04', kind: 'holiday', name: '元旦' }],
    hours: null,
    version: 7,
  });
}, 20_000);

it('says of each pasted row what is wrong with it', async () => {
  const person = userEvent.setup();
  show();
  await person.click(await screen.findByRole('button', { name: '批量录入' }));
  await person.click(screen.getByLabelText('日期、类别、名称'));
  await person.paste('日期,类别,名称\n2027/10/1,放假,国庆节\n2027-13-01,放假,不知道');
  refusal = Response.json(
    {
      status: 422,
      code: 'deadline.calendar-invalid',
      detail: '有 1 处需要改正',
      errors: [{ field: 'days[1].day', code: 'day', message: '不是日期' }],
    },
    { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
  );
  await person.click(screen.getByRole('button', { name: '核对 2 行' }));
  expect(await screen.findByText('第 2 行（2027-13-01 放假 不知道）：不是日期')).toBeTruthy();
}, 20_000);

it('knows weeks, months and ranges', () => {
  expect(weekday('2027-01-01')).toBe(4);
  expect(daysOf(2028, 2)).toHaveLength(29);
  expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
  const changes = changesOf('2027-10-01', '2027-10-03', 'holiday', '国庆节');
  expect(Object.keys(changes)).toEqual(['2027-10-01', '2027-10-02', '2027-10-03']);
  const known = new Map(calendar.days.map((one) => [one.day, one]));
  expect(isWorked('2027-10-01', lookOf('2027-10-01', known, changes))).toBe(false);
  expect(isWorked('2027-10-04', lookOf('2027-10-04', known, changes))).toBe(true);
});

it('reads rows with and without names of columns, from files and from spreadsheets', () => {
  const row = { day: '2027-10-09', kind: 'workday', name: '调休' };
  expect(dayRows('2027-10-09,上班,调休')).toEqual([row]);
  expect(dayRows('2027年10月9日\t班\t调休')).toEqual([row]);
  expect(dayRows('\uFEFFname,date,kind\n调休,2027/10/9,workday\n')).toEqual([row]);
});
