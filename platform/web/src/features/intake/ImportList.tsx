import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Listed } from '@/components/Listed';
import { PageHead } from '@/components/PageHead';
import { useImports } from './api';
import { ImportTable } from './ImportTable';
import styles from './Intake.module.css';

/** What was imported, the newest first. */
export function ImportList() {
  const { t } = useTranslation('intake');
  const found = useImports();
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} />
      <div className={styles.body}>
        <Listed found={found} none={<Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>}>
          {(imports) => <ImportTable imports={imports} />}
        </Listed>
      </div>
    </div>
  );
}
