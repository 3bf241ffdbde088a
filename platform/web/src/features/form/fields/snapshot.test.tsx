import '../messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CodeView } from './choice/CodeView';
import { PeopleView } from './choice/view';
import type { IslandProps } from './island';
import { RegionView } from './region/view';
import { SnapshotContext, snapshotOf } from './snapshot';

const props = (field: object, value: unknown) =>
  ({
    field: { id: 'f', key: 'f', ...field },
    value,
    faults: [],
    invalid: false,
    disabled: false,
    readonly: true,
    domId: 'f',
    describedBy: '',
    change: () => undefined,
    blur: () => undefined,
  }) as unknown as IslandProps;

describe('a submission', () => {
  it('should show what codes and names said when it was made', () => {
    // Today the server calls everything otherwise.
    const today = [{ code: 'a', parentCode: null, label: '一级', hasChildren: false }];
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(today)));
    const data = {
      $labels: {
        'code:grade': { a: { zh: '甲级', en: 'A' } },
        region: { '990101': { zh: '示范省 示范市 云泽区', en: '' } },
        people: { zhao: { zh: '赵旧名', en: '赵旧名' } },
      },
    };
    render(
      <QueryClientProvider client={new QueryClient()}>
        <SnapshotContext value={snapshotOf(data)}>
          <CodeView {...props({ type: 'code', codes: 'grade' }, 'a')} />
          <RegionView {...props({ type: 'region' }, '990101')} />
          <PeopleView {...props({ type: 'people' }, 'zhao')} />
        </SnapshotContext>
      </QueryClientProvider>,
    );
    expect(screen.getByText('甲级')).toBeDefined();
    expect(screen.getByText('示范省 示范市 云泽区')).toBeDefined();
    expect(screen.getByText('赵旧名')).toBeDefined();
    expect(screen.queryByText('一级')).toBeNull();
  });
});
