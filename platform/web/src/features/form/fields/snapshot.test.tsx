import '../messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { CodeView } from './choice/CodeView';
import { PeopleView, RecordView } from './choice/view';
import { FilesView } from './files/view';
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

const shown = (data: Record<string, unknown>, field: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SnapshotContext value={snapshotOf(data)}>{field}</SnapshotContext>
    </QueryClientProvider>,
  );

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

  it('should show the versions of files that were submitted, and ask for none of today', () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    const photo = { id: 'p', name: '旧照片.jpg', type: 'image/jpeg', size: 9, hash: 'h', version: 2 };
    const scan = { id: 's', name: '扫描.tif', type: 'image/tiff', size: 9, hash: 'i', version: 1 };
    shown({ $files: { p: photo, s: scan } }, <FilesView {...props({ type: 'files' }, ['p', 's'])} />);
    expect(screen.getByRole('img', { name: /旧照片/ }).getAttribute('src')).toBe(
      '/api/documents/p/preview?size=240&version=2',
    );
    // No small picture is made of it: a link, as everything else.
    expect(screen.getByRole('link', { name: '扫描.tif' }).getAttribute('href')).toBe(
      '/documents/s?version=1',
    );
    expect(asked).not.toHaveBeenCalled();
  });

  it('should call records as they were called then, by the rights of whoever looks', async () => {
    vi.stubGlobal('fetch', (url: string) =>
      Promise.resolve(
        url === '/api/registries/subject/records/7/as-of?asOf=2024-03-01T02%3A00%3A00Z'
          ? Response.json({ title: '旧名称公司' })
          : url.includes('/as-of')
            ? Response.json({ code: 'registry.not-yet' }, { status: 404 })
            : Response.json([{ id: '8', label: '后来的公司' }]),
      ),
    );
    shown(
      { $at: '2024-03-01T02:00:00Z' },
      <RecordView {...props({ type: 'record', registry: 'subject', multiple: true }, ['7', '8'])} />,
    );
    expect(await screen.findByText('旧名称公司')).toBeDefined();
    expect(screen.getByText('后来的公司')).toBeDefined();
  });
});
