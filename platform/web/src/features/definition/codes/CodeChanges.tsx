import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { Waiting } from '@/components/Waiting';
import { useCodeHistory, type Code, type CodeChange } from './api';
import styles from './Codes.module.css';

const told = ['labelZh', 'labelEn', 'parentCode', 'sort', 'validFrom', 'validUntil'] as const;
const names = {
  labelZh: 'codes.zh',
  labelEn: 'codes.en',
  parentCode: 'codes.parent',
  sort: 'codes.sort',
  validFrom: 'codes.from',
  validUntil: 'codes.until',
} as const;

/** The changes that one saving made together. */
function savings(changes: CodeChange[]): CodeChange[][] {
  const groups = new Map<number, CodeChange[]>();
  changes.forEach((change) => {
    groups.set(change.revision, [...(groups.get(change.revision) ?? []), change]);
  });
  return [...groups.values()];
}

/** Who changed which codes, when and how. */
export function CodeChanges({ changes }: { changes: CodeChange[] }) {
  const { t } = useTranslation('definition');
  return (
    <ol className={styles.savings} aria-label={t('codes.history')}>
      {savings(changes).map((saving) => (
        <Saving key={saving[0]?.revision} changes={saving} />
      ))}
    </ol>
  );
}

function Saving({ changes }: { changes: CodeChange[] }) {
  const { t } = useTranslation('definition');
  const [first] = changes;
  if (!first) return null;
  return (
    <li className={styles.saving}>
      <p className={styles.who}>
        <strong>{first.byName ?? first.by ?? t('codes.application')}</strong>
        <Moment at={first.at} />
        <span>{t('codes.revision', { no: first.revision })}</span>
      </p>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">{t('codes.code')}</th>
            <th scope="col">{t('codes.what')}</th>
            <th scope="col">{t('version.before')}</th>
            <th scope="col">{t('version.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) =>
            change.before ? (
              <Changed key={change.after.code} before={change.before} after={change.after} />
            ) : (
              <tr key={change.after.code}>
                <th scope="row">{change.after.code}</th>
                <td>{t('codes.added')}</td>
                <td />
                <td>
                  <ins>{change.after.labelZh}</ins>
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </li>
  );
}

function Changed({ before, after }: { before: Code; after: Code }) {
  const { t } = useTranslation('definition');
  return told
    .filter((part) => before[part] !== after[part])
    .map((part, index) => (
      <tr key={part}>
        {index === 0 ? <th scope="row">{after.code}</th> : <td />}
        <td>{t(names[part])}</td>
        <td>{before[part] !== null && <del>{before[part]}</del>}</td>
        <td>{after[part] !== null && <ins>{after[part]}</ins>}</td>
      </tr>
    ));
}

/** The history of a table, or of one code of it. */
export function CodeHistory({ table, code }: { table: string; code: string }) {
  const { t } = useTranslation('definition');
  const found = useCodeHistory(table, code);
  const changes = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      {code && (
        <p className={styles.who}>
          <strong>{t('codes.historyOf', { what: code })}</strong>
          <Link to="?tab=history">{t('codes.wholeHistory')}</Link>
        </p>
      )}
      {found.isPending && <Waiting lines={6} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && changes.length === 0 && (
        <Empty title={t('codes.noHistory')}>{t('codes.noHistoryText')}</Empty>
      )}
      {changes.length > 0 && (
        <>
          <CodeChanges changes={changes} />
          <LoadMore
            hasMore={found.hasNextPage}
            loading={found.isFetchingNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        </>
      )}
    </>
  );
}
