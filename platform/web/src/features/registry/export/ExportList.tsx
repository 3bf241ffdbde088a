import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Listed } from '@/components/Listed';
import { PageHead } from '@/components/PageHead';
import { useExports } from './api';
import styles from './Export.module.css';
import { ExportLine } from './ExportLine';

/** The lists that somebody exported in the background, the newest first. */
export function ExportList() {
  const { t } = useTranslation('export');
  const found = useExports();
  return (
    <article>
      <PageHead title={t('title')} />
      <div className={styles.body}>
        <Listed found={found} none={<Empty title={t('none')}>{t('noneText')}</Empty>}>
          {(rows) => (
            <ul className={styles.list} aria-label={t('list')}>
              {rows.map((one) => (
                <ExportLine key={one.id} one={one} />
              ))}
            </ul>
          )}
        </Listed>
      </div>
    </article>
  );
}
