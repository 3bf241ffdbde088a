import '@/features/form/messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { IslandProps } from '../island';
import { PointView } from './view';

const settings = {
  tiles: [] as string[],
  hosts: [] as string[],
  attribution: '',
  maxZoom: 18,
  centre: '120.15,30.28',
  zoom: 12,
  outline: false,
};

function Field({ value, told, ...more }: Partial<IslandProps> & { told?: (value: unknown) => void }) {
  const [kept, setKept] = useState(value);
  const props = {
    field: { id: 'f', key: 'f', type: 'point' },
    faults: [],
    invalid: false,
    disabled: false,
    readonly: false,
    domId: 'f',
    describedBy: '',
    blur: () => undefined,
    ...more,
    value: kept,
    change: (next: unknown) => {
      setKept(next);
      told?.(next);
    },
  } as unknown as IslandProps;
  return <PointView {...props} />;
}

function shown(field: ReactNode, map = settings) {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(map)));
  render(<QueryClientProvider client={new QueryClient()}>{field}</QueryClientProvider>);
}

const open = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  return screen.findByRole('application', { name: '地图' });
};

beforeAll(() => import('./PointMap'));
afterEach(() => vi.unstubAllGlobals());

describe('a position on a map @C3', () => {
  it('should put the marker in the middle with Enter and move it by arrow keys', async () => {
    const told = vi.fn();
    shown(<Field value={null} told={told} />);
    const map = await open('在地图上选择');

    await vi.waitFor(() => {
      fireEvent.keyDown(map, { key: 'Enter' });
      expect(told).toHaveBeenLastCalledWith('120.15,30.28');
    });
    const marker = await screen.findByRole('button', { name: '所选位置 120.15,30.28' });
    marker.focus();
    fireEvent.keyDown(marker, { key: 'ArrowRight', shiftKey: true });

    const [longitude, latitude] = (told.mock.lastCall?.[0] as string).split(',').map(Number);
    expect(longitude).toBeGreaterThan(120.15);
    expect(latitude).toBeCloseTo(30.28, 3);
    expect(document.activeElement).toBe(marker);
    expect(marker.getAttribute('aria-label')).toContain(String(longitude));
  });

  it('should follow what is typed', async () => {
    shown(<Field value="120.1,30.2" />);
    await open('在地图上选择');

    fireEvent.change(screen.getByRole('textbox'), { target: { value: '东经120°9′ 北纬30°18′' } });

    expect(await screen.findByRole('button', { name: '所选位置 120.15,30.3' })).toBeDefined();
  });

  it('should load pictures from the addresses of the installation only', async () => {
    shown(<Field value="120.1,30.2" />, {
      ...settings,
      tiles: ['https://t{s}.example/{z}/{x}/{y}'],
      hosts: ['0'],
      attribution: '天地图 <b>GS(2024)0650号</b>',
    });
    const map = await open('在地图上选择');

    expect(map.textContent).toContain('天地图 bGS(2024)0650号/b');
    expect(document.querySelector('.jg-map-grid')).toBeNull();
    const pictures = [...map.querySelectorAll('img')];
    expect(pictures.every((one) => one.src.startsWith('https://t0.example/'))).toBe(true);
    expect(pictures.every((one) => one.referrerPolicy === 'origin')).toBe(true);
  });

  it('should be looked at without being moved', async () => {
    const told = vi.fn();
    shown(<Field value="120.1,30.2" readonly told={told} />);
    const map = await open('在地图上查看');
    await screen.findByRole('img', { name: '所选位置 120.1,30.2' });

    fireEvent.keyDown(map, { key: 'Enter' });
    fireEvent.click(map);

    expect(told).not.toHaveBeenCalled();
    expect(screen.getByText('坐标系：CGCS2000（与 WGS-84 相当）。')).toBeDefined();
  });
});
