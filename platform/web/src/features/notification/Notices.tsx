import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { words } from '@/lib/words';
import { markRead, useNotices } from './api';
import { NoticePage } from './NoticePage';
import styles from './Notices.module.css';

/** Everything one was told, the latest first; opening it is reading it. */
export function Notices() {
  const { t } = useTranslation('notification');
  const client = useQueryClient();
  const { message } = App.useApp();
  const { parameters, change } = useAddress();
  const unread = parameters.get('unread') === '1';
  const found = useNotices(unread);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const waiting = found.data?.pages[0]?.count?.value ?? 0;
  const read = (ids?: string[]) =>
    markRead(ids).then(
      () => client.invalidateQueries({ queryKey: ['notices'] }),
      (failure: unknown) => void message.error(words(failure)),
    );
  return (
    <NoticePage
      actions={
        waiting > 0 && (
          <Button type="primary" onClick={() => void read()}>
            {t('readAll')}
          </Button>
        )
      }
    >
      <label className={styles.only}>
        <Switch
          size="small"
          checked={unread}
          onChange={(only) => change({ unread: only ? '1' : null }, { replace: true })}
        />
        {t('onlyUnread')}
      </label>
      {found.isPending && <Waiting lines={8} />}
      {found.isError && !found.data && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && (
        <Empty title={t(unread ? 'allRead' : 'none')}>{t('noneText')}</Empty>
      )}
      {rows.length > 0 && (
        <>
          <ul className={styles.list} aria-label={t('list')}>
            {rows.map((notice) => (
              <li key={notice.id} className={styles.row} data-unread={notice.readAt === null}>
                <Link
                  to={notice.link}
                  className={styles.link}
                  onClick={() => notice.readAt === null && void read([notice.id])}
                >
                  <span className={styles.title}>
                    {notice.readAt === null && <span className={styles.mark} aria-hidden />}
                    {notice.readAt === null && <span className="jg-hidden">{t('unread')}</span>}
                    {notice.title}
                  </span>
                  <span className={styles.body}>{notice.body}</span>
                  <span className={styles.at}>
                    <Moment at={notice.at} />
                  </span>
                </Link>
                {notice.readAt === null && (
                  <Button size="small" type="text" onClick={() => void read([notice.id])}>
                    {t('read')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <LoadMore
            automatic
            hasMore={found.hasNextPage}
            loading={found.isFetchingNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        </>
      )}
    </NoticePage>
  );
}
