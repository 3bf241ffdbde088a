import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Listed } from '@/components/Listed';
import { PageHead } from '@/components/PageHead';
import { useBatches } from './api';
import { BatchTable } from './BatchTable';
import styles from './Operation.module.css';

/** What operators did, the newest first. */
export function BatchList() {
  const { t } = useTranslation('operation');
  const found = useBatches();
  return (
    <div className={styles.page}>
      <PageHead title={t('batch.title')} />
      <div className={styles.rows}>
        <Listed found={found} none={<Empty title={t('batch.empty')}>{t('batch.emptyText')}</Empty>}>
          {(batches) => <BatchTable batches={batches} />}
        </Listed>
      </div>
    </div>
  );
}
