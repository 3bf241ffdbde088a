import { useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputRef } from 'antd';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { useListKeys } from '@/components/listKeys';
import { LoadMore } from '@/components/LoadMore';
import { useDocumentTitle } from '@/components/documentTitle';
import { Waiting } from '@/components/Waiting';
import { changed, useAddress } from '@/lib/address';
import { scopes, useTasks, type Filter, type Scope } from './api';
import { InboxEmpty } from './InboxEmpty';
import { InboxFilter } from './InboxFilter';
import { ScopeTabs } from './ScopeTabs';
import { TaskRow } from './TaskRow';
import styles from './Inbox.module.css';

const scopeOf = (text: string | null): Scope => scopes.find((scope) => scope === text) ?? 'mine';

/** The list of tasks beside the task that is open. The address says which. */
export function Inbox({ pane, leads }: { pane: (id: string) => ReactNode; leads: boolean }) {
  const { t } = useTranslation('task');
  useDocumentTitle(t('inbox'));
  const { parameters, change } = useAddress();
  const search = useRef<InputRef>(null);
  const scope = scopeOf(parameters.get('scope'));
  const filter: Filter = {
    scope,
    q: parameters.get('q') ?? undefined,
    due: parameters.get('due') ?? undefined,
    process: parameters.get('process') ?? undefined,
  };
  const open = parameters.get('task');
  const tasks = useTasks(filter);
  const rows = useMemo(() => tasks.data?.pages.flatMap((page) => page.rows) ?? [], [tasks.data]);
  const to = (id: string) => `?${changed(parameters, { task: id, part: null }).toString()}`;
  useListKeys({
    ids: rows.map((row) => row.id),
    current: open,
    onMove: (id) => change({ task: id, part: null }, { replace: open !== null }),
    onOpen: () => document.querySelector<HTMLElement>('[data-pane] :is(input, textarea, button)')?.focus(),
    search,
  });

  return (
    <div className={styles.inbox} data-open={open !== null}>
      <section className={styles.left} aria-label={t('list')}>
        <div className={styles.top}>
          <h1 className={styles.title}>{t('inbox')}</h1>
          <ScopeTabs scope={scope} leads={leads} />
          <InboxFilter ref={search} rows={rows} />
        </div>
        <div className={styles.list}>
          {tasks.isPending && <Waiting lines={9} />}
          {tasks.isError && !tasks.data && <Failure error={tasks.error} retry={() => void tasks.refetch()} />}
          {tasks.isSuccess && rows.length === 0 && <InboxEmpty scope={scope} filtered={isFiltered(filter)} />}
          {rows.length > 0 && (
            <>
              <ul aria-label={t('list')}>
                {rows.map((task) => (
                  <TaskRow
                    key={task.id}
                    task={task}
                    to={to(task.id)}
                    current={task.id === open}
                    showHolder={scope === 'team' || scope === 'started'}
                  />
                ))}
              </ul>
              <LoadMore
                automatic
                hasMore={tasks.hasNextPage}
                loading={tasks.isFetchingNextPage}
                onMore={() => void tasks.fetchNextPage()}
              />
            </>
          )}
        </div>
      </section>
      <section className={styles.right} data-pane aria-label={t('part.form')}>
        {open ? pane(open) : <Empty title={t('choose')}>{t('chooseHelp')}</Empty>}
      </section>
    </div>
  );
}

const isFiltered = (filter: Filter) => Boolean(filter.q ?? filter.due ?? filter.process);
