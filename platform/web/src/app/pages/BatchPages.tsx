import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BulkList } from '@/components/bulk/BulkList';
import { BulkView } from '@/components/bulk/BulkView';
import styles from '@/components/layout.module.css';
import { PageHead } from '@/components/PageHead';
import { TabLinks } from '@/components/TabLinks';
import { BatchList, BatchView, ExportList } from '@/features/registry';
import { useAddress } from '@/lib/address';

export const ExportsPage = () => <ExportList />;

/** What somebody did with many at once: records, or tasks and clocks. */
export function BatchesPage() {
  const { t } = useTranslation('bulk');
  const tasks = useAddress().parameters.get('of') === 'tasks';
  return (
    <article className={styles.page}>
      <PageHead title={t('mine')} />
      <TabLinks
        name={t('mine')}
        parameter="of"
        current={tasks ? 'tasks' : 'records'}
        items={[
          { key: 'records', label: t('of.records') },
          { key: 'tasks', label: t('of.tasks') },
        ]}
      />
      <div className={styles.body}>{tasks ? <BulkList /> : <BatchList />}</div>
    </article>
  );
}

export function BatchPage() {
  const { id = '' } = useParams();
  return <BatchView key={id} id={id} />;
}

export function BulkPage() {
  const { id = '' } = useParams();
  return <BulkView key={id} id={id} />;
}
