import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import { countText } from '@/lib/query';
import { recordAddress } from '@/lib/records';
import { TextSearch } from '../searches/TextSearch';
import { useDocumentHits, useGroupsOf, useRecordHits, type Snippet } from './api';
import styles from './Search.module.css';

const documents = 'documents';

/** Everything that somebody may read, by the words that stand in it. */
export function SearchPage() {
  const { t } = useTranslation('list');
  const label = useLabel();
  const { parameters, change } = useAddress();
  const q = (parameters.get('q') ?? '').trim();
  const groups = useGroupsOf(q);
  const files = useDocumentHits(q);
  const found = groups.data ?? [];
  const fileCount = files.data?.pages[0]?.rows.length ?? 0;
  const within = parameters.get('in') ?? found[0]?.registry ?? (fileCount > 0 ? documents : '');
  const setWords = useCallback(
    (values: string[]) => change({ q: values, in: null }, { replace: true }),
    [change],
  );
  const settled = groups.data && files.data;
  return (
    <article>
      <PageHead title={t('search.title')} />
      <div className={styles.body}>
        <TextSearch
          label={t('search.title')}
          placeholder={t('search.hint')}
          prefix={<SearchOutlined aria-hidden />}
          values={q ? [q] : []}
          onChange={setWords}
        />
        {q === '' && <Empty title={t('search.start')}>{t('search.startText')}</Empty>}
        {groups.isError && <Failure error={groups.error} retry={() => void groups.refetch()} />}
        {q !== '' && groups.isPending && <Waiting lines={8} />}
        {q !== '' && settled && found.length === 0 && fileCount === 0 && (
          <Empty title={t('search.nothing', { q })}>{t('search.nothingText')}</Empty>
        )}
        {(found.length > 0 || fileCount > 0) && (
          <div className={styles.groups} role="group" aria-label={t('search.groups')}>
            {found.map((group) => (
              <Button
                key={group.registry}
                size="small"
                type={within === group.registry ? 'primary' : 'default'}
                aria-pressed={within === group.registry}
                onClick={() => change({ in: group.registry })}
              >
                {label(group.label)} {countText(group.count)}
              </Button>
            ))}
            {fileCount > 0 && (
              <Button
                size="small"
                type={within === documents ? 'primary' : 'default'}
                aria-pressed={within === documents}
                onClick={() => change({ in: documents })}
              >
                {t('search.documents')} {fileCount}
                {files.hasNextPage && '+'}
              </Button>
            )}
          </div>
        )}
        {within === documents ? <Files q={q} /> : within && <Hits key={within} q={q} registry={within} />}
      </div>
    </article>
  );
}

function Marked({ snippet }: { snippet: Snippet }) {
  return (
    <>
      {snippet.before && '…'}
      {snippet.parts.map((part, at) =>
        part.found ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>,
      )}
      {snippet.after && '…'}
    </>
  );
}

function Hits({ q, registry }: { q: string; registry: string }) {
  const { t } = useTranslation('list');
  const label = useLabel();
  const found = useRecordHits(q, registry);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={6} />;
  return (
    <>
      <ul className={styles.hits} aria-label={t('search.found')}>
        {found.data.pages
          .flatMap((page) => page.rows)
          .map((hit) => (
            <li key={hit.id}>
              <Link className={styles.title} to={recordAddress(hit.registry, hit.id)}>
                <Marked snippet={hit.title} />
              </Link>{' '}
              <span className={styles.muted}>{hit.number}</span>
              {hit.places.map((place) => (
                <div key={label(place.label)}>
                  <span className={styles.muted}>{label(place.label)}</span> <Marked snippet={place.text} />
                </div>
              ))}
            </li>
          ))}
      </ul>
      <LoadMore
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </>
  );
}

function Files({ q }: { q: string }) {
  const { t } = useTranslation('list');
  const found = useDocumentHits(q);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={6} />;
  return (
    <>
      <ul className={styles.hits} aria-label={t('search.found')}>
        {found.data.pages
          .flatMap((page) => page.rows)
          .map((hit) => (
            <li key={`${hit.id}/${hit.registry}/${hit.recordId}`}>
              <Link className={styles.title} to={`/documents/${hit.id}`}>
                <Marked snippet={hit.name} />
              </Link>{' '}
              <span className={styles.muted}>
                <Moment at={hit.attachedAt} /> · {t('search.at')}{' '}
                <Link to={recordAddress(hit.registry, hit.recordId)}>{hit.recordTitle}</Link>
              </span>
              <div>
                <Marked snippet={hit.text} />
              </div>
            </li>
          ))}
      </ul>
      <LoadMore
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </>
  );
}
