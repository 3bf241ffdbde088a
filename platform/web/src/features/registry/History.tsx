import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { Waiting } from '@/components/Waiting';
import { useHistory, type Change, type FullRecord, type HistoryEntry } from './api';
import { PastDialog } from './PastDialog';
import styles from './History.module.css';

/** Every change of a record: who, when, why, and what it was before. */
export function History({ record }: { record: FullRecord }) {
  const { registry, id } = record;
  const [version, setVersion] = useState<number | null>(null);
  const { t } = useTranslation('registry');
  const history = useHistory(registry, id);
  const entries = history.data?.pages.flatMap((page) => page.rows) ?? [];
  if (history.isPending) return <Waiting />;
  if (history.isError && entries.length === 0)
    return <Failure error={history.error} retry={() => void history.refetch()} />;
  if (entries.length === 0) return <Empty title={t('history.none')}>{t('history.noneText')}</Empty>;
  return (
    <>
      <ol className={styles.entries} aria-label={t('tabs.history')}>
        {entries.map((entry) => (
          <Entry
            key={`${entry.version}/${entry.at}`}
            entry={entry}
            onLook={entry.version < record.version ? () => setVersion(entry.version) : undefined}
          />
        ))}
      </ol>
      {version !== null && <PastDialog record={record} version={version} onClose={() => setVersion(null)} />}
      <LoadMore
        hasMore={history.hasNextPage}
        loading={history.isFetchingNextPage}
        onMore={() => void history.fetchNextPage()}
      />
    </>
  );
}

function Entry({ entry, onLook }: { entry: HistoryEntry; onLook: (() => void) | undefined }) {
  const { t } = useTranslation('registry');
  return (
    <li className={styles.entry}>
      <p className={styles.head}>
        <strong>
          {entry.version === 1 ? t('history.created') : t('history.version', { version: entry.version })}
        </strong>
        <span>{entry.byName ?? entry.by ?? t('history.system')}</span>
        <Moment at={entry.at} />
        {entry.reason && <span>{entry.reason}</span>}
        {onLook && (
          <Button type="link" size="small" onClick={onLook}>
            {t('past.look')}
          </Button>
        )}
      </p>
      {entry.changes.length > 0 && <Changes changes={entry.changes} />}
    </li>
  );
}

export function Changes({ changes, before, after }: { changes: Change[]; before?: string; after?: string }) {
  const { t } = useTranslation('registry');
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{t('history.field')}</th>
          <th scope="col">{before ?? t('history.before')}</th>
          <th scope="col">{after ?? t('history.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{change.label}</th>
            <td data-label={before ?? t('history.before')}>
              {change.before ? <del>{change.before}</del> : <span>{t('history.empty')}</span>}
            </td>
            <td data-label={after ?? t('history.after')}>
              {change.after ? <ins>{change.after}</ins> : <span>{t('history.empty')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
