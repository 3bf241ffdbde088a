import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { RecordStatus } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useShortcuts } from '@/lib/keyboard';
import { recordAddress } from '@/lib/records';
import { useRecord, useRegistry } from './api';
import { RecordActions } from './RecordActions';
import { RecordFields } from './RecordFields';
import styles from './RecordPanel.module.css';

interface Props {
  registry: string;
  id: string;
  onClose: () => void;
}

/** A record beside the list it stands in. */
export function RecordPanel({ registry, id, onClose }: Props) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const record = useRecord(registry, id);
  const screen = useRegistry(registry).data;
  useShortcuts([{ keys: 'Escape', run: onClose }]);
  return (
    <aside className={styles.panel} aria-label={t('panel')}>
      <div className={styles.head}>
        <div className={styles.text}>
          <h2 className={styles.title}>{record.data?.title}</h2>
          <div className={styles.facts}>
            {record.data?.number && <span>{record.data.number}</span>}
            <RecordStatus statuses={screen?.statuses} code={record.data?.status} />
          </div>
        </div>
        <Button type="text" icon={<CloseOutlined />} aria-label={common('close')} onClick={onClose} />
      </div>
      <div className={styles.body}>
        {record.isPending && <Waiting lines={10} />}
        {record.error && !record.data && <Failure error={record.error} retry={() => void record.refetch()} />}
        {record.data && <RecordFields record={record.data} narrow />}
      </div>
      {record.data && (
        <div className={styles.foot}>
          <RecordActions record={record.data} />
          <Link to={recordAddress(registry, id)} className={styles.page}>
            {common('openPage')}
          </Link>
        </div>
      )}
    </aside>
  );
}
