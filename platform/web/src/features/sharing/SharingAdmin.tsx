import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '@/components/PageHead';
import { TabLinks } from '@/components/TabLinks';
import { useAddress } from '@/lib/address';
import { ConsumerTable } from './ConsumerTable';
import { NewConsumer } from './NewConsumer';
import { NewService } from './NewService';
import { ServiceTable } from './ServiceTable';
import { UsageView } from './UsageView';
import styles from './Sharing.module.css';

const TABS = ['services', 'consumers', 'usage'] as const;

/** What is shared, with whom, and how much of it is used. */
export function SharingAdmin() {
  const { t } = useTranslation('sharing');
  const { parameters } = useAddress();
  const tab = TABS.find((one) => one === parameters.get('tab')) ?? 'services';
  const [making, setMaking] = useState(false);
  return (
    <div className={styles.page}>
      <PageHead
        title={t('title')}
        actions={
          tab !== 'usage' && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
              {t(tab === 'services' ? 'newService' : 'newConsumer')}
            </Button>
          )
        }
      />
      <TabLinks
        name={t('title')}
        parameter="tab"
        current={tab}
        items={TABS.map((key) => ({ key, label: t(`tabs.${key}`) }))}
      />
      <div className={styles.body}>
        {tab === 'services' && <ServiceTable />}
        {tab === 'consumers' && <ConsumerTable />}
        {tab === 'usage' && <UsageView />}
      </div>
      {making && tab === 'services' && <NewService onClose={() => setMaking(false)} />}
      {making && tab === 'consumers' && <NewConsumer onClose={() => setMaking(false)} />}
    </div>
  );
}
