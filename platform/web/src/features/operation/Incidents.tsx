import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment';
import type { Incident } from './api';
import styles from './Operation.module.css';

/** Causes in plain words first; what the engine said is for those who ask. */
export function Incidents({ incidents }: { incidents: Incident[] }) {
  const { t } = useTranslation('operation');
  return (
    <div className={styles.list}>
      {incidents.map((incident) => (
        <Alert
          key={incident.key}
          type="error"
          showIcon
          title={incident.cause}
          description={
            <>
              <p>{incident.advice}</p>
              <span className={styles.muted}>
                <Moment at={incident.at} />
              </span>
              <details className={styles.details}>
                <summary>{t('one.technical')}</summary>
                <pre>{incident.detail}</pre>
              </details>
            </>
          }
        />
      ))}
    </div>
  );
}
