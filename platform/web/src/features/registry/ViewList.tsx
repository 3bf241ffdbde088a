import { Button, type InputRef } from 'antd';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { useListKeys } from '@/components/listKeys';
import { LoadMore } from '@/components/LoadMore';
import { Waiting } from '@/components/Waiting';
import { changed, useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import { useWide } from '@/components/useWide';
import { rowsQuery, useRows, useTotals, type ViewScreen } from './api';
import { useDensity } from './density';
import { shownColumns } from './columns';
import { DraftOffers } from './draft/DraftOffers';
import { ListTools } from './ListTools';
import { AsOfBanner } from './past/AsOfBanner';
import { PastPanel } from './past/PastPanel';
import { RecordPanel } from './RecordPanel';
import { RowActions } from './RowActions';
import { RowCards } from './RowCards';
import { RowTable } from './RowTable';
import { useChosen } from './batch/useChosen';
import { SearchBar } from './SearchBar';
import { ViewHead } from './ViewHead';
import styles from './ViewList.module.css';

/** A view: its searches, its rows, and the record that is open beside them. */
export function ViewList({ screen }: { screen: ViewScreen }) {
  const { t } = useTranslation('registry');
  const { t: past } = useTranslation('past');
  const label = useLabel();
  const { parameters, change } = useAddress();
  const search = useRef<InputRef>(null);
  const [compact, setCompact] = useDensity();
  const [cursor, setCursor] = useState<string | null>(null);
  const wide = useWide();
  const open = parameters.get('record');
  const asOf = parameters.get('asOf');
  const query = useMemo(() => rowsQuery(parameters), [parameters]);
  const found = useRows(screen.view, query);
  const chosen = useChosen(query.toString());
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.rows) ?? [], [found.data]);
  const show = (id: string | null) => change({ record: id }, { replace: open !== null && id !== null });
  useListKeys({
    ids: rows.map((row) => row.id),
    current: open ?? cursor,
    onMove: (id) => (open === null ? setCursor(id) : show(id)),
    onOpen: show,
    search,
  });
  const filters = [...query.keys()].filter((key) => !['sort', 'columns', 'asOf'].includes(key));
  const columns = useMemo(() => shownColumns(screen, query.get('columns')), [screen, query]);
  const totals = useTotals(
    screen.view,
    query,
    wide && rows.length > 0 && columns.some((column) => column.align === 'right'),
  ).data;
  const common = {
    name: t('table', { label: label(screen.label) }),
    columns,
    rows,
    statuses: screen.statuses,
    to: (id: string) => `?${changed(parameters, { record: id }).toString()}`,
  };
  let list: ReactNode;
  if (found.isPending) list = <Waiting lines={14} />;
  else if (found.isError && rows.length === 0)
    list = <Failure error={found.error} retry={() => void found.refetch()} />;
  else if (rows.length === 0) {
    list =
      filters.length > 0 ? (
        <Empty
          title={t('filteredTitle')}
          action={
            <Button onClick={() => change(Object.fromEntries(filters.map((key) => [key, null])))}>
              {t('clear')}
            </Button>
          }
        >
          {t('filteredText')}
        </Empty>
      ) : (
        <Empty title={asOf ? past('none') : t('emptyTitle')}>
          {asOf ? past('noneText') : label(screen.empty)}
        </Empty>
      );
  } else if (wide) {
    list = (
      <RowTable
        {...common}
        sort={parameters.get('sort') ?? screen.sort}
        onSort={(sort) => change({ sort })}
        sums={totals && !totals.capped && Object.keys(totals.sums).length > 0 ? totals : undefined}
        chosen={screen.bulkActions.length > 0 && !asOf ? chosen.keys : undefined}
        onChoose={chosen.choose}
        current={open ?? cursor}
        onOpen={show}
        compact={compact}
        actions={
          screen.rowActions.length > 0 && !asOf
            ? (row) => <RowActions row={row} screen={screen} />
            : undefined
        }
      />
    );
  } else list = <RowCards {...common} />;
  return (
    <div className={styles.view}>
      <ViewHead
        screen={screen}
        count={found.data?.pages[0]?.count}
        query={query}
        compact={compact}
        onCompact={setCompact}
      />
      {!asOf && <DraftOffers registry={screen.registry} of={() => true} onPage />}
      <SearchBar key={screen.view} screen={screen} ref={search} />
      <ListTools
        screen={screen}
        columns={columns}
        chosen={[...chosen.keys]}
        count={found.data?.pages[0]?.count}
      />
      {asOf && <AsOfBanner asOf={asOf} />}
      <div className={styles.rows} aria-busy={found.isFetching} data-stale={found.isPlaceholderData}>
        {list}
        {rows.length > 0 && (
          <LoadMore
            hasMore={found.hasNextPage}
            loading={found.isFetchingNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        )}
      </div>
      {open && !asOf && <RecordPanel registry={screen.registry} id={open} onClose={() => show(null)} />}
      {open && asOf && (
        <PastPanel registry={screen.registry} id={open} asOf={asOf} onClose={() => show(null)} />
      )}
    </div>
  );
}
