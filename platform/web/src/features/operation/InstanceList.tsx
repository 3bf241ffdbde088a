import { Button, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { useListKeys } from '@/components/listKeys';
import { LoadMore } from '@/components/LoadMore';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { countText } from '@/lib/query';
import { useInstances, useProcesses, type Action, type InstanceFilter, type InstanceRow } from './api';
import { InstanceSearch } from './InstanceSearch';
import { InstanceTable } from './InstanceTable';
import { MigrateDialog } from './MigrateDialog';
import { OrderDialog } from './OrderDialog';
import type { Targets } from './targets';
import styles from './Operation.module.css';

const keys = ['process', 'version', 'state', 'incident', 'element', 'q', 'from', 'until'] as const;

/** All instances, to find those that need help and to help many at once. */
export function InstanceList() {
  const { t } = useTranslation('operation');
  const { t: common } = useTranslation();
  const { parameters } = useAddress();
  const navigate = useNavigate();
  const search = useRef<InputRef>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const filter: InstanceFilter = Object.fromEntries(
    keys.map((key) => [key, parameters.get(key) ?? undefined]),
  );
  const found = useInstances(filter);
  const instances = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const count = found.data?.pages[0]?.count;
  useListKeys({
    ids: instances.map((one) => one.id),
    current,
    onMove: setCurrent,
    onOpen: (id) => void navigate(`/operator/instances/${id}`),
    search,
  });
  return (
    <div className={styles.page}>
      <PageHead
        title={t('instances.title')}
        beside={<span className={styles.muted}>{common('rows', { total: countText(count) })}</span>}
      />
      <InstanceSearch search={search} />
      {/* Another search is another choice. */}
      <Choosing
        key={JSON.stringify(filter)}
        instances={instances}
        current={current}
        filter={filter}
        total={count && !count.capped ? count.value : instances.length}
      >
        {found.isPending && <Waiting lines={12} />}
        {found.isError && instances.length === 0 && (
          <Failure error={found.error} retry={() => void found.refetch()} />
        )}
        {found.isSuccess && instances.length === 0 && (
          <Empty title={t('instances.empty')}>{t('instances.emptyText')}</Empty>
        )}
        {instances.length > 0 && (
          <LoadMore
            hasMore={found.hasNextPage}
            loading={found.isFetchingNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        )}
      </Choosing>
    </div>
  );
}

interface ChoosingProps {
  instances: InstanceRow[];
  current: string | null;
  filter: InstanceFilter;
  total: number;
  children: React.ReactNode;
}

function Choosing({ instances, current, filter, total, children }: ChoosingProps) {
  const { t } = useTranslation('operation');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [action, setAction] = useState<Action | null>(null);
  const choose = (ids: string[], wanted: boolean) => {
    setAll(false);
    setChosen((before) => {
      const after = new Set(before);
      ids.forEach((id) => (wanted ? after.add(id) : after.delete(id)));
      return after;
    });
  };
  const clear = () => {
    setAll(false);
    setChosen(new Set());
  };
  const count = all ? total : chosen.size;
  const targets: Targets = { count, ...(all ? { filter } : { instances: [...chosen] }) };
  const known = useProcesses().data;
  const processes = filter.process
    ? [filter.process]
    : all
      ? (known?.map(({ id }) => id) ?? [])
      : [...new Set(instances.filter(({ id }) => chosen.has(id)).map((one) => one.process))];
  const close = () => setAction(null);
  return (
    <>
      {count > 0 && (
        <div className={styles.chosen} role="toolbar" aria-label={t('instances.chosen', { count })}>
          <strong>{t('instances.chosen', { count })}</strong>
          <Button onClick={() => setAction('retry')}>{t('action.retry')}</Button>
          <Button onClick={() => setAction('migrate')}>{t('action.migrate')}</Button>
          <Button danger onClick={() => setAction('cancel')}>
            {t('action.cancel')}
          </Button>
          {!all && total > chosen.size && (
            <Button type="link" onClick={() => setAll(true)}>
              {t('instances.chooseAll', { total })}
            </Button>
          )}
          <Button type="link" onClick={clear}>
            {t('instances.chooseNone')}
          </Button>
        </div>
      )}
      <div className={styles.rows}>
        {instances.length > 0 && (
          <InstanceTable
            instances={instances}
            chosen={all ? new Set(instances.map((one) => one.id)) : chosen}
            current={current}
            onChoose={choose}
          />
        )}
        {children}
      </div>
      {(action === 'retry' || action === 'cancel') && (
        <OrderDialog action={action} targets={targets} onClose={close} onOrdered={clear} />
      )}
      {action === 'migrate' && (
        <MigrateDialog targets={targets} processes={processes} onClose={close} onOrdered={clear} />
      )}
    </>
  );
}
