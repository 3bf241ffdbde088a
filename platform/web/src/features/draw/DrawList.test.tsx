import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import type { Draw } from './api';
import { DrawList } from './DrawList';

const draw: Draw = {
  id: 'd1',
  number: 7,
  attempt: 1,
  reason: null,
  state: 'drawn',
  at: '2026-11-29T01:00:00Z',
  by: null,
  algorithm: 'sha256-rejection-1',
  source: 'server',
  sourceName: null,
  sourceRound: null,
  knownAt: null,
  word: null,
  commitment: 'c0',
  seed: '5eed',
  drawnAt: '2026-11-29T01:00:01Z',
  wanted: 1,
  poolSize: 2,
  excluded: 1,
  officerCount: 3,
  drawn: 1,
  rules: {
    subjects: { registry: 'subject', filter: {} },
    officers: { registry: 'officer', perSubject: 2, group: 'gender_code' },
    weighted: true,
    weight: '=if subject.credit = "D" then 4 else 1',
    eligible: '=true',
    stratum: '=null',
    caps: [
      {
        registry: 'inspection',
        span: { from: '2026-01-01', until: '2026-12-31' },
        limit: 2,
        reason: '本年度检查次数已达上限',
      },
    ],
    words: { weight: { zh: '信用等级 D 为 4', en: 'class D counts 4' }, stratum: null },
  },
};

const answers: Record<string, unknown> = {
  '/api/draws/d1': {
    draw,
    statement: 'jianguan-draw 1',
    exclusions: { 'no-weight': 1 },
    officerExclusions: {},
    strata: [],
    parties: [],
    asked: null,
    result: [],
  },
  '/api/draws/d1/pool': {
    rows: [
      { id: '1', name: '示例烘焙有限公司', key: '91990101MA0000001X', stratum: '', weight: 4, drawn: true },
      { id: '2', name: null, key: null, stratum: '', weight: 1, drawn: false },
    ],
    next: null,
    count: null,
  },
  '/api/draws/d1/exclusions': {
    rows: [{ id: '3', name: '示例饼店', key: '91990101MA0000003X', reason: 'no-weight' }],
    next: null,
    count: null,
  },
  '/api/registries/inspection': { label: { zh: '检查', en: 'Inspection' }, fields: [] },
  '/api/registries/subject': { label: { zh: '监管对象', en: 'Subject' }, fields: [] },
  '/api/registries/officer': { label: { zh: '执法人员', en: 'Officer' }, fields: [] },
};

function shown() {
  vi.stubGlobal('fetch', (address: string | URL | Request) => {
    const path = new URL(address instanceof Request ? address.url : address, 'http://server').pathname;
    return Promise.resolve(Response.json(answers[path] ?? []));
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <DrawList draws={[draw]} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

async function opened(title: string) {
  const details = (await screen.findByText(title)).closest('details');
  if (!details) throw new Error(`${title} does not fold`);
  details.open = true;
  fireEvent(details, new Event('toggle'));
  return within(await within(details).findByRole('table'));
}

describe('the page of a draw @G4.1 @D8', () => {
  it('should say its rules in words, and show an expression that has none', async () => {
    shown();

    expect(screen.getByText('信用等级 D 为 4')).toBeDefined();
    expect(screen.getByText('=true')).toBeDefined();
    expect(screen.queryByText('分层')).toBeNull();
    expect(
      await screen.findByText(
        '2026-01-01 至 2026-12-31 已有 2 条“检查”记录的不参加抽取（本年度检查次数已达上限）',
      ),
    ).toBeDefined();
  });

  it('should show everybody by name, and why somebody is left out', async () => {
    shown();

    const pool = await opened('候选监管对象名单');
    expect(pool.getByText('示例烘焙有限公司')).toBeDefined();
    expect(pool.getByText('记录已删除（2）')).toBeDefined();
    const excluded = await opened('被排除的监管对象名单');
    expect(excluded.getByText('示例饼店')).toBeDefined();
    expect(excluded.getByText('权重为零')).toBeDefined();
  });
});
