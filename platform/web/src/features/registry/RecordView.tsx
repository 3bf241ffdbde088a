import { LeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { RecordStatus } from '@/components/StatusTag';
import { TabLinks, type TabItem } from '@/components/TabLinks';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import { useRegistry, type FullRecord } from './api';
import { BegunChange } from './draft/DraftOffers';
import { HandedOn, isReadable } from './HandedOn';
import { History } from './History';
import { MergedHere } from './merge/MergedHere';
import { RecordActions } from './RecordActions';
import { RecordFields } from './RecordFields';
import styles from './RecordView.module.css';

export interface ExtraTab extends TabItem {
  content: ReactNode;
}

interface Props {
  record: FullRecord;
  /** What other parts of the product know about the record. */
  tabs: ExtraTab[];
  /** What awaits the reader here. */
  notice?: ReactNode;
  /** What else is to be known before its fields. */
  before?: ReactNode;
}

/** One record: what it says, what happened to it, what can be done with it. */
export function RecordView({ record, tabs, notice, before }: Props) {
  const { t } = useTranslation('registry');
  const label = useLabel();
  const { parameters } = useAddress();
  const registry = useRegistry(record.registry).data;
  const readable = isReadable(record);
  const all: ExtraTab[] = [
    {
      key: 'fields',
      label: t('tabs.fields'),
      content: (
        <div className={styles.parts}>
          <HandedOn record={record} />
          {readable && before}
          {readable && <MergedHere record={record} />}
          <RecordFields record={record} />
        </div>
      ),
    },
    ...(readable
      ? [...tabs, { key: 'history', label: t('tabs.history'), content: <History record={record} /> }]
      : []),
  ];
  const current = all.find((tab) => tab.key === parameters.get('tab')) ?? all[0];
  return (
    <article>
      <PageHead
        above={<BackButton />}
        title={record.title || (record.number ?? record.id)}
        beside={<RecordStatus statuses={registry?.statuses} code={record.status} />}
        below={
          <span className={styles.facts}>
            <span>{label(registry?.label)}</span>
            {record.number && <span>{record.number}</span>}
            {record.createdAt && (
              <span>
                {t('created', { at: '' })}
                <Moment at={record.createdAt} />
              </span>
            )}
            {record.updatedAt && (
              <span>
                {t('updated', { at: '' })}
                <Moment at={record.updatedAt} />
              </span>
            )}
          </span>
        }
        actions={readable && <RecordActions record={record} />}
      />
      {readable && notice}
      {readable && <BegunChange registry={record.registry} id={record.id} />}
      <TabLinks
        name={record.title}
        parameter="tab"
        items={all.map(({ key, label: text }) => ({ key, label: text }))}
        current={current?.key ?? ''}
      />
      <div className={styles.body}>{current?.content}</div>
    </article>
  );
}

/** To where one came from: usually a list with its searches. */
export function BackButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Button
      type="link"
      size="small"
      icon={<LeftOutlined />}
      style={{ paddingInline: 0 }}
      onClick={() => void (window.history.length > 1 ? navigate(-1) : navigate('/'))}
    >
      {t('back')}
    </Button>
  );
}
