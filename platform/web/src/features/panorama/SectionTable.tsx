import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from 'antd';
import { Failure } from '@/components/Failure';
import { Section } from '@/components/Section';
import { RecordStatus } from '@/components/StatusTag';
import { Value } from '@/components/Value';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { countText } from '@/lib/query';
import { recordAddress } from '@/lib/records';
import { useSection, type PanoramaSection, type SectionRow } from './api';
import styles from './Panorama.module.css';

interface Props {
  registry: string;
  id: string;
  section: PanoramaSection;
}

/** One registry's records of the page; asked for when they come into sight, or are to be printed. */
export function SectionTable({ registry, id, section }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const [place, seen] = useSeen();
  const found = useSection(registry, id, section.section, seen);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div ref={place} id={section.section} className={styles.section}>
      <Section
        title={label(section.label)}
        extra={<span>{t('rows', { total: countText(section.count) })}</span>}
      >
        {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
        {!found.data && !found.error && <Waiting lines={Math.min(4, section.count.value)} />}
        {rows.length > 0 && <Table section={section} rows={rows} />}
        {found.hasNextPage && (
          <Button
            type="text"
            className={styles.screen}
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('loadMore')}
          </Button>
        )}
      </Section>
    </div>
  );
}

function Table({ section, rows }: { section: PanoramaSection; rows: SectionRow[] }) {
  const label = useLabel();
  return (
    <table className={styles.table} aria-label={label(section.label)}>
      <thead>
        <tr>
          {section.columns.map((column) => (
            <th key={column.name} scope="col">
              {label(column.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {section.columns.map((column, index) => (
              <td key={column.name} data-label={label(column.label)} data-type={column.type}>
                <Cell section={section} row={row} column={column} first={index === 0} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  section,
  row,
  column,
  first,
}: {
  section: PanoramaSection;
  row: SectionRow;
  column: PanoramaSection['columns'][number];
  first: boolean;
}) {
  if (column.name === 'status') return <RecordStatus statuses={section.statuses} code={row.status} />;
  const value = (
    <Value compact field={column} value={row.values[column.name]} label={row.labels[column.name]} />
  );
  if (!first) return <span className={styles.cell}>{value}</span>;
  const nothing = row.values[column.name] === null || row.values[column.name] === undefined;
  return <Link to={recordAddress(section.registry, row.id)}>{nothing ? row.title : value}</Link>;
}

function useSeen() {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (seen || !place.current) return;
    const show = () => setSeen(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) show();
      },
      { rootMargin: '200px' },
    );
    observer.observe(place.current);
    window.addEventListener('beforeprint', show);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', show);
    };
  }, [seen]);
  return [place, seen] as const;
}
