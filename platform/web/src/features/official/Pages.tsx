import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preview } from './api';
import styles from './Official.module.css';

/** A document as it will be on paper, and what to know before it is issued. */
export function Pages({ preview }: { preview: Preview }) {
  const { t } = useTranslation('official');
  return (
    <div className={styles.stack}>
      {preview.missing.length > 0 && (
        <Alert type="error" showIcon title={t('missing', { characters: preview.missing.join(' ') })} />
      )}
      {preview.empty.length > 0 && (
        <Alert type="warning" showIcon title={t('emptyFields', { fields: preview.empty.join('、') })} />
      )}
      <div className={styles.pages} tabIndex={0} role="group" aria-label={t('preview')}>
        {preview.pages.map((page, index) => (
          <img key={index} src={page} alt={t('page', { page: index + 1 })} />
        ))}
        {preview.count > preview.pages.length && <p>{t('morePages', { count: preview.count })}</p>}
      </div>
    </div>
  );
}
