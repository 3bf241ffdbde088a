import { useTranslation } from 'react-i18next';
import styles from './Waiting.module.css';

/** Grey lines where text will be. */
export function Waiting({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.waiting} role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${95 - ((line * 37) % 45)}%` }} />
      ))}
    </div>
  );
}
