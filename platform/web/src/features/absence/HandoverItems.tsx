import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Waiting } from '@/components/Waiting';
import { useHandoverItems } from './api';
import styles from './AbsenceView.module.css';

/** Each task that a hand-over moved. */
export function HandoverItems({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('absence');
  const { t: common } = useTranslation();
  const found = useHandoverItems(id);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Modal
      open
      title={t('handover.moved')}
      footer={<Button onClick={onClose}>{common('close')}</Button>}
      onCancel={onClose}
    >
      {found.isPending && <Waiting lines={4} />}
      <ul className={styles.items}>
        {rows.map((item) => (
          <li key={item.taskId} className={styles.row}>
            <Link to={`/tasks/${item.taskId}`}>
              {item.name} · {item.title}
            </Link>
            <span className={styles.facts}>{item.number}</span>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button type="text" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </Modal>
  );
}
