import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { RecordStatus } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useShortcuts } from '@/lib/keyboard';
import { useRegistry } from '../api';
import { RecordFields } from '../RecordFields';
import styles from '../RecordPanel.module.css';
import { useMoment, useRecordAsOf } from './moment';

interface Props {
  registry: string;
  id: string;
  asOf: string;
  onClose: () => void;
}

/** A record as it was, beside the list of then. */
export function PastPanel({ registry, id, asOf, onClose }: Props) {
  const { t } = useTranslation('past');
  const { t: common } = useTranslation();
  const moment = useMoment();
  const record = useRecordAsOf(registry, id, asOf);
  const statuses = useRegistry(registry).data?.statuses;
  useShortcuts([{ keys: 'Escape', run: onClose }]);
  return (
    <aside className={styles.panel} aria-label={t('panel')}>
      <div className={styles.head}>
        <div className={styles.text}>
          <h2 className={styles.title}>{record.data?.title}</h2>
          <div className={styles.facts}>
            {record.data?.number && <span>{record.data.number}</span>}
            <RecordStatus statuses={statuses} code={record.data?.status} />
          </div>
        </div>
        <Button type="text" icon={<CloseOutlined />} aria-label={common('close')} onClick={onClose} />
      </div>
      <div className={styles.body}>
        {record.isPending && <Waiting lines={10} />}
        {record.error && !record.data && <Failure error={record.error} retry={() => void record.refetch()} />}
        {record.data && (
          <>
            <p style={{ margin: '0 0 8px' }}>
              {t('version', { version: record.data.version, moment: moment(asOf) })}
            </p>
            <RecordFields record={record.data} narrow />
          </>
        )}
      </div>
    </aside>
  );
}
