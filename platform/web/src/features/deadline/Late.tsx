import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chosen } from '@/components/bulk/api';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Waiting } from '@/components/Waiting';
import { useRows, type Filter, type On, type State } from './api';
import { Deeds } from './Deeds';
import { LateRow } from './LateRow';
import styles from './Cockpit.module.css';

interface Props {
  on: On;
  state: State;
  filter: Filter;
  /** How many there are in all; undefined: not known yet. */
  total: number | undefined;
}

/** The tasks or stages of one kind of warning, the most urgent first. */
export function Late({ on, state, filter, total = 0 }: Props) {
  const { t } = useTranslation('deadline');
  const found = useRows(on, state, filter);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const selected = rows.filter((row) => all || ids.has(row.id));
  const choose = (those: string[], chosen: boolean) =>
    setIds((before) => {
      const next = new Set(before);
      those.forEach((id) => (chosen ? next.add(id) : next.delete(id)));
      return next;
    });
  const clear = () => {
    setAll(false);
    setIds(new Set());
  };
  const count = all ? Math.max(total, rows.length) : selected.length;
  const chosen: Chosen = all ? { parameters: { state, ...filter } } : { ids: selected.map((row) => row.id) };
  if (found.isPending) return <Waiting lines={8} />;
  if (found.isError && !found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (rows.length === 0) return <Empty title={t(`none.${on}`)}>{t(`noneText.${on}`)}</Empty>;
  return (
    <>
      <div className={styles.bar}>
        <span>{t('selected', { count })}</span>
        <Deeds on={on} chosen={chosen} count={count} onDone={clear} />
        {count > 0 ? (
          <Button type="link" onClick={clear}>
            {t('selectNone')}
          </Button>
        ) : (
          <Button type="link" onClick={() => setAll(true)}>
            {t('selectListed', { count: Math.max(total, rows.length) })}
          </Button>
        )}
      </div>
      <div className={`${styles.scroll} ${styles.cards}`}>
        <table className={styles.table} aria-label={t(`list.${on}`)}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={t('selectAll')}
                  checked={selected.length === rows.length}
                  indeterminate={selected.length > 0 && selected.length < rows.length}
                  disabled={all}
                  onChange={(event) =>
                    choose(
                      rows.map((row) => row.id),
                      event.target.checked,
                    )
                  }
                />
              </th>
              <th scope="col">{t('column.record')}</th>
              <th scope="col">{t(`column.step.${on}`)}</th>
              <th scope="col">{t('column.clock')}</th>
              <th scope="col">{t('column.person')}</th>
              <th scope="col">{t('column.organisation')}</th>
              <th scope="col">{t('column.due')}</th>
              <th scope="col">{t(`column.since.${on}`)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LateRow
                key={row.id}
                on={on}
                row={row}
                chosen={all || ids.has(row.id)}
                disabled={all}
                onChoose={(chosenNow) => choose([row.id], chosenNow)}
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
