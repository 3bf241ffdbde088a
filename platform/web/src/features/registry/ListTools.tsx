import { FilterOutlined, TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAddress } from '@/lib/address';
import type { Count } from '@/lib/query';
import { rowsQuery, useRegistry, type Column, type ViewScreen } from './api';
import { BulkActions } from './batch/BulkActions';
import { ColumnDialog } from './ColumnDialog';
import styles from './ListTools.module.css';
import { AsOfButton } from './past/AsOfButton';
import { AskedQuery } from './query/AskedQuery';
import { QueryDialog } from './query/QueryDialog';
import { SavedMenu } from './SavedMenu';

interface Props {
  screen: ViewScreen;
  columns: Column[];
  /** Rows that are chosen. */
  chosen: string[];
  /** How many the list finds. */
  count: Count | null | undefined;
}

/** What makes a list one's own: its query, its columns, and keeping both; and what is done with all its rows. */
export function ListTools({ screen, columns, chosen, count }: Props) {
  const { t } = useTranslation('list');
  const { parameters, change } = useAddress();
  const [open, setOpen] = useState<'query' | 'columns' | null>(null);
  const rights = useRegistry(screen.registry).data?.rights;
  const query = parameters.get('query');
  const ask = (next: string | null) => {
    setOpen(null);
    change({ query: next, record: null });
  };
  return (
    <>
      <div className={styles.tools}>
        <SavedMenu screen={screen} />
        <Button type="text" icon={<FilterOutlined />} onClick={() => setOpen('query')}>
          {t('query.open')}
        </Button>
        <Button type="text" icon={<TableOutlined />} onClick={() => setOpen('columns')}>
          {t('columns.open')}
        </Button>
        <AsOfButton />
        {!parameters.has('asOf') && (
          <BulkActions screen={screen} chosen={chosen} count={count} query={rowsQuery(parameters)} />
        )}
        {rights?.delete && (
          <>
            <Link to={`/registries/${screen.registry}/merge`} className={styles.link}>
              {t('merge.open')}
            </Link>
            <Link to={`/registries/${screen.registry}/deleted`} className={styles.link}>
              {t('bin.open')}
            </Link>
          </>
        )}
      </div>
      {query && (
        <AskedQuery
          view={screen.view}
          query={query}
          onChange={() => setOpen('query')}
          onClear={() => ask(null)}
        />
      )}
      {open === 'query' && (
        <QueryDialog screen={screen} query={query} onAsk={ask} onClose={() => setOpen(null)} />
      )}
      {open === 'columns' && (
        <ColumnDialog
          choices={screen.choices}
          shown={columns.map((column) => column.name)}
          onChoose={(names) => {
            setOpen(null);
            change({ columns: names?.join(',') ?? null });
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
