import { useEffect, useRef } from 'react';

export interface Series {
  name: string;
  values: (number | null)[];
}

interface Props {
  /** What it shows, for those who do not see it; the figures stand in a table beside it. */
  label: string;
  categories: string[];
  series: Series[];
  kind?: 'bar' | 'line';
  stacked?: boolean;
  onPick?: (index: number) => void;
}

/** A chart; its program comes only when one is looked at. */
export function Chart({ label, categories, series, kind = 'bar', stacked = false, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  // what it shows, not which arrays say so, decides whether it is drawn again
  const shown = JSON.stringify({ categories, series });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let gone = false;
    const content = JSON.parse(shown) as Pick<Props, 'categories' | 'series'>;
    let dispose: (() => void) | undefined;
    void import('./echarts').then(({ init }) => {
      if (gone) return;
      const chart = init(element, undefined, { renderer: 'svg' });
      chart.setOption({
        animation: false,
        color: ['#0b5563', '#c9812a', '#5b7fb4', '#7a9a3c', '#a1527a', '#56686e'],
        // by name, since texts are measured outside the page
        textStyle: { fontFamily: getComputedStyle(element).fontFamily },
        grid: { left: 8, right: 16, top: content.series.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
        tooltip: { trigger: 'axis' },
        legend: content.series.length > 1 ? { top: 0, type: 'scroll' } : undefined,
        xAxis: { type: 'category', data: content.categories, axisLabel: { hideOverlap: true } },
        yAxis: { type: 'value', minInterval: 1 },
        series: content.series.map((one) => ({
          name: one.name,
          type: kind,
          data: one.values,
          stack: stacked ? 'all' : undefined,
          barMaxWidth: 36,
          cursor: 'pointer',
        })),
      });
      chart.on('click', (event) => pick.current?.(event.dataIndex));
      const resized = new ResizeObserver(() => chart.resize());
      resized.observe(element);
      dispose = () => {
        resized.disconnect();
        chart.dispose();
      };
    });
    return () => {
      gone = true;
      dispose?.();
    };
  }, [shown, kind, stacked]);
  return <div ref={place} role="img" aria-label={label} style={{ width: '100%', height: 280 }} />;
}
