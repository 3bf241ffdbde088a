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
import { useLabel } from '@/lib/i18n';
import { useShortcuts } from '@/lib/keyboard';
import { narrowing, scopes, useTasks, type Filter, type Scope, type TaskSummary } from './api';
import { actionsOf } from './batch';
import { BatchBar } from './BatchBar';
import { grouped, groupings } from './groups';
import { InboxEmpty } from './InboxEmpty';
import { InboxFilter } from './InboxFilter';
import { ScopeTabs } from './ScopeTabs';
import { TaskRow } from './TaskRow';
import { useSelection } from './useSelection';
import styles from './Inbox.module.css';

const scopeOf = (text: string | null): Scope => scopes.find((scope) => scope === text) ?? 'mine';

function filterOf(parameters: URLSearchParams): Filter {
  const asked = [...narrowing, 'sort'].map((key) => [key, parameters.get(key) ?? undefined] as const);
  return { scope: scopeOf(parameters.get('scope')), ...Object.fromEntries(asked) };
}

/** The list of tasks beside the task that is open. The address says which. */
export function Inbox({ pane, leads }: { pane: (id: string) => ReactNode; leads: boolean }) {
  const { t } = useTranslation('task');
  useDocumentTitle(t('inbox'));
  const label = useLabel();
  const { parameters, change } = useAddress();
  const search = useRef<InputRef>(null);
  const filter = filterOf(parameters);
  const { scope } = filter;
  const open = parameters.get('task');
  const tasks = useTasks(filter);
  const rows = useMemo(() => tasks.data?.pages.flatMap((page) => page.rows) ?? [], [tasks.data]);
  const by = groupings.find((one) => one === parameters.get('group'));
  const groups = grouped(rows, by, { label, noDay: t('group.noDay') });
  const selection = useSelection(rows, scope);
  // only where something can be done with many at once
  const selectable = (task: TaskSummary) => actionsOf(task, scope).length > 0;
  const to = (id: string) => `?${changed(parameters, { task: id, part: null }).toString()}`;
  useListKeys({
    ids: groups.flatMap((group) => group.tasks.map((task) => task.id)),
    current: open,
    onMove: (id) => change({ task: id, part: null }, { replace: open !== null }),
    onOpen: () => document.querySelector<HTMLElement>('[data-pane] :is(input, textarea, button)')?.focus(),
    search,
  });
  useShortcuts([
    {
      keys: 'x',
      run: () => rows.some((row) => row.id === open && selectable(row)) && open && selection.toggle(open),
    },
  ]);

  return (
    <div className={styles.inbox} data-open={open !== null}>
      <section className={styles.left} aria-label={t('list')}>
        <div className={styles.top}>
          <h1 className={styles.title}>{t('inbox')}</h1>
          <ScopeTabs scope={scope} leads={leads} />
          <InboxFilter ref={search} scope={scope} />
        </div>
        <div className={styles.list}>
          {tasks.isPending && <Waiting lines={9} />}
          {tasks.isError && !tasks.data && <Failure error={tasks.error} retry={() => void tasks.refetch()} />}
          {tasks.isSuccess && rows.length === 0 && <InboxEmpty scope={scope} filtered={isFiltered(filter)} />}
          {rows.length > 0 && (
            <>
              {groups.map((group) => (
                <section key={group.key} aria-label={group.title || t('list')}>
                  {group.title && (
                    <h2 className={styles.group}>
                      {group.title} <span>{group.tasks.length}</span>
                    </h2>
                  )}
                  <ul aria-label={group.title || t('list')}>
                    {group.tasks.map((task) => (
                      <TaskRow
                        key={task.id}
                        task={task}
                        to={to(task.id)}
                        current={task.id === open}
                        showHolder={scope === 'team' || scope === 'started'}
                        selection={
                          selectable(task)
                            ? {
                                selected: selection.has(task.id),
                                onToggle: () => selection.toggle(task.id),
                              }
                            : undefined
                        }
                      />
                    ))}
                  </ul>
                </section>
              ))}
              <LoadMore
                automatic
                hasMore={tasks.hasNextPage}
                loading={tasks.isFetchingNextPage}
                onMore={() => void tasks.fetchNextPage()}
              />
            </>
          )}
        </div>
        <BatchBar scope={scope} tasks={selection.tasks} onClear={selection.clear} onAll={selection.all} />
      </section>
      <section className={styles.right} data-pane aria-label={t('part.form')}>
        {open ? pane(open) : <Empty title={t('choose')}>{t('chooseHelp')}</Empty>}
      </section>
    </div>
  );
}

const isFiltered = (filter: Filter) => narrowing.some((key) => filter[key]);
