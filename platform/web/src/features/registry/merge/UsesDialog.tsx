import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import type { FullRecord } from '../api';
import { useUses } from './api';
import { UseList } from './UseList';

/** Which records refer to one: counts of all, names of those that the person may read. */
export function UsesDialog({ record, onClose }: { record: FullRecord; onClose: () => void }) {
  const { t } = useTranslation('list');
  const found = useUses(record.registry, record.id);
  return (
    <Modal open footer={null} title={t('uses.title', { title: record.title })} onCancel={onClose}>
      {found.isPending && <Waiting lines={4} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data?.length === 0 && <Empty title={t('uses.none')}>{t('uses.noneText')}</Empty>}
      {found.data && found.data.length > 0 && <UseList uses={found.data} />}
    </Modal>
  );
}
