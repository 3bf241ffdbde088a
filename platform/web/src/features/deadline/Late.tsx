import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Clock } from '@/components/Clock';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { useRows, type Filter, type Row, type State } from './api';
import { Deeds } from './Deeds';
import styles from './Cockpit.module.css';

/** The tasks of one kind of warning, the most urgent first. */
export function Late({ state, filter }: { state: State; filter: Filter }) {
  const { t } = useTranslation('deadline');
  const found = useRows(state, filter);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = rows.filter((row) => chosen.has(row.id));
  const choose = (ids: string[], on: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      ids.forEach((id) => (on ? next.add(id) : next.delete(id)));
      return next;
    });
  const ids = rows.map((row) => row.id);
  if (found.isPending) return <Waiting lines={8} />;
  if (found.isError && !found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (rows.length === 0) return <Empty title={t('none')}>{t('noneText')}</Empty>;
  return (
    <>
      <Deeds rows={selected} onDone={() => setChosen(new Set())} />
      <div className={`${styles.scroll} ${styles.cards}`}>
        <table className={styles.table} aria-label={t('list')}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={t('selectAll')}
                  checked={selected.length === rows.length}
                  indeterminate={selected.length > 0 && selected.length < rows.length}
                  onChange={(event) => choose(ids, event.target.checked)}
                />
              </th>
              {(['record', 'step', 'clock', 'person', 'organisation', 'due', 'since'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LateRow
                key={row.id}
                row={row}
                chosen={chosen.has(row.id)}
                onChoose={(on) => choose([row.id], on)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <LoadMore
        automatic
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </>
  );
}

interface LateRowProps {
  row: Row;
  chosen: boolean;
  onChoose: (on: boolean) => void;
}

function LateRow({ row, chosen, onChoose }: LateRowProps) {
  const { t } = useTranslation('deadline');
  const { t: common } = useTranslation();
  const label = useLabel();
  return (
    <tr data-clock={row.clock}>
      <td>
        <Checkbox
          aria-label={t('select', { title: `${row.name} ${row.record.title}` })}
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </td>
      <td>
        <Link to={`/tasks/${row.id}`}>{row.record.title}</Link>
        {row.record.number && <span className={styles.sub}>{row.record.number}</span>}
      </td>
      <td>
        {row.name}
        <span className={styles.sub}>{label(row.processLabel)}</span>
      </td>
      <td>
        <Clock state={row.clock} dueAt={row.dueAt} explanation={row.explanation} />
      </td>
      <td data-label={t('column.person')}>
        {row.assignee ? row.assignee.name : t('nobody')}
        {!row.assignee && <span className={styles.sub}>{row.candidates.join(common('listSeparator'))}</span>}
      </td>
      <td data-label={t('column.organisation')}>{row.organisation}</td>
      <td data-label={t('column.due')}>
        <Moment at={row.dueAt} />
      </td>
      <td data-label={t('column.since')}>
        <Moment at={row.createdAt} />
      </td>
    </tr>
  );
}
