import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Listed } from '@/components/Listed';
import { PageHead } from '@/components/PageHead';
import { StatusTag } from '@/components/StatusTag';
import { useCatalogue } from './api';
import styles from './Sharing.module.css';

/** Everything that is shared, for whoever wonders what there is and who uses it. */
export function Catalogue() {
  const { t } = useTranslation('sharing');
  const found = useCatalogue();
  return (
    <div className={styles.page}>
      <PageHead title={t('catalogue')} />
      <div className={styles.body}>
        <Listed
          found={found}

          none={<Empty title={t('catalogueEmpty')}>{t('catalogueEmptyText')}</Empty>}
        >
          {(rows) => (
            <ul className={styles.cards}>
              {rows.map((one) => (
                <li key={one.service} className={styles.card}>
                  <h2>
                    <Link to={`/sharing/${one.service}`}>{one.label}</Link>
                  </h2>
                  {one.description && <p>{one.description}</p>}
                  <div className={styles.line}>
                    <span className={styles.muted}>
                      {one.registry} · {t('fieldCount', { count: one.fields })}
                    </span>
                    {one.changes && <StatusTag tone="running">{t('followable')}</StatusTag>}
                    {one.statistics && <StatusTag tone="done">{t('countable')}</StatusTag>}
                  </div>
                  <p className={styles.muted}>
                    {one.users.length > 0 ? t('users', { names: one.users.join('、') }) : t('noUsers')}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </Listed>
      </div>
    </div>
  );
}
