import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Moment } from '@/components/Moment';
import { Waiting } from '@/components/Waiting';
import { sizeText } from '@/lib/size';
import { type About, downloadOf, useVersions } from './api';
import styles from './Document.module.css';

/** Every version with who made it and why; each can be downloaded. */
export function Versions({ about }: { about: About }) {
  const { t } = useTranslation('document');
  const versions = useVersions(about.id, about.latest);
  if (versions.error) return <Failure error={versions.error} retry={() => void versions.refetch()} />;
  if (!versions.data) return <Waiting lines={4} />;
  return (
    <ol className={styles.versions} aria-label={t('versionList')}>
      {versions.data.map((one) => {
        const isCurrent = one.version === about.latest;
        return (
          <li key={one.version}>
            <div className={styles.versionHead}>
              <strong>{t('version', { version: one.version })}</strong>
              {isCurrent && <span className={styles.current}>{t('current')}</span>}
              <a href={downloadOf(about.id, one.version)}>{one.name}</a>
              <span className={styles.muted}>{sizeText(one.size)}</span>
            </div>
            <div className={styles.muted}>
              {one.madeBy} <Moment at={one.madeAt} />
            </div>
            {one.note && <div>{one.note}</div>}
          </li>
        );
      })}
    </ol>
  );
}
