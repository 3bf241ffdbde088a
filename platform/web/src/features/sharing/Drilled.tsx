import { Drawer } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Waiting } from '@/components/Waiting';
import { useDrilled, type CatalogueDetail, type Group } from './api';
import { filtersOf } from './drill';
import { RecordTable } from './RecordTable';

interface Props {
  detail: CatalogueDetail;
  group: Group;
  onClose: () => void;
}

/** The records behind a figure. */
export function Drilled({ detail, group, onClose }: Props) {
  const { t } = useTranslation('sharing');
  const filters = useMemo(() => filtersOf(group, detail.fields), [group, detail.fields]);
  const found = useDrilled(detail.entry.service, filters);
  const what = Object.values(group.labels)
    .map((label) => label ?? t('empty'))
    .join(' · ');
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Drawer open size="large" title={t('drilled', { what })} onClose={onClose}>
      {found.isPending && <Waiting lines={8} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {rows.length > 0 && (
        <>
          <RecordTable
            label={t('drilled', { what })}
            registry={detail.registry}
            columns={detail.fields.map((one) => ({ name: one.name, label: one.label }))}
            rows={rows}
          />
          <LoadMore
            hasMore={found.hasNextPage}
            loading={found.isFetchingNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        </>
      )}
    </Drawer>
  );
}
