import { useTranslation } from 'react-i18next';
import styles from './Intake.module.css';

export type Stage = 'upload' | 'match' | 'trial' | 'run' | 'done';

const stages: Stage[] = ['upload', 'match', 'trial', 'run', 'done'];

/** Where one is on the way from a file to its records. */
export function Stages({ current }: { current: Stage }) {
  const { t } = useTranslation('intake');
  return (
    <ol className={styles.stages} aria-label={t('stages.name')}>
      {stages.map((stage) => (
        <li key={stage} aria-current={stage === current ? 'step' : undefined}>
          {t(`stages.${stage}`)}
        </li>
      ))}
    </ol>
  );
}
