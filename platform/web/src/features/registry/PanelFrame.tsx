import { CloseOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { RecordStatus } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useShortcuts } from '@/lib/keyboard';
import { useRegistry, type FullRecord } from './api';
import styles from './RecordPanel.module.css';

interface Props {
  registry: string;
  label: string;
  found: UseQueryResult<FullRecord>;
  foot?: (record: FullRecord) => ReactNode;
  onClose: () => void;
  children: (record: FullRecord) => ReactNode;
}

/** A record beside a list: who it is, what is told of it, what can be done with it. */
export function PanelFrame({ registry, label, found, foot, onClose, children }: Props) {
  const { t: common } = useTranslation();
  const statuses = useRegistry(registry).data?.statuses;
  const record = found.data;
  useShortcuts([{ keys: 'Escape', run: onClose }]);
  return (
    <aside className={styles.panel} aria-label={label}>
      <div className={styles.head}>
        <div className={styles.text}>
          <h2 className={styles.title}>{record?.title}</h2>
          <div className={styles.facts}>
            {record?.number && <span>{record.number}</span>}
            <RecordStatus statuses={statuses} code={record?.status} />
          </div>
        </div>
        <Button type="text" icon={<CloseOutlined />} aria-label={common('close')} onClick={onClose} />
      </div>
      <div className={styles.body}>
        {found.isPending && <Waiting lines={10} />}
        {found.error && !record && <Failure error={found.error} retry={() => void found.refetch()} />}
        {record && children(record)}
      </div>
      {record && foot && <div className={styles.foot}>{foot(record)}</div>}
    </aside>
  );
}
